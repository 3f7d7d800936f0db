import './style/print.css'
import { preparePrint } from './deck/paper/print.ts'

preparePrint()
