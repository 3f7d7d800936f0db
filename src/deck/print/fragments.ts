/** The steps of a slide in the order a presenter takes them: what has an index first, then the rest as it stands. */
export function stepsOf(slide: Element): HTMLElement[][] {
  const indexed: HTMLElement[][] = []
  const rest: HTMLElement[][] = []
  for (const fragment of slide.querySelectorAll<HTMLElement>('.fragment')) {
    const index = fragment.dataset.fragmentIndex
    if (index === undefined) rest.push([fragment])
    else indexed[Number(index)] = [...(indexed[Number(index)] ?? []), fragment]
  }
  return [...indexed.filter(step => step !== undefined), ...rest]
}

/** The stage of a figure after so many steps of its slide. */
export function stageAfter(steps: readonly (readonly HTMLElement[])[], count: number, figure: Element): number {
  const taken = steps.slice(0, count).flat()
  return taken.filter(step => step.matches('.kl-step') && figure.contains(step)).length
}

/** How many steps of the slide it takes until the figure stands at a stage. */
export function stepsUntil(steps: readonly (readonly HTMLElement[])[], stage: number, figure: Element): number {
  for (let count = 0; count <= steps.length; count++) if (stageAfter(steps, count, figure) >= stage) return count
  return steps.length
}
