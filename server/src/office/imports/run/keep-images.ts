import type { Tx } from '../../../ground/database/transaction.ts';

/** A record that an import changes: its fields as they were, and as the import leaves them. */
export interface Change {
  readonly recordId: string;
  readonly before: object;
  readonly after: object;
}

const keepSql = `insert into intake_before as b (workspace_id, import_id, kind, record_id, before, after)
select $1, $2, $3, c."recordId", c.before, c.after
from jsonb_to_recordset($4::jsonb) as c ("recordId" uuid, before jsonb, after jsonb)
on conflict (workspace_id, import_id, kind, record_id) do update set before = excluded.before || b.before,
  after = b.after || excluded.after || case when b.after ? $5 and excluded.after ? $5
    then jsonb_build_object($5::text, (b.after -> $5::text) || (excluded.after -> $5::text)) else '{}' end`;

/**
 * Keeps what records were before an import changed them. Of a record that it changes twice, each field has its first value
 * before and its last one after.
 * @param gathered a field of `after` that lists what was added: the lists of two changes are one
 */
export async function keepBefore(
  tx: Tx,
  of: { readonly importId: string; readonly kind: string },
  changes: readonly Change[],
  gathered = '',
): Promise<void> {
  if (changes.length === 0) return;
  await tx.query(keepSql, [tx.workspaceId, of.importId, of.kind, JSON.stringify(changes), gathered]);
}

const imagesSql = `select record_id as "recordId", before, after from intake_before where workspace_id = $1 and import_id = $2 and kind = $3
  and ($4::uuid is null or record_id > $4::uuid) order by record_id limit $5`;

/** Some of the records that an import changed, by id. */
export function readImages<B extends object, A extends object>(
  tx: Tx,
  of: { readonly importId: string; readonly kind: string },
  after: string | undefined,
  size: number,
): Promise<{ recordId: string; before: B; after: A }[]> {
  return tx.query(imagesSql, [tx.workspaceId, of.importId, of.kind, after ?? null, size]);
}
