import { inBrowser } from './harness.ts'
import { useClaims } from './use.ts'

inBrowser('Chromium', useClaims)
