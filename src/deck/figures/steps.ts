/**
 * The stage a figure stands at: the number of its steps that reveal has made visible. A function of the fragments
 * alone, so going back, jumping and reloading need no replay.
 */
export function stageShown(figure: Element): number {
  return figure.querySelectorAll('.kl-step.visible').length
}
