import './style/print/print.css'
import { preparePrint } from './deck/print/print.ts'

preparePrint()
