import type { CDPSession } from 'playwright-core'

/** What a page holds after its garbage is collected. */
export interface Held {
  /** Every canvas there is, in the page or not: a chart has one. */
  canvases: number
  listeners: number
  /** Every node there is, in the page or not. */
  nodes: number
  /** Bytes. */
  heap: number
}

export async function held(cdp: CDPSession): Promise<Held> {
  await cdp.send('Performance.enable')
  for (let i = 0; i < 3; i++) await cdp.send('HeapProfiler.collectGarbage')
  const canvases = await liveCanvases(cdp)
  await cdp.send('HeapProfiler.collectGarbage')
  const { metrics } = await cdp.send('Performance.getMetrics')
  const metric = (name: string) => metrics.find(each => each.name === name)?.value ?? Number.NaN
  return { canvases, listeners: metric('JSEventListeners'), nodes: metric('Nodes'), heap: metric('JSHeapUsedSize') }
}

async function liveCanvases(cdp: CDPSession): Promise<number> {
  const prototype = await cdp.send('Runtime.evaluate', { expression: 'HTMLCanvasElement.prototype' })
  const { objects } = await cdp.send('Runtime.queryObjects', { prototypeObjectId: prototype.result.objectId ?? '' })
  const { result } = await cdp.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: 'function () { return this.length }',
  })
  await cdp.send('Runtime.releaseObject', { objectId: objects.objectId ?? '' })
  return result.value
}
