import { parentPort, workerData } from 'node:worker_threads';
import { openPool } from './ground/database/pool.ts';
import { silentLog } from './ground/log.ts';
import { modules } from './ladder.ts';
import type { InspectionAsk, InspectionThreadData } from './office/imports/inspect-apart.ts';
import { inspectFile } from './office/imports/prepare-import.ts';

/** A thread that looks into files, one after another: whatever shape they have, the pages do not wait for it. */
const { workerUrl } = workerData as InspectionThreadData;
const workerPool = openPool({ url: workerUrl, log: silentLog, name: 'peyvand-inspect', max: 1 });
const intakes = modules.flatMap((module) => module.intake ?? []);

parentPort?.on('message', async ({ kind, workspace, path, wish }: InspectionAsk) => {
  try {
    const intake = intakes.find((one) => one.kind === kind);
    if (intake === undefined) throw new Error(`no intake ${kind}`);
    parentPort?.postMessage({ prepared: await inspectFile({ workerPool }, intake, workspace, { path }, wish) });
  } catch (error) {
    parentPort?.postMessage({ error });
  }
});
