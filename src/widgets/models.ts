/** Every widget, by the name its fence gives: a line each. Its folder has the same name, and in it `view.ts`. */
export { dial } from './dial/model.ts'
export { elbo } from './elbo/model.ts'
export { ellipse } from './ellipse/model.ts'
export { evidence } from './evidence/model.ts'
export { explorer } from './explorer/model.ts'
export { fit } from './fit/model.ts'
export { likelihood } from './likelihood/model.ts'
