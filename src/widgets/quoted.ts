/** How a message cites what somebody wrote. */
export { quoted } from '../math/index.ts'
