import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, dayOf } from '@peyvand/kernel/calendar';
import { isRefusal } from '@peyvand/kernel/refusal';
import type { House, Job } from '../edge/house.ts';
import { inWorkspace } from '../ground/database/transaction.ts';
import { modules } from '../ladder.ts';
import { moveImport } from '../office/imports/import-row.ts';
import { createImport, inspectFile } from '../office/imports/prepare-import.ts';
import { runImport } from '../office/imports/run/run-import.ts';
import { createWorkspace, findWorkspace, type Workspace } from '../office/workspace/workspace.ts';
import { peopleTheShop } from './people-the-shop.ts';
import { type DemoKind, demoColumns, demoKinds, writeDemoFiles } from './write-demo-files.ts';

const slug = 'demo';

/** The demo business goes through the same import as anybody's file, with origin "demo": it greets nobody. */
export async function fillDemo(house: House, signal?: AbortSignal): Promise<void> {
  const workspace = await openDemo(house);
  const lastDay = addDays(dayOf(house.clock.now(), workspace.timeZone), -1);
  const files = await writeDemoFiles(join(house.config.dataDir, 'demo'), lastDay);
  for (const kind of demoKinds) {
    if (signal?.aborted) return;
    // before the purchases, which end the filling: whatever comes after them would be missing after an interruption
    if (kind === 'purchases') await peopleTheShop(house, workspace, lastDay, signal);
    await takeIn(house, workspace, kind, files[kind], signal);
  }
}

/** True while the demo business exists and its purchases, which come last, are not in. */
export async function demoIsUnfinished(house: House): Promise<boolean> {
  const workspace = await findWorkspace(house.pool, slug);
  if (workspace === undefined || !workspace.demo) return false;
  const rows = await inWorkspace(house.workerPool, workspace.workspaceId, (tx) =>
    tx.query(
      `select from intake_import where workspace_id = $1 and origin = 'demo' and kind = 'purchases' and state = 'done'`,
      [tx.workspaceId],
    ),
  );
  return rows.length === 0;
}

/** On the first start of an installation: makes the demo business, so that the first page is alive. */
export async function openDemo(house: House): Promise<Workspace> {
  const known = await findWorkspace(house.pool, slug);
  if (known !== undefined) return known;
  const made = await createWorkspace(house.pool, { slug, name: 'فروشگاه نمونه', demo: true });
  if (!isRefusal(made)) return made;
  const other = await findWorkspace(house.pool, slug);
  if (other === undefined) throw new Error(made.message.en);
  return other;
}

async function takeIn(
  house: House,
  workspace: Workspace,
  kind: DemoKind,
  path: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const intake = modules.flatMap((module) => module.intake ?? []).find((one) => one.kind === kind);
  if (intake === undefined) throw new Error(`no intake of ${kind}`);
  const [earlier] = await inWorkspace(house.workerPool, workspace.workspaceId, (tx) =>
    tx.query<{ importId: string; state: string }>(
      `select import_id as "importId", state from intake_import where workspace_id = $1 and kind = $2 and origin = 'demo'`,
      [tx.workspaceId, kind],
    ),
  );
  if (earlier?.state === 'done') return;
  let importId = earlier?.importId;
  if (importId === undefined) {
    const prepared = await inspectFile(
      house,
      intake,
      workspace,
      { path },
      {
        moneyUnit: 'rial',
        columns: demoColumns[kind],
      },
    );
    if (isRefusal(prepared)) throw new Error(prepared.message.en);
    const fileName = `simulated-${kind}.csv`;
    const file = {
      fileName,
      fileSize: (await stat(path)).size,
      fileId: null,
      path,
      origin: 'demo' as const,
      actor: 'system:demo',
    };
    const row = await createImport(house, workspace, intake, prepared, file);
    importId = row.importId;
    await inWorkspace(house.workerPool, workspace.workspaceId, (tx) =>
      moveImport(tx, row.importId, ['ready'], 'waiting'),
    );
  }
  await runImport(house, intake, workspace.workspaceId, importId, {
    path,
    ...(signal === undefined ? {} : { signal }),
  });
}

export const fillDemoJob: Job = { name: 'demo.fill', apart: true, run: (house, _, signal) => fillDemo(house, signal) };

/** What a start does about the demo: makes it on the very first one, and goes on with one that was interrupted. */
export async function startDemo(house: House, first: boolean): Promise<void> {
  if (first) await openDemo(house);
  if (!(await demoIsUnfinished(house))) return;
  const workspace = await openDemo(house);
  await inWorkspace(house.workerPool, workspace.workspaceId, (tx) =>
    house.jobs.add(tx, fillDemoJob.name, {}, { key: 'demo.fill' }),
  );
}
