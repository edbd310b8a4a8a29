import type { Words } from '@peyvand/kernel/refusal';
import type { House } from '../../edge/house.ts';
import type { Principal } from '../../edge/http/principal.ts';
import { veilBody } from '../../edge/http/veil.ts';
import type { Tx } from '../../ground/database/transaction.ts';
import type { Secrets } from '../../ground/secrets.ts';
import type { Acts } from '../../spine/act.ts';
import { readCustomerKeys } from './customer-key.ts';
import { entryContext } from './record-change.ts';
import { openWithKey } from './seal-with-key.ts';

/** Which entries are asked for; absent fields ask for all. */
export interface ChangeFilter {
  actor?: string | undefined;
  action?: string | undefined;
  subjectKind?: string | undefined;
  subjectId?: string | undefined;
  customerId?: string | undefined;
  /** Half-open: from ≤ at < to. */
  from?: Date | undefined;
  to?: Date | undefined;
}

/** One entry as it is shown. */
export interface ChangeView {
  id: string;
  at: Date;
  actor: string;
  /** Empty when the actor is no person, or her account is gone. */
  actorName: string;
  source: string;
  action: string;
  /** The act in words; an act of another release, which nobody knows any more, stands by its name. */
  title: Words;
  subject: { kind: string; id: string };
  /** What a colleague, an access token, a product or a webhook is called now; empty for other things and for what is gone. */
  subjectName: string;
  customerId: string | null;
  /** Of the customer whom the entry is about, as she is called now; empty for nobody, and for an erased one. */
  customerName: string;
  fields: string[];
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  /** Fields whose values are not shown: hidden from this reader, or erased with the customer's key. */
  hidden: string[];
}

interface EntryRow extends Omit<ChangeView, 'subject' | 'hidden' | 'title'> {
  subjectKind: string;
  subjectId: string;
  sealed: string | null;
}

const listSql = `select e.entry_id as id, e.at, e.actor, coalesce(a.name, '') as "actorName", e.source, e.action,
  e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.customer_id as "customerId", coalesce(c.name, '') as "customerName",
  coalesce(m.name, t.name, p.name, h.url, '') as "subjectName", e.fields, e.before, e.after, e.sealed
from audit_entry e left join auth.account a on e.actor = 'user:' || a.user_id::text
left join customers_customer c on c.workspace_id = $1 and c.customer_id = e.customer_id
left join auth.account m on m.user_id = case when e.subject_kind = 'member' then e.subject_id::uuid end
left join auth.token t on t.workspace_id = $1 and t.token_id = case when e.subject_kind = 'token' then e.subject_id::uuid end
left join products_product p on p.workspace_id = $1 and p.product_id = case when e.subject_kind = 'product' then e.subject_id::uuid end
left join webhooks_endpoint h on h.workspace_id = $1 and h.endpoint_id = case when e.subject_kind = 'webhook' then e.subject_id::uuid end
where e.workspace_id = $1 and ($2::uuid is null or e.entry_id < $2)
  and ($3::text is null or e.actor = $3) and ($4::text is null or e.action = $4)
  and ($5::text is null or e.subject_kind = $5) and ($6::text is null or e.subject_id = $6)
  and ($7::uuid is null or e.customer_id = $7)
  and ($8::timestamptz is null or e.at >= $8) and ($9::timestamptz is null or e.at < $9)
order by e.entry_id desc limit $10`;

/**
 * Entries of the audit log, newest first, from before the entry `before` on. A reader whose role masks fields, or who sees
 * only some rows, gets the personal values hidden; one who sees only some rows gets her own doings only.
 */
export async function listChanges(
  tx: Tx,
  { secrets, acts }: Pick<House, 'secrets' | 'acts'>,
  principal: Principal,
  filter: ChangeFilter,
  page: { before: string | undefined; limit: number },
): Promise<ChangeView[]> {
  const seesAll = principal.scope === 'all';
  if (!seesAll && filter.actor !== undefined && filter.actor !== principal.actor) return [];
  const rows = await tx.query<EntryRow>(listSql, [
    tx.workspaceId,
    page.before ?? null,
    seesAll ? (filter.actor ?? null) : principal.actor,
    filter.action ?? null,
    filter.subjectKind ?? null,
    filter.subjectId ?? null,
    filter.customerId ?? null,
    filter.from ?? null,
    filter.to ?? null,
    page.limit,
  ]);
  if (!seesAll || principal.masked.size > 0)
    return rows.map((row) =>
      veilBody(view(seesAll ? row : { ...row, customerName: '' }, undefined, acts), principal.masked),
    );
  const customers = rows.flatMap((row) => (row.sealed !== null && row.customerId !== null ? [row.customerId] : []));
  const keys = await readCustomerKeys(tx, secrets, [...new Set(customers)]);
  return rows.map((row) => view(row, open(row, tx.workspaceId, secrets, keys), acts));
}

type Opened = { before: Record<string, unknown>; after: Record<string, unknown> };

function open(
  row: EntryRow,
  workspaceId: string,
  secrets: Secrets,
  keys: ReadonlyMap<string, Buffer>,
): Opened | undefined {
  if (row.sealed === null) return undefined;
  const context = entryContext(workspaceId, row.id);
  if (row.customerId === null) return JSON.parse(secrets.open(row.sealed, context)) as Opened;
  const key = keys.get(row.customerId);
  return key === undefined ? undefined : (JSON.parse(openWithKey(key, row.sealed, context)) as Opened);
}

function view(
  { subjectKind, subjectId, sealed: _, ...row }: EntryRow,
  opened: Opened | undefined,
  acts: Acts,
): ChangeView {
  const before = { ...row.before, ...opened?.before };
  const after = { ...row.after, ...opened?.after };
  const hidden = row.fields.filter((field) => !(field in before) && !(field in after));
  const title = acts[row.action]?.words ?? { fa: row.action, en: row.action };
  return { ...row, title, subject: { kind: subjectKind, id: subjectId }, before, after, hidden };
}
