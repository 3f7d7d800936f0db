/** `npm start`: builds the lecture and serves it. */
import { networkInterfaces } from 'node:os'
import { buildDeckIfStale, distFolder, serveFolder } from '../serve.ts'
import { parsePort, readOptions } from './options.ts'

const usage = `npm start [-- --port NUMBER] [--network]

Builds the lecture and serves it until Ctrl+C.
  --port NUMBER   where to listen; the next free port is taken if it is in use (default 4173)
  --network       lets others on the same network open it too`

/** Builds the deck, serves it, and says where it is and what can be done next. Ends with Ctrl+C. */
export async function main(args: string[]): Promise<void> {
  const options = readOptions(args, usage, { port: { type: 'string', default: '4173' }, network: { type: 'boolean' } })
  if (!options) return
  const port = parsePort('--port', options.port)
  console.log('Building the lecture …')
  const began = performance.now()
  await buildDeckIfStale()
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const served = await serveFolder(distFolder, { port, host: options.network ? '0.0.0.0' : '127.0.0.1' })
  if (portOf(served.url) !== port) console.log(`Port ${port} is in use; ${portOf(served.url)} is taken instead.`)
  console.log(announcement(served.url, seconds, options.network ? networkAddresses(served.url) : []))
  await interrupted()
  await served.close()
  console.log('\nStopped.')
}

function announcement(url: string, seconds: string, others: string[]): string {
  return `Built in ${seconds} s. The lecture is at

  ${bold(url)}${others.map(other => `\n  ${other}   (from this network)`).join('')}

  → or PageDown    next slide or step; ← or PageUp goes back
  S                speaker view: notes, clock, what comes next
  ?                all keys
  npm run pdf      the lecture as a PDF
  npm run dev      shows every change to slides/ as it is saved

Ctrl+C stops.`
}

function portOf(url: string): number {
  return Number(new URL(url).port)
}

function networkAddresses(url: string): string[] {
  const port = portOf(url)
  const all = Object.values(networkInterfaces()).flatMap(list => list ?? [])
  return all
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}/`)
}

function interrupted(): Promise<void> {
  return new Promise(done => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done())
  })
}

function bold(text: string): string {
  return process.stdout.isTTY ? `\u001b[1m${text}\u001b[22m` : text
}
