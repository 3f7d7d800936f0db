import './style/speaker/speaker.css'
import { startSpeakerView } from './deck/speaker/page.ts'

startSpeakerView()
