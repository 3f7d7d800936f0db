/** About `count` round numbers from `min` to `max`: steps of 1, 2 or 5 times a power of ten. */
export function roundTicks(min: number, max: number, count: number): number[] {
  const rough = (max - min) / count
  if (!(rough > 0 && Number.isFinite(rough))) return []
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5].find(k => k * power >= rough) ?? 10)
  const ticks: number[] = []
  for (let k = Math.ceil(min / step - 1e-9); k * step <= max + 1e-9 * step; k++)
    ticks.push(Number((k * step).toPrecision(12)))
  return ticks
}
