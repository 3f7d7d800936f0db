import './style/print.css'
import { preparePrint } from './deck/print.ts'

preparePrint()
