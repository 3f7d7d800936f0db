import type { Widget } from './contract.ts'
import { ellipse } from './ellipse/model.ts'
import { explorer } from './explorer/model.ts'
import { fit } from './fit/model.ts'

/** Every widget, by the name its fence gives: the model at once, the view when it is first mounted. */
export const widgets: Readonly<Record<string, Widget>> = {
  ellipse: { model: ellipse, view: () => import('./ellipse/view.ts').then(module => module.view) },
  explorer: { model: explorer, view: () => import('./explorer/view.ts').then(module => module.view) },
  fit: { model: fit, view: () => import('./fit/view.ts').then(module => module.view) },
}
