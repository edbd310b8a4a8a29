import type { Secrets } from '../../ground/secrets.ts';
import type { Write } from '../../spine/write.ts';
import { readCustomerKeys } from './customer-key.ts';
import { entryContext } from './record-change.ts';
import { openWithKey } from './seal-with-key.ts';

/** What stood before it was taken away, and who took it. */
export interface Removed {
  readonly customerId: string | null;
  readonly by: string;
  readonly at: Date;
  readonly before: Readonly<Record<string, unknown>>;
}

interface Row {
  entryId: string;
  customerId: string | null;
  by: string;
  at: Date;
  before: Record<string, unknown>;
  fields: string[];
  sealed: string | null;
}

const lastSql = `select entry_id as "entryId", customer_id as "customerId", actor as by, at, before, fields, sealed from audit_entry
where workspace_id = $1 and subject_kind = $2 and subject_id = $3 and action = $4 order by entry_id desc limit 1`;

/**
 * The last time that a thing was removed, with what it held, so that it can be put back as it was. Undefined when it was never
 * removed, or when what it held can no longer be read: the customer was erased, and her key with her.
 */
export async function findRemoved(
  w: Write,
  secrets: Secrets,
  action: string,
  subject: { readonly kind: string; readonly id: string },
): Promise<Removed | undefined> {
  const [row] = await w.read<Row>(lastSql, [w.workspaceId, subject.kind, subject.id, action]);
  if (row === undefined) return undefined;
  const opened = await openSealed(w, secrets, row);
  const before = { ...row.before, ...opened };
  if (row.fields.some((field) => !(field in before))) return undefined;
  return { customerId: row.customerId, by: row.by, at: row.at, before };
}

async function openSealed(
  w: Write,
  secrets: Secrets,
  { sealed, entryId, customerId }: Row,
): Promise<Record<string, unknown> | undefined> {
  if (sealed === null) return undefined;
  const context = entryContext(w.workspaceId, entryId);
  if (customerId === null) return (JSON.parse(secrets.open(sealed, context)) as Pick<Row, 'before'>).before;
  const key = (await readCustomerKeys(w.tx, secrets, [customerId])).get(customerId);
  return key === undefined ? undefined : (JSON.parse(openWithKey(key, sealed, context)) as Pick<Row, 'before'>).before;
}
