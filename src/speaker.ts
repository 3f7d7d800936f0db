/** Entry of the speaker's page. */
import './style/speaker/speaker.css'
import { startSpeakerView } from './deck/speaker/startSpeakerView.ts'

startSpeakerView()
