/** A place for arrays that are wanted together and given up together: nothing is left for the garbage collector. */
export class ScratchArena {
  private slab = new Float64Array(4096)
  private used = 0

  /** Zeros, until the next `clear`. */
  take(length: number): Float64Array {
    if (this.used + length > this.slab.length) {
      // what was taken stays with who has it
      this.slab = new Float64Array(Math.max(2 * this.slab.length, 2 * length))
      this.used = 0
    }
    const from = this.used
    this.used += length
    return this.slab.subarray(from, this.used).fill(0)
  }

  clear(): this {
    this.used = 0
    return this
  }
}
