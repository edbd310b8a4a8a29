import type { Words } from '@peyvand/kernel/refusal';
import { holds, type Principal, visibleOwners } from '../../edge/http/principal.ts';
import type { Tx } from '../../ground/database/transaction.ts';
import type { Secrets } from '../../ground/secrets.ts';
import { entryContext } from '../../office/audit/index.ts';
import { visibleCustomer } from '../../people/customers/index.ts';

/** The call that takes an act back, below /api/v1. */
export interface WayBack {
  readonly method: 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** One thing that somebody did. */
export interface Act {
  readonly id: string;
  readonly kind: string;
  readonly at: Date;
  /** The colleague, by name; null for a program. */
  readonly by: string | null;
  readonly mine: boolean;
  readonly title: Words;
  readonly customer: { readonly id: string; readonly name: string } | null;
  /** Null: it cannot be taken back, or not by this reader. */
  readonly undo: WayBack | null;
  readonly undone: boolean;
}

interface Row {
  id: string;
  at: Date;
  actor: string;
  by: string | null;
  customerId: string | null;
  customerName: string | null;
  detail: Record<string, unknown>;
  /** What the history keeps sealed of an act that is of no customer. */
  sealed?: string | null;
  undone: boolean;
  /** Nothing later rests on it. */
  open: boolean;
}

/** How a kind of act is read, said and taken back. */
interface Source {
  readonly right: string;
  /**
   * Rows of `id, at, actor, customer_id, detail, undone, open` and perhaps `sealed`, newest first. $1 the workspace, $2 the colleagues whose customers
   * are seen (null: all), $3 the reader as actor, $4 from when on, ($5, $7) before which act, $6 how many.
   */
  readonly sql: string;
  say(detail: Record<string, unknown>): Words;
  /** @param own the reader did it herself */
  back(row: Row, own: boolean, principal: Principal): WayBack | null;
}

const within = (at: string, id: string) =>
  `${at} >= $4 and ($5::timestamptz is null or (${at}, ${id}) < ($5, $7::uuid))`;
/** Acts that are about no single customer are everybody's for those who see all, and one's own otherwise. */
const ownOrAll = (actor: string) => `($2::uuid[] is null or ${actor} = $3)`;

/**
 * Things that were taken away, as the history knows them; each thing once, by its last removal.
 * @param stands true once the thing is back
 */
const removals = (action: string, detail: string, stands: string, seen: string) =>
  `select e.entry_id as id, e.at, e.actor, e.customer_id, ${detail} as detail, e.sealed, ${stands} as undone,
     not exists (select 1 from customers_customer g where g.workspace_id = $1 and g.customer_id = e.customer_id and g.erased_at is not null) as open
   from audit_entry e where e.workspace_id = $1 and e.action = '${action}' and ${within('e.at', 'e.entry_id')} and ${seen} and $3 <> ''
     and not exists (select 1 from audit_entry l where l.workspace_id = $1 and l.subject_kind = e.subject_kind and l.subject_id = e.subject_id
       and l.action = e.action and l.entry_id > e.entry_id)
   order by e.at desc, e.entry_id desc limit $6`;
const subject = (more: string) => `jsonb_build_object('of', e.subject_id${more})`;

const sources: Readonly<Record<string, Source>> = {
  merge: {
    right: 'customers.read',
    sql: `select m.merge_id as id, m.merged_at as at, m.actor, m.survivor_id as customer_id, jsonb_build_object('name', o.name) as detail,
        m.undone_at is not null as undone, s.merged_into is null and s.erased_at is null as open
      from customers_merge m
      join customers_customer s on s.workspace_id = $1 and s.customer_id = m.survivor_id
      join customers_customer o on o.workspace_id = $1 and o.customer_id = m.merged_id
      where m.workspace_id = $1 and ${within('m.merged_at', 'm.merge_id')} and ${visibleCustomer('m.survivor_id', '$2')} and $3 <> ''
      order by m.merged_at desc, m.merge_id desc limit $6`,
    say: ({ name }) =>
      name
        ? { fa: `ادغام با «${name}»`, en: `Merged with “${name}”` }
        : { fa: 'ادغام دو مشتری', en: 'Two customers were merged' },
    back: ({ id }, _own, principal) =>
      holds(principal, 'customers.write') ? { method: 'POST', path: `/merges/${id}/undo`, body: {} } : null,
  },
  file: {
    right: 'imports.read',
    sql: `select i.import_id as id, coalesce(i.ended_at, i.created_at) as at, i.actor, null::uuid as customer_id,
        jsonb_build_object('file', i.file_name, 'rows', i.created_rows + i.updated_rows) as detail,
        i.state in ('undoing', 'undone') as undone, i.state = 'done' as open
      from intake_import i where i.workspace_id = $1 and i.state in ('done', 'undoing', 'undone') and i.origin = 'import'
        and ${within('coalesce(i.ended_at, i.created_at)', 'i.import_id')} and ${ownOrAll('i.actor')}
      order by coalesce(i.ended_at, i.created_at) desc, i.import_id desc limit $6`,
    say: ({ file, rows }) => ({
      fa: `آوردن فایل «${file}» (${Number(rows).toLocaleString('fa-IR')} ردیف)`,
      en: `Brought the file “${file}” (rows: ${Number(rows).toLocaleString('en-US')})`,
    }),
    back: ({ id }, _own, principal) =>
      holds(principal, 'imports.write') ? { method: 'POST', path: `/imports/${id}/undo` } : null,
  },
  many: {
    right: 'customers.read',
    sql: `select b.bulk_id as id, b.started_at as at, b.actor, null::uuid as customer_id, jsonb_build_object('changed', b.changed) as detail,
        b.state in ('undoing', 'undone') as undone, b.state = 'done' and b.changed > 0 as open
      from customers_bulk b where b.workspace_id = $1 and ${within('b.started_at', 'b.bulk_id')} and ${ownOrAll('b.actor')}
      order by b.started_at desc, b.bulk_id desc limit $6`,
    say: ({ changed }) => ({
      fa: `ویرایش گروهی ${Number(changed).toLocaleString('fa-IR')} مشتری`,
      en: `Changed many at once (customers: ${Number(changed).toLocaleString('en-US')})`,
    }),
    back: ({ id }, _own, principal) =>
      holds(principal, 'customers.write') ? { method: 'POST', path: `/customers/bulk/${id}/undo` } : null,
  },
  purchase: {
    right: 'purchases.read',
    // what was written by hand stands in the history; a till's purchases are no act of a person
    sql: `select p.purchase_id as id, e.at, e.actor, p.customer_id, jsonb_build_object('kind', p.kind, 'number', p.number) as detail,
        p.cancelled_at is not null as undone, p.kind = 'sale' and p.returned = 0 as open
      from audit_entry e join purchases_purchase p on p.workspace_id = $1 and p.purchase_id = e.subject_id::uuid
      where e.workspace_id = $1 and e.action = 'purchase.written-by-hand' and ${within('e.at', 'p.purchase_id')} and ${visibleCustomer('p.customer_id', '$2')} and $3 <> ''
      order by e.at desc, p.purchase_id desc limit $6`,
    say: ({ kind, number }) =>
      kind === 'return'
        ? { fa: 'ثبت دستی یک برگشت', en: 'Wrote down a return by hand' }
        : {
            fa: `ثبت دستی خرید${number ? ` شمارهٔ ${number}` : ''}`,
            en: `Wrote down a purchase by hand${number ? ` (${number})` : ''}`,
          },
    back: ({ id }, _own, principal) =>
      holds(principal, 'purchases.write') ? { method: 'POST', path: `/purchases/${id}/cancel`, body: {} } : null,
  },
  note: {
    right: 'customers.read',
    sql: `select n.note_id as id, n.written_at as at, n.author as actor, n.customer_id, '{}'::jsonb as detail, false as undone, true as open
      from customers_note n where n.workspace_id = $1 and ${within('n.written_at', 'n.note_id')} and ${visibleCustomer('n.customer_id', '$2')} and $3 <> ''
      order by n.written_at desc, n.note_id desc limit $6`,
    say: () => ({ fa: 'نوشتن یادداشت', en: 'Wrote a note' }),
    back: ({ id }, own, principal) =>
      holds(principal, 'customers.write') && (own || principal.rights.has('*'))
        ? { method: 'DELETE', path: `/notes/${id}` }
        : null,
  },
  attachment: {
    right: 'attachments.read',
    sql: `select a.file_id as id, a.added_at as at, a.added_by as actor, a.customer_id, '{}'::jsonb as detail, false as undone, true as open
      from customers_attachment a where a.workspace_id = $1 and ${within('a.added_at', 'a.file_id')} and ${visibleCustomer('a.customer_id', '$2')} and $3 <> ''
      order by a.added_at desc, a.file_id desc limit $6`,
    say: () => ({ fa: 'افزودن پیوست', en: 'Attached a file' }),
    back: ({ id, customerId }, _own, principal) =>
      holds(principal, 'attachments.write')
        ? { method: 'DELETE', path: `/customers/${customerId}/attachments/${id}` }
        : null,
  },
  consent: {
    right: 'consent.read',
    // what staff wrote down; a file may bring a million, so the newest are looked through
    sql: `select r.record_id as id, r.recorded_at as at, r.actor, r.customer_id,
        jsonb_build_object('purpose', r.purpose, 'channel', r.channel, 'state', r.state) as detail, l.record_id is not null and l.state <> r.state as undone,
        l.record_id is null as open
      from (select * from consent_record c where c.workspace_id = $1 order by c.record_id desc limit 2000) r
      left join lateral (select n.record_id, n.state from consent_record n where n.workspace_id = $1 and n.customer_id = r.customer_id
        and n.purpose = r.purpose and n.channel = r.channel and n.record_id > r.record_id order by n.record_id desc limit 1) l on true
      where r.actor like 'user:%' and ${within('r.recorded_at', 'r.record_id')} and ${visibleCustomer('r.customer_id', '$2')} and $3 <> ''
      order by r.recorded_at desc, r.record_id desc limit $6`,
    say: ({ state }) =>
      state === 'granted'
        ? { fa: 'ثبت رضایت', en: 'Wrote down a consent' }
        : { fa: 'ثبت پس‌گرفتن رضایت', en: 'Wrote down that a consent was withdrawn' },
    // a word that was said is never unwritten: the way back is the opposite word
    back: ({ customerId, detail: { purpose, channel, state } }, _own, principal) =>
      holds(principal, 'consent.write')
        ? {
            method: 'POST',
            path: `/customers/${customerId}/consents`,
            body: { purpose, channel, state: state === 'granted' ? 'withdrawn' : 'granted', source: 'staff' },
          }
        : null,
  },
  view: {
    right: 'customers.read',
    sql: `select v.view_id as id, v.created_at as at, 'user:' || v.owner_id::text as actor, null::uuid as customer_id,
        jsonb_build_object('name', v.name) as detail, false as undone, true as open
      from customers_view v where v.workspace_id = $1 and ${within('v.created_at', 'v.view_id')} and (v.shared or 'user:' || v.owner_id::text = $3)
        and ${ownOrAll("'user:' || v.owner_id::text")}
      order by v.created_at desc, v.view_id desc limit $6`,
    say: ({ name }) => ({ fa: `ذخیرهٔ نمای «${name}»`, en: `Saved the view “${name}”` }),
    back: ({ id }, own, principal) =>
      own || principal.rights.has('*') ? { method: 'DELETE', path: `/views/${id}` } : null,
  },
  'note-removed': {
    right: 'customers.read',
    sql: removals(
      'note.deleted',
      subject(`, 'author', coalesce(e.before->'written'->>'by', e.actor)`),
      'exists (select 1 from customers_note n where n.workspace_id = $1 and n.note_id::text = e.subject_id)',
      visibleCustomer('e.customer_id', '$2'),
    ),
    say: () => ({ fa: 'برداشتن یادداشت', en: 'Removed a note' }),
    back: ({ detail: { of, author } }, _own, principal) =>
      holds(principal, 'customers.write') && (author === principal.actor || principal.rights.has('*'))
        ? { method: 'POST', path: `/notes/${of}/restore` }
        : null,
  },
  'attachment-removed': {
    right: 'attachments.read',
    sql: removals(
      'customer.file-removed',
      subject(''),
      'exists (select 1 from customers_attachment a where a.workspace_id = $1 and a.file_id::text = e.subject_id)',
      visibleCustomer('e.customer_id', '$2'),
    ),
    say: () => ({ fa: 'برداشتن پیوست', en: 'Removed a file' }),
    back: ({ customerId, detail: { of } }, _own, principal) =>
      holds(principal, 'attachments.write')
        ? { method: 'POST', path: `/customers/${customerId}/attachments/${of}/restore` }
        : null,
  },
  'view-removed': {
    right: 'customers.read',
    sql: removals(
      'view.removed',
      subject(`, 'owner', e.before->'kept'->>'ownerId'`),
      'exists (select 1 from customers_view v where v.workspace_id = $1 and v.view_id::text = e.subject_id)',
      `(coalesce((e.before->'kept'->>'shared')::boolean, false) or 'user:' || (e.before->'kept'->>'ownerId') = $3)
        and ${ownOrAll('e.actor')}`,
    ),
    say: ({ name }) =>
      name
        ? { fa: `برداشتن نمای «${name}»`, en: `Removed the view “${name}”` }
        : { fa: 'برداشتن یک نما', en: 'Removed a view' },
    back: ({ detail: { of, owner } }, _own, principal) =>
      `user:${owner}` === principal.actor || principal.rights.has('*')
        ? { method: 'POST', path: `/views/${of}/restore` }
        : null,
  },
};

/** Acts older than this stand in the history alone. */
const lastingMs = 30 * 24 * 3_600_000;

/**
 * Acts of the last thirty days, newest first, from before one of them on: at most one query for each kind that the reader may see.
 * @param who 'mine': the reader's own alone
 */
export async function listActs(
  tx: Tx,
  secrets: Secrets,
  principal: Principal,
  now: Date,
  who: 'mine' | 'everybody',
  page: { before: readonly [at: Date, id: string] | undefined; limit: number },
): Promise<Act[]> {
  const from = new Date(now.getTime() - lastingMs);
  const values = [
    tx.workspaceId,
    visibleOwners(principal),
    principal.actor,
    from,
    page.before?.[0] ?? null,
    page.limit,
    page.before?.[1] ?? null,
  ];
  const acts: Act[] = [];
  for (const [kind, source] of Object.entries(sources)) {
    if (!holds(principal, source.right)) continue;
    const rows = await tx.query<Row>(
      `select x.id, x.at, x.actor, a.name as by, x.customer_id as "customerId", c.name as "customerName", x.detail, x.undone, x.open${source.sql.includes('e.sealed') ? ', x.sealed' : ''}
       from (${source.sql}) x left join auth.account a on x.actor = 'user:' || a.user_id::text
       left join customers_customer c on c.workspace_id = $1 and c.customer_id = x.customer_id`,
      values,
    );
    for (const row of rows) {
      const mine = row.actor === principal.actor;
      if (who === 'mine' && !mine) continue;
      acts.push({
        id: row.id,
        kind,
        at: row.at,
        by: row.by,
        mine,
        title: source.say({ ...row.detail, ...openedOf(row, tx.workspaceId, secrets) }),
        customer: row.customerId === null ? null : { id: row.customerId, name: row.customerName ?? '' },
        undo: row.open && !row.undone ? source.back(row, mine, principal) : null,
        undone: row.undone,
      });
    }
  }
  return acts.sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1)).slice(0, page.limit);
}

/** What the history keeps sealed with the installation's key; a customer's own words stay closed here. */
function openedOf({ sealed, customerId, id }: Row, workspaceId: string, secrets: Secrets): Record<string, unknown> {
  if (sealed === null || sealed === undefined || customerId !== null) return {};
  return (JSON.parse(secrets.open(sealed, entryContext(workspaceId, id))) as { before: Record<string, unknown> })
    .before;
}
