import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { openEmbedded } from '../server/src/ground/database/embedded/open-embedded.ts';
import { openProduct } from '../test/open-product.ts';

/**
 * Start and rest: seconds from the command to a served page, on an empty folder (the database is made) and the second time;
 * and the memory of the Node process, web and worker on, at rest after the demo business was filled and its models fitted.
 */
export async function run({ size }: { size: number }): Promise<object> {
  const cold = performance.now();
  const product = await openProduct({ env: { PEYVAND_DEMO: size === 1 ? 'on' : 'off' } });
  try {
    await page(product.address);
    const coldSeconds = seconds(cold);
    if (size === 1) await demoFilled(product.dataDir);
    const restMs = size === 1 ? 60_000 : 1000;
    await pause(restMs);
    const idleMb = residentMb(product.process.pid ?? 0);
    product.process.kill('SIGTERM');
    await new Promise((resolve) => product.process.once('exit', resolve));
    const again = performance.now();
    await product.restart();
    await page(product.address);
    return {
      goal: { secondStartSeconds: 5, idleMb: 250 },
      coldSeconds,
      secondStartSeconds: seconds(again),
      idleMb,
      restSeconds: restMs / 1000,
    };
  } finally {
    await product.close();
  }
}

async function page(address: string): Promise<void> {
  const answer = await fetch(`${address}/`);
  if (!answer.ok) throw new Error(`the page answered ${answer.status}`);
  await answer.text();
}

/** The demo is filled by an import in the background, and the models are fitted after it. */
async function demoFilled(dataDir: string): Promise<void> {
  const embedded = await openEmbedded({ dataDir, log: () => {} });
  const url = new URL(embedded.superUrl);
  url.pathname = '/peyvand';
  const client = new pg.Client({ connectionString: url.toString() });
  await client.connect();
  try {
    for (let n = 0; n < 1200; n++) {
      const { rows } = await client.query('select 1 from profile_fit where is_current');
      if (rows.length > 0) return;
      await pause(250);
    }
    throw new Error('the demo was not filled in time');
  } finally {
    await client.end();
    await embedded.stop();
  }
}

const seconds = (since: number) => Math.round((performance.now() - since) / 10) / 100;

/** Resident memory of a process in MB (Linux). */
function residentMb(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(Number(line?.[1] ?? Number.NaN) / 1024);
}
