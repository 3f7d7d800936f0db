/** Every state that the lecture's figures start from or step to. */
import { join } from 'node:path'
import { compile } from '../src/compiler/compile.ts'
import { listAssets, readSources } from '../src/compiler/sources.ts'
import { widgets } from '../src/widgets/index.ts'

const project = join(import.meta.dirname, '..')

/** Each stage of each figure of the lecture: the widget's name, and the state as text. */
export function lectureStages(): { widget: string; state: string }[] {
  const assets = listAssets(join(project, 'assets'))
  return compile(readSources(join(project, 'slides')), { widgets, assets }).slides.flatMap(({ html }) =>
    [...html.matchAll(/data-widget="([^"]+)"([\s\S]*?)<figcaption/g)].flatMap(([, widget = '', inside = '']) =>
      [...inside.matchAll(/class="kl-stage"[^>]*data-state="([^"]*)"/g)].map(([, state = '']) => ({
        widget,
        state: state.replaceAll('&amp;', '&'),
      })),
    ),
  )
}
