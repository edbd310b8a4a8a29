import type { Secrets } from '../../ground/secrets.ts';
import type { Write } from '../../spine/write.ts';
import { entryContext } from './record-change.ts';

const sealedSql = `select entry_id as id, sealed from audit_entry
where workspace_id = $1 and action = $2 and customer_id is null and sealed is not null order by entry_id for update`;
const forgetSql = 'update audit_entry set sealed = null where workspace_id = $1 and entry_id = any($2::uuid[])';

/**
 * Forgets the values of entries that belong to no customer and yet carry a person: that something happened stays, what it held
 * can no longer be read, nor put back.
 * @param carries whether the values, opened, carry her
 */
export async function forgetSealed(
  w: Write,
  secrets: Secrets,
  action: string,
  carries: (values: unknown) => boolean,
): Promise<void> {
  const rows = await w.tx.query<{ id: string; sealed: string }>(sealedSql, [w.workspaceId, action]);
  const hers = rows.filter(({ id, sealed }) =>
    carries(JSON.parse(secrets.open(sealed, entryContext(w.workspaceId, id)))),
  );
  if (hers.length > 0) await w.tx.run(forgetSql, [w.workspaceId, hers.map(({ id }) => id)]);
}
