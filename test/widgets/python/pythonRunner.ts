import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { scipyPython } from '../../scipy.ts'

/** What a program printed, the error that ended it, what it warned of, and the seconds of processor time it took. */
export interface Outcome {
  out: string
  error: string | null
  warnings: string[]
  seconds: number
}

interface Job {
  program: string
  done(outcome: Outcome): void
  fail(error: Error): void
}

/** Runs programs in `count` Python processes, each program as soon as one of these is free. */
export function pythonRunner(count: number) {
  const waiting: Job[] = []
  const processes: ChildProcess[] = []
  const idle: (() => void)[] = []

  function start(): void {
    const python = spawn(scipyPython ?? 'python3', [join(import.meta.dirname, 'runPrograms.py')], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
    })
    processes.push(python)
    let job: Job | undefined
    const next = () => {
      job = waiting.shift()
      if (job) python.stdin.write(`${JSON.stringify(job.program)}\n`)
      else idle.push(next)
    }
    createInterface({ input: python.stdout }).on('line', line => {
      job?.done(JSON.parse(line))
      next()
    })
    python.on('error', error => job?.fail(error))
    python.on('close', () => job?.fail(new Error('Python ended before the program did')))
    next()
  }

  return {
    run(program: string): Promise<Outcome> {
      return new Promise((done, fail) => {
        waiting.push({ program, done, fail })
        if (processes.length < count) start()
        else idle.shift()?.()
      })
    },
    stop(): void {
      for (const python of processes) python.kill()
    },
  }
}
