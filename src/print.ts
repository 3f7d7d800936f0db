/** Entry of the print page. */
import './style/print/print.css'
import { preparePrint } from './deck/print/preparePrint.ts'

preparePrint()
