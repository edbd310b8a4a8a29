import { parseArgs } from 'node:util';
import { readConfig } from '../ground/config.ts';
import { createLog } from '../ground/log.ts';
import { startProduct } from '../main.ts';
import { copyLedger } from '../office/backup/erasure-ledger.ts';
import { eraseWhatWaits } from './erase-again.ts';
import { print, tell } from './output.ts';
import { productVersion } from './version.ts';
import { languageOf } from './words.ts';

/**
 * Starts the product and stays. `--web` or `--worker` alone start one half, so that several of each can work on one
 * database. SIGTERM and SIGINT stop everything within three seconds.
 */
export async function runStart(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { web: { type: 'boolean', default: false }, worker: { type: 'boolean', default: false } },
  });
  // From the first moment on, and `on`, not `once`: a service manager signals the whole group, so the same stop arrives twice,
  // and neither may end us before the database is down.
  const stopAsked = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve());
  });
  const both = values.web === values.worker;
  const log = createLog();
  // Every write is one transaction, so a promise that failed unheard (a library's, when the database server is killed) has
  // left nothing half done; without this it would end the product, and nobody would start it again.
  process.on('unhandledRejection', (error) => log.error('a failure nobody waited for', { error }));
  const product = await startProduct({
    config: readConfig(),
    log,
    tell,
    web: both || values.web,
    worker: both || values.worker,
    version: productVersion(),
  });
  await eraseWhatWaits(product.app.house);
  await copyLedger(product.app.house.workerPool, product.app.house.config.dataDir);
  if (product.address !== undefined) {
    const { welcome } = await import('./welcome.ts');
    for (const line of await welcome(product, languageOf(process.argv.slice(2)))) print(line);
  }
  await stopAsked;
  // Whatever still hangs may not hold the stop: everything acknowledged is already committed.
  setTimeout(() => process.exit(0), 2800).unref();
  await product.stop();
  return 0;
}
