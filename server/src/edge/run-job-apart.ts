import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Config, environmentOf } from '../ground/config.ts';
import type { RunApart } from './house.ts';
import { turnIsOver } from './jobs.ts';

const program = fileURLToPath(new URL('../../../bin/peyvand.mjs', import.meta.url));

/** Rows live for one batch: a small young generation keeps their garbage from piling up (measured: 250 MB less at its peak). */
const smallNursery = '--max-semi-space-size=8';
/** For a job that holds columns of numbers and needs no speed elsewhere: 383 MB instead of 520 at a million customers. */
const leanNursery = '--max-semi-space-size=2';

/** The exit code of a job that has more to do (EX_TEMPFAIL of sysexits.h). */
export const moreToDo = 75;

const running = new Set<ChildProcess>();

/** Ends the jobs that run apart: the queue starts them again, and each goes on from its checkpoint. */
export function stopJobsApart(): void {
  for (const child of running) child.kill('SIGTERM');
}

/**
 * Runs a job in a process of its own, on the same database and settings. A stop is passed on as SIGTERM, the end of a turn as a
 * message; when this process is killed, the other one notices and ends.
 * @throws Error with the last words of the process when the job failed
 */
export function runJobApart(config: Config): RunApart {
  const env = { ...process.env, ...environmentOf(config), PEYVAND_HANDED_OVER: '1' };
  return ({ name, lean }, payload, signal) =>
    new Promise((resolve, reject) => {
      const child = spawn(
        process.execPath,
        [lean ? leanNursery : smallNursery, program, 'work', name, JSON.stringify(payload)],
        {
          stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
          env,
        },
      );
      running.add(child);
      child.stderr?.on('data', (data: Buffer) => process.stderr.write(data));
      const stop = () => {
        if (signal.reason !== turnIsOver || !child.send(turnIsOver)) child.kill('SIGTERM');
      };
      signal.addEventListener('abort', stop, { once: true });
      child.once('error', reject);
      child.once('exit', (code) => {
        running.delete(child);
        signal.removeEventListener('abort', stop);
        if (code === 0 || code === moreToDo) resolve(code === 0 ? undefined : 'more');
        else reject(Object.assign(new Error(`the job ended with ${code}`), { code: `exit-${code}` }));
      });
    });
}
