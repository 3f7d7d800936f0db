/** Entry of the page with the slides. */
import './style/index.css'
import { reasonOf, retryButton } from './deck/figures/retryButton.ts'
import { notice } from './deck/page/notice.ts'
import { start } from './deck/start.ts'

// In a browser that is too old, `early.js` has laid the slides out to be read.
if (document.documentElement.dataset.deck !== 'plain')
  start().catch(error => {
    notice(
      `The figures could not be started: ${reasonOf(error)}`,
      retryButton(() => {}, true),
    )
    throw error
  })
