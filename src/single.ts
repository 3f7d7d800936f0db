/** Entry of the lecture as one HTML file, which holds the slides and the print page. */
import { preparePrint } from './deck/print/preparePrint.ts'
import { start } from './deck/start.ts'

// The page has its style already: see src/tools/commands/single.ts.
if (document.documentElement.classList.contains('kl-print')) void preparePrint()
else void start()
