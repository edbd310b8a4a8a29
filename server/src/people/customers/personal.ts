import { deleteFiles } from '../../ground/files/file-rows.ts';
import { subjectsOf } from '../../office/audit/index.ts';
import { assignments } from '../../spine/keep.ts';
import type { PersonalPart } from '../../spine/personal.ts';
import { blankCustomer } from './columns.ts';
import { forgetInViews } from './commands/forget-in-views.ts';
import { customerChanged } from './events.ts';
import { viewColumns } from './queries.ts';
import { listAttachments } from './reads/list-attachments.ts';
import { listNotes } from './reads/list-notes.ts';
import { listPreferences } from './reads/list-preferences.ts';
import { nationalIdContext } from './rules/identifiers.ts';

const viewsSql = `select ${viewColumns} from customers_customer c where c.workspace_id = $1 and c.customer_id = any($2::uuid[]) order by c.customer_id`;
const sealedSql = `select value from customers_identifier where workspace_id = $1 and customer_id = any($2::uuid[]) and kind = 'national-id'`;

// A phone or mail that she owned and that reaches somebody else too is that one's now, the first who had it (FRONTDOOR 15): it
// would recognise nobody, and the next file would give it to whoever it names. A merged one is answered by her survivor.
const passOnSql = `with heir as (select distinct on (i.kind, i.match_key) i.kind, i.scope, i.match_key, h.customer_id, s.value
  from customers_identifier i
  join customers_shared_contact s on s.workspace_id = $1 and s.kind = i.kind and s.match_key = i.match_key and s.customer_id <> all($2::uuid[])
  left join customers_redirect r on r.workspace_id = $1 and r.merged_id = s.customer_id
  join customers_customer h on h.workspace_id = $1 and h.customer_id = coalesce(r.survivor_id, s.customer_id) and h.erased_at is null
    and h.customer_id <> all($2::uuid[])
  where i.workspace_id = $1 and i.customer_id = any($2::uuid[]) and i.kind in ('phone', 'email') and i.scope = '' and s.label = ''
  order by i.kind, i.match_key, s.created_at, h.customer_id)
update customers_identifier i set customer_id = h.customer_id, value = h.value, verified_at = null, is_primary = not exists (
    select 1 from customers_identifier o where o.workspace_id = $1 and o.customer_id = h.customer_id and o.kind = i.kind and o.is_primary)
from heir h where i.workspace_id = $1 and i.kind = h.kind and i.scope = h.scope and i.match_key = h.match_key
returning i.customer_id as "customerId"`;

// What the declarations (keeps.ts) do not say by themselves. Of what a merge moved, ids of rows stay: a merge that was undone a
// moment ago may not have been heard yet, and gives back what is the other's. A household that nobody is left in goes with its name.
const forgetSql = [
  'update customers_shared_contact set apart_from = null where workspace_id = $1 and apart_from = any($2::uuid[])',
  `delete from customers_moved m using customers_merge g where m.workspace_id = $1 and g.workspace_id = $1 and g.merge_id = m.merge_id
     and m.what in ('identifier', 'redirect', 'company')
     and (g.survivor_id = any($2::uuid[]) or g.merged_id = any($2::uuid[]))`,
  `delete from customers_household h where h.workspace_id = $1
     and h.household_id in (select household_id from customers_customer where workspace_id = $1 and customer_id = any($2::uuid[]))
     and not exists (select 1 from customers_customer o where o.workspace_id = $1 and o.household_id = h.household_id and o.customer_id <> all($2::uuid[]))`,
];
// The bytes follow after the commit (routes/privacy-routes.ts), or by the daily sweep.
const detachSql = `with gone as (delete from customers_attachment where workspace_id = $1 and customer_id = any($2::uuid[]) returning file_id)
${deleteFiles('gone')}`;
// those that were taken away from her and are kept aside for a while
const removedSql = `with gone as (select distinct subject_id::uuid as file_id from (${subjectsOf('customer.file-removed', '$2::uuid[]')}) e)
${deleteFiles('gone', 'removed')}`;
const blankSql = `update customers_customer set ${assignments(blankCustomer)}, erased_at = $3, updated_at = $3, version = version + 1 where workspace_id = $1 and customer_id = any($2::uuid[])`;

/** The person herself: her record under every id, what she prefers, what was noted. */
export const customersPart: PersonalPart = {
  name: 'customer',
  collect: async (tx, person, secrets) => {
    const records = await tx.query(viewsSql, [tx.workspaceId, person.ids]);
    const sealed = await tx.query<{ value: string }>(sealedSql, [tx.workspaceId, person.ids]);
    return {
      records,
      nationalIds: sealed.map(({ value }) => secrets.open(value, nationalIdContext(tx.workspaceId))),
      preferences: await listPreferences(tx, person.ids),
      notes: await listNotes(tx, person.ids),
      attachments: await listAttachments(tx, person.ids),
    };
  },
  erase: async (w, person, secrets) => {
    // while her identifiers still say what she was called and reached by
    await forgetInViews(w, person, secrets);
    const heirs = await w.tx.query<{ customerId: string }>(passOnSql, [w.workspaceId, person.ids]);
    for (const customerId of new Set(heirs.map((one) => one.customerId)))
      w.tell(customerChanged(customerId, { fields: ['identifiers'] }));
    for (const sql of forgetSql) await w.tx.run(sql, [w.workspaceId, person.ids]);
    const files = await w.tx.query<{ fileId: string }>(detachSql, [w.workspaceId, person.ids]);
    const aside = await w.tx.query<{ fileId: string }>(removedSql, [w.workspaceId, person.ids]);
    await w.tx.run(blankSql, [w.workspaceId, person.ids, w.now]);
    return [...files, ...aside].map((file) => file.fileId);
  },
};
