import { fillDemoJob } from '../demo/fill-demo.ts';
import type { JobPayload } from '../edge/job.ts';
import { turnIsOver } from '../edge/jobs.ts';
import { moreToDo } from '../edge/run-job-apart.ts';
import { modules } from '../ladder.ts';
import { openDatabaseForCommand } from './open-database.ts';
import { openHouse } from './open-house.ts';

/**
 * Runs one job and ends: what a worker starts for heavy work (imports, fits), so that its memory goes with it and the pages
 * stay quick meanwhile. Not meant to be typed: `work NAME PAYLOAD`.
 */
export async function runWork(args: string[]): Promise<number> {
  const [name = '', payload = '{}'] = args;
  const job = [...modules.flatMap((module) => module.jobs ?? []), fillDemoJob].find((one) => one.name === name);
  if (job === undefined) throw new Error(`no job ${name}`);
  const database = await openDatabaseForCommand();
  const app = await openHouse(database).catch(async (error) => {
    await database.close();
    throw error;
  });
  const stopping = new AbortController();
  process.on('SIGTERM', () => stopping.abort());
  process.on('message', (said) => said === turnIsOver && stopping.abort(turnIsOver));
  try {
    const outcome = await job.run(app.house, JSON.parse(payload) as JobPayload, stopping.signal);
    return outcome === 'more' ? moreToDo : 0;
  } catch (error) {
    // what it says goes into the product's log, which keeps no values
    database.log.error('a job failed', { job: name, error });
    return 1;
  } finally {
    await app.stop();
    await database.close();
  }
}
