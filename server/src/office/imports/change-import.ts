import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import type { House } from '../../edge/house.ts';
import { holds, type Principal, visibleOwners } from '../../edge/http/principal.ts';
import { request as refuse } from '../../edge/http/problem.ts';
import { refuseOnFullDisk } from '../../ground/files/disk-floor.ts';
import { refuseBeyond } from '../../ground/quota/quotas.ts';
import type { Write } from '../../spine/write.ts';
import { findWorkspace } from '../workspace/index.ts';
import { findImport, type ImportRow, type ImportState, moveImport } from './import-row.ts';
import type { Intake } from './intake.ts';
import { addImportJob } from './jobs.ts';
import { settleCurrency } from './mapping/settle-currency.ts';
import { saveMapping } from './prepare-import.ts';
import { imports } from './refusals.ts';
import { mayTouchImport, viewFor, viewOf } from './view.ts';

export type ImportVerb = 'dry-run' | 'start' | 'cancel' | 'resume' | 'undo';

/** From which states a verb leads where; the job of the new state does the work. */
const moves: Readonly<Record<Exclude<ImportVerb, 'cancel'>, { from: readonly ImportState[]; to: ImportState }>> = {
  'dry-run': { from: ['ready'], to: 'checking' },
  start: { from: ['ready'], to: 'waiting' },
  resume: { from: ['cancelled', 'failed'], to: 'waiting' },
  undo: { from: ['done', 'cancelled', 'failed'], to: 'undoing' },
};

/** Starts, stops, resumes or takes back an import. */
export async function changeImport(
  w: Write,
  house: House,
  intakes: readonly Intake[],
  principal: Principal,
  importId: string,
  verb: ImportVerb,
): Promise<ReturnType<typeof viewOf> | Refusal> {
  const row = await findImport(w.tx, importId);
  const intake = intakes.find((one) => one.kind === row?.kind);
  if (row === undefined || intake === undefined || !mayTouchImport(principal, row.actor)) return imports('not-found');
  if (!holds(principal, intake.right)) return refuse('forbidden', { right: intake.right });
  const refusal =
    verb === 'cancel' ? await cancel(w, row) : await move(w, house, intakes, intake, principal, row, verb);
  if (refusal !== undefined) return refusal;
  const changed = await findImport(w.tx, importId);
  return changed === undefined ? imports('not-found') : viewFor(principal, viewOf(changed));
}

const waitingSql = `select count(*) as n from intake_import
where workspace_id = $1 and state in ('waiting', 'running', 'checking', 'undoing')`;

async function move(
  w: Write,
  house: House,
  intakes: readonly Intake[],
  intake: Intake,
  principal: Principal,
  row: ImportRow,
  verb: Exclude<ImportVerb, 'cancel'>,
): Promise<Refusal | undefined> {
  const { from, to } = moves[verb];
  if (!from.includes(row.state)) return imports('state-differs', { state: row.state });
  if (verb !== 'undo' && row.fileId === null) return imports('file-gone');
  const refused =
    (verb === 'undo' ? undefined : await refuseOnFullDisk(house)) ??
    (await refuseBeyond(w.tx, house.config.quotas, 'imports', waitingSql));
  if (refused !== undefined) return refused;
  if (verb === 'start' || verb === 'dry-run') {
    const unready = intake.checkFields(new Set(Object.values(row.mapping.columns)));
    if (unready !== undefined) return unready;
    if (row.inspection.questions.length > 0) return imports('questions-open');
  }
  if (verb === 'start') {
    const workspace = await findWorkspace(house.pool, w.workspaceId);
    if (workspace === undefined) return imports('not-found');
    const differs = await settleCurrency(house, intakes, workspace, row.mapping);
    if (isRefusal(differs)) return differs;
    await saveMapping(w.tx, row.inspection.headers, row.mapping, w.now);
  }
  if (!(await moveImport(w.tx, row.importId, from, to))) return imports('state-differs', { state: row.state });
  await w.tx.run('update intake_import set owners = $3, owner_id = $4 where workspace_id = $1 and import_id = $2', [
    w.workspaceId,
    row.importId,
    visibleOwners(principal),
    principal.scope === 'all' ? null : principal.userId,
  ]);
  await addImportJob(house, w.tx, { ...row, format: row.inspection.facts.format }, to);
  return undefined;
}

/** One that runs sees it between two batches; one that waits stops here. */
async function cancel(w: Write, row: ImportRow): Promise<Refusal | undefined> {
  if (await moveImport(w.tx, row.importId, ['waiting'], 'cancelled', { endedAt: w.now })) return undefined;
  const asked = await w.tx.run(
    `update intake_import set cancel = true where workspace_id = $1 and import_id = $2 and state = 'running'`,
    [w.workspaceId, row.importId],
  );
  return asked > 0 ? undefined : imports('state-differs', { state: row.state });
}
