import './style/index.css'
import { start } from './deck/start.ts'

start()
