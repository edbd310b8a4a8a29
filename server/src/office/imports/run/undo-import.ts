import type { House } from '../../../edge/house.ts';
import { inWorkspace, type Tx } from '../../../ground/database/transaction.ts';
import { heldSql, type Keep } from '../../../spine/keep.ts';
import { findWorkspace, type Workspace } from '../../workspace/index.ts';
import { findImport, type ImportRow } from '../import-row.ts';
import type { BulkClient, Intake, Undone, UndoStep } from '../intake.ts';
import { endImport } from './end-import.ts';
import { readImages } from './keep-images.ts';
import { forgetMatches } from './keep-matches.ts';
import { inBulk, lockImport, openBulk } from './open-bulk.ts';

const stepSize = 2_000;

/**
 * Takes a whole import back, kind after kind from the last that hangs on others to the first: what it made, then what it
 * changed, step by step. A killed undo is
 * taken up again: what is gone is not found a second time, and what has its old value is left alone.
 * @param plugged the kinds in ladder order, and the tables in which records of a kind are in use
 * @returns the import as it then is; undefined when another runner has it
 */
export async function undoImport(
  house: House,
  { intakes, heldBy }: { intakes: readonly Intake[]; heldBy: (kind: string) => readonly Keep[] },
  workspaceId: string,
  importId: string,
  signal?: AbortSignal,
): Promise<ImportRow | undefined> {
  const client = await openBulk(house);
  const release = house.pump.holdBulk(workspaceId);
  try {
    if (!(await lockImport(client, importId))) return undefined;
    const workspace = await findWorkspace(house.workerPool, workspaceId);
    if (workspace === undefined) throw new Error(`no open workspace ${workspaceId}`);
    const undoing: Undoing = { house, client, intakes, heldBy, workspace, importId };
    for (const intake of intakes.toReversed())
      for (const phase of [intake.undo.made, intake.undo.changed]) {
        if (phase === undefined) continue;
        let after: string | undefined;
        do {
          if (signal?.aborted) return undefined;
          const undone = await undoStep(undoing, intake, phase, after);
          after = undone.last;
        } while (after !== undefined);
      }
    await client.query('select intake_refresh_statistics($1)', [
      [...new Set(intakes.flatMap((one) => one.tables)), 'spine_event'],
    ]);
    const row = await inWorkspace(house.workerPool, workspaceId, (tx) => findImport(tx, importId));
    if (row !== undefined) await endImport(house, row, workspaceId, 'undone', null);
  } finally {
    release();
    await client.end().catch(() => {});
  }
  await house.pump.drain(workspaceId, ['bulk']);
  return inWorkspace(house.workerPool, workspaceId, (tx) => findImport(tx, importId));
}

interface Undoing {
  readonly house: House;
  readonly client: BulkClient;
  readonly intakes: readonly Intake[];
  readonly heldBy: (kind: string) => readonly Keep[];
  readonly workspace: Workspace;
  readonly importId: string;
}

/** Some records of one kind, with what is told of them, in one transaction. */
function undoStep(
  { house, client, intakes, heldBy, workspace, importId }: Undoing,
  intake: Intake,
  phase: (step: UndoStep) => Promise<Undone>,
  after: string | undefined,
): Promise<Undone> {
  const of = { importId, kind: intake.kind };
  return inBulk(client, workspace.workspaceId, async (tx) => {
    let position = 0;
    const undone = await phase({
      tx,
      importId,
      workspace,
      secrets: house.secrets,
      now: house.clock.now(),
      actor: `import:${importId}`,
      epoch: house.path.epoch,
      after,
      size: stepSize,
      images: () => readImages(tx, of, after, stepSize),
      forgetMatches: (recordIds) => forgetMatches(tx, of, recordIds),
      inUse: async (ids) => {
        const used = new Set<string>();
        for (const other of intakes)
          for (const id of (await other.pointsTo?.(tx, intake.kind, ids)) ?? []) used.add(id);
        for (const keep of heldBy(intake.kind))
          for (const { id } of await tx.query<{ id: string }>(heldSql(keep), [tx.workspaceId, ids])) used.add(id);
        return used;
      },
      takePositions: (count) => {
        position += count;
        return position - count;
      },
    });
    await keepUndone(tx, importId, intake.kind, undone);
    return undone;
  });
}

async function keepUndone(tx: Tx, importId: string, kind: string, { removed, restored, kept }: Undone): Promise<void> {
  if (kept.length > 0)
    await tx.query(
      `insert into intake_kept (workspace_id, import_id, kind, record_id, reason)
       select $1, $2, $3, k.id, k.reason from unnest($4::uuid[], $5::text[]) as k (id, reason) on conflict do nothing`,
      [tx.workspaceId, importId, kind, kept.map((one) => one.recordId), kept.map((one) => one.reason)],
    );
  await tx.query(
    `update intake_import set undone = jsonb_build_object(
       'removed', coalesce((undone ->> 'removed')::bigint, 0) + $3::bigint,
       'restored', coalesce((undone ->> 'restored')::bigint, 0) + $4::bigint,
       'kept', (select count(*) from intake_kept where workspace_id = $1 and import_id = $2))
     where workspace_id = $1 and import_id = $2`,
    [tx.workspaceId, importId, removed, restored],
  );
}
