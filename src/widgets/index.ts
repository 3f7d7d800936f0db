/** Every widget by name, as the deck and the compiler ask for them. */
import type { Model, View, Widget } from './core/contract.ts'
import * as models from './models.ts'

/** Every widget, by name: the model at once, the view when it is first mounted. */
export const widgets: Readonly<Record<string, Widget>> = Object.fromEntries(
  Object.entries(models).map(([name, model]) => [
    name,
    {
      model: model as unknown as Model<Widget['model']['fields'], unknown>,
      view: async (): Promise<View<Widget['model']['fields'], unknown>> => (await import(`./${name}/view.ts`)).view,
    },
  ]),
)
