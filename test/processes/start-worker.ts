import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { OpenProduct } from '../open-product.ts';

const program = fileURLToPath(new URL('../../bin/peyvand.mjs', import.meta.url));

export interface Worker {
  /** SIGKILL, as a machine dies. */
  kill(): Promise<void>;
}

/** A worker without web, on the database and the data folder of a product that runs as web only. */
export function startWorker(web: OpenProduct, databaseUrl: string): Worker {
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    PEYVAND_DATA_DIR: web.dataDir,
    PEYVAND_DEMO: 'off',
    // webhooks of these tests go to this machine
    PEYVAND_ALLOW_PRIVATE_TARGETS: 'on',
  };
  const child = spawn(process.execPath, [program, 'start', '--worker'], { env, stdio: 'ignore' });
  onTestFinished(() => stop(child, 'SIGTERM'));
  return { kill: () => stop(child, 'SIGKILL') };
}

function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}
