import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
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
    if (size === 1) await demoFilled(product.address);
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

/** The demo is filled by an import in the background; its end shows in the metrics of the process. */
async function demoFilled(address: string): Promise<void> {
  for (let n = 0; n < 1200; n++) {
    const { demo } = (await (await fetch(`${address}/healthz`)).json()) as { demo?: string };
    if (demo === undefined || demo === 'ready') return;
    await pause(250);
  }
  throw new Error('the demo was not filled in time');
}

const seconds = (since: number) => Math.round((performance.now() - since) / 10) / 100;

/** Resident memory of a process in MB (Linux). */
function residentMb(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(Number(line?.[1] ?? Number.NaN) / 1024);
}
