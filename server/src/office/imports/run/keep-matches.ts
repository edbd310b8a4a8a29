import type { Tx } from '../../../ground/database/transaction.ts';

/** A record that has no number of its own, and by what it is known again. */
export interface Match {
  readonly matchKey: Buffer;
  readonly recordId: string;
}

interface Of {
  readonly importId: string;
  readonly kind: string;
}

const keepSql = `insert into intake_match (workspace_id, kind, match_key, record_id, import_id)
select $1, $2, m.match_key, m.record_id, $3 from unnest($4::bytea[], $5::uuid[]) as m (match_key, record_id)
on conflict (workspace_id, kind, match_key) do update set record_id = excluded.record_id, import_id = excluded.import_id`;

/** Keeps by what the records of an import are known again, when the same rows come once more. */
export async function keepMatches(tx: Tx, of: Of, matches: readonly Match[]): Promise<void> {
  if (matches.length === 0) return;
  const keys = matches.map((one) => one.matchKey);
  const records = matches.map((one) => one.recordId);
  await tx.query(keepSql, [tx.workspaceId, of.kind, of.importId, keys, records]);
}

const forgetSql =
  'delete from intake_match where workspace_id = $1 and import_id = $2 and kind = $3 and record_id = any($4)';

/** Forgets them of records that an undo has removed. */
export async function forgetMatches(tx: Tx, of: Of, recordIds: readonly string[]): Promise<void> {
  if (recordIds.length > 0) await tx.query(forgetSql, [tx.workspaceId, of.importId, of.kind, recordIds]);
}
