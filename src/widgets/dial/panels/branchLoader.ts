/** When the branches of a target are followed: they take longer than a frame. */
import type { State } from '../../core/contract.ts'
import { branchesOf, type Drawing, dotsOf, knownBranches, linesOf, pointsOf } from '../branches.ts'
import type { DialFields } from '../fields.ts'

type Seen = State<DialFields>

/** Milliseconds that a target stays before its branches are followed. */
const calm = 80

export function createBranchLoader() {
  let started = false
  let later = 0

  function find(p: Seen['p'], again: () => void): void {
    branchesOf(p)
    again()
  }

  return {
    /**
     * What there is to draw of the target shown: until it has been left alone for a moment, points of its branches; then
     * `again` is called.
     */
    drawing({ p, branches: parameter }: Seen, again: () => void, dragging: boolean): Drawing {
      const branches = started ? knownBranches(p) : branchesOf(p)
      started = true
      if (branches) return linesOf(branches, parameter)
      if (!dragging) later = window.setTimeout(find, calm, p, again)
      return dotsOf(pointsOf(p), parameter)
    },
    /** Follows none that it was about to. */
    cancel: () => clearTimeout(later),
  }
}
