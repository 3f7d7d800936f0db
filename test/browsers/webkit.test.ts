import { inBrowser } from './harness.ts'
import { useClaims } from './use.ts'

inBrowser('WebKitGTK', useClaims)
