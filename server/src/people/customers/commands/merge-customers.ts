import { uuidv7 } from '@peyvand/kernel/ids';
import type { Refusal, Words } from '@peyvand/kernel/refusal';
import type { Write } from '../../../spine/write.ts';
import { customerMerged, customerMergeUndone } from '../events.ts';
import { holdIdentities } from '../identity-lock.ts';
import { customers } from '../refusals.ts';
import { type Filled, fillIn, joinFilled, refill, withFilled, withoutFilled } from '../rules/fill-in.ts';
import { putChangedCustomer } from '../tables.ts';
import { type LockedCustomer, lockedColumns } from './lock-for-change.ts';

// All rows at once, in id order: two merges of the same pair cannot wait for each other.
const lockSql = `select ${lockedColumns} from customers_customer c
where c.workspace_id = $1 and c.customer_id = any($2::uuid[]) order by c.customer_id for update`;

const recordSql = `insert into customers_merge (workspace_id, merge_id, survivor_id, merged_id, filled, merged_at, actor)
values ($1, $2, $3, $4, $5, $6, $7)`;
const listMovedSql = `insert into customers_moved (workspace_id, merge_id, what, kind, scope, match_key, was_primary)
select workspace_id, $2::uuid, 'identifier', kind, scope, match_key, is_primary from customers_identifier where workspace_id = $1 and customer_id = $3
union all select workspace_id, $2, 'redirect', '', '', merged_id::text, false from customers_redirect where workspace_id = $1 and survivor_id = $3
union all select workspace_id, $2, 'company', '', '', customer_id::text, false from customers_customer where workspace_id = $1 and company_id = $3`;
// Her own primary stays primary; of a kind she did not have, the moved one keeps its place.
const moveIdentifiersSql = `update customers_identifier i set customer_id = $2, is_primary = i.is_primary and not exists (
  select 1 from customers_identifier o where o.workspace_id = $1 and o.customer_id = $2 and o.kind = i.kind and o.is_primary)
where i.workspace_id = $1 and i.customer_id = $3`;
const moveRedirectsSql = 'update customers_redirect set survivor_id = $2 where workspace_id = $1 and survivor_id = $3';
const movePeopleSql = 'update customers_customer set company_id = $2 where workspace_id = $1 and company_id = $3';
const redirectSql =
  'insert into customers_redirect (workspace_id, merged_id, survivor_id, merge_id) values ($1, $2, $3, $4)';
const burySql = `update customers_customer set merged_into = $2, updated_at = $4, version = version + 1
where workspace_id = $1 and customer_id = $3`;

// The keys of what a person has once, where she now has two of one source.
const twoCodesSql = `select kind from customers_identifier where workspace_id = $1 and customer_id = $2
  and (kind = 'national-id' or (kind = 'external' and scope not in ('file-row', 'name'))) group by kind, scope having count(*) > 1`;

/** What whoever merges should know of what came of it. */
export interface MergeWarning {
  code: 'two-external' | 'two-national-id';
  words: Words;
}

/** Two ids of one source belong to two people: whoever makes one person of them hears it. */
function sayTwoCodes(kind: string): MergeWarning {
  if (kind === 'national-id')
    return {
      code: 'two-national-id',
      words: {
        fa: 'او اکنون دو کد ملی دارد. اگر دو نفر بودند، ادغام را برگردانید.',
        en: 'She now has two national ids. If they were two people, undo the merge.',
      },
    };
  return {
    code: 'two-external',
    words: {
      fa: 'او اکنون دو کد از یک منبع دارد. اگر دو نفر بودند، ادغام را برگردانید.',
      en: 'She now has two ids of one source. If they were two people, undo the merge.',
    },
  };
}

/**
 * Makes two rows one person: identifiers, older redirects and the people of a company move to the survivor, her empty fields
 * are filled from the merged row, and the merged id becomes a redirect. Events never change; what other modules
 * keep of her follows by their declarations (follow-merges.ts).
 * @param owners whose customers the caller sees; null: all
 */
export async function mergeCustomers(
  w: Write,
  survivorId: string,
  mergedId: string,
  owners: readonly string[] | null = null,
): Promise<{ mergeId: string; survivorId: string; says: MergeWarning[] } | Refusal> {
  if (survivorId === mergedId) return customers('merge-itself');
  await holdIdentities(w);
  const rows = await w.read<LockedCustomer>(lockSql, [w.workspaceId, [survivorId, mergedId]]);
  const survivor = rows.find((row) => row.customerId === survivorId);
  const merged = rows.find((row) => row.customerId === mergedId);
  if (survivor === undefined || merged === undefined) return customers('not-found');
  if (!isVisible(survivor, owners) || !isVisible(merged, owners)) return customers('not-found');
  if (survivor.erasedAt !== null || merged.erasedAt !== null) return customers('erased');
  if (survivor.mergedInto !== null || merged.mergedInto !== null) return customers('already-merged');
  if (survivor.kind !== merged.kind) return customers('merge-kinds-differ');

  const mergeId = uuidv7(w.now.getTime());
  const filled = fillIn(survivor, merged);
  const both = [w.workspaceId, survivorId, mergedId];
  await w.tx.query(recordSql, [w.workspaceId, mergeId, survivorId, mergedId, JSON.stringify(filled), w.now, w.actor]);
  await w.tx.query(listMovedSql, [w.workspaceId, mergeId, mergedId]);
  await w.tx.query(moveIdentifiersSql, both);
  await w.tx.query(moveRedirectsSql, both);
  await w.tx.query(movePeopleSql, both);
  await w.tx.query(redirectSql, [w.workspaceId, mergedId, survivorId, mergeId]);
  await w.tx.query(burySql, [...both, w.now]);
  putChangedCustomer(w, survivorId, { kind: survivor.kind, ...withFilled(survivor, filled) });
  w.tell(customerMerged(survivorId, { mergeId, survivorId, mergedId }));
  const twice = await w.tx.query<{ kind: string }>(twoCodesSql, [w.workspaceId, survivorId]);
  return { mergeId, survivorId, says: twice.map(({ kind }) => sayTwoCodes(kind)) };
}

const mergeSql = `select survivor_id as "survivorId", merged_id as "mergedId", filled, undone_at as "undoneAt"
from customers_merge where workspace_id = $1 and merge_id = $2 for update`;
const moveIdentifiersBackSql = `update customers_identifier i set customer_id = $3, is_primary = m.was_primary from customers_moved m
where m.workspace_id = $1 and m.merge_id = $2 and m.what = 'identifier'
  and i.workspace_id = $1 and i.kind = m.kind and i.scope = m.scope and i.match_key = m.match_key and i.customer_id = $4`;
const moveRedirectsBackSql = `update customers_redirect r set survivor_id = $3 from customers_moved m
where m.workspace_id = $1 and m.merge_id = $2 and m.what = 'redirect' and r.workspace_id = $1 and r.merged_id::text = m.match_key and r.survivor_id = $4`;
const movePeopleBackSql = `update customers_customer c set company_id = $3 from customers_moved m
where m.workspace_id = $1 and m.merge_id = $2 and m.what = 'company' and c.workspace_id = $1 and c.customer_id = m.match_key::uuid and c.company_id = $4`;
const dropRedirectSql = 'delete from customers_redirect where workspace_id = $1 and merged_id = $2';
const unburySql = `update customers_customer set merged_into = null, updated_at = $3, version = version + 1
where workspace_id = $1 and customer_id = $2`;
const undoneSql = 'update customers_merge set undone_at = $3 where workspace_id = $1 and merge_id = $2';
const refilledSql = 'update customers_merge set filled = $3 where workspace_id = $1 and merge_id = $2';
const othersSql = `select m.merge_id as "mergeId", m.filled, ${lockedColumns} from customers_merge m
join customers_customer c on c.workspace_id = $1 and c.customer_id = m.merged_id and c.merged_into = m.survivor_id
where m.workspace_id = $1 and m.survivor_id = $2 and m.undone_at is null and m.merge_id <> $3 order by m.merge_id`;

/** Moves back exactly what the merge moved; what came after it stays with the survivor. */
export async function undoMerge(
  w: Write,
  mergeId: string,
  owners: readonly string[] | null = null,
): Promise<{ survivorId: string; mergedId: string } | Refusal> {
  await holdIdentities(w);
  const [merge] = await w.read<{ survivorId: string; mergedId: string; filled: Filled; undoneAt: Date | null }>(
    mergeSql,
    [w.workspaceId, mergeId],
  );
  if (merge === undefined) return customers('merge-not-found');
  const { survivorId, mergedId } = merge;
  const rows = await w.read<LockedCustomer>(lockSql, [w.workspaceId, [survivorId, mergedId]]);
  const survivor = rows.find((row) => row.customerId === survivorId);
  if (survivor === undefined || !isVisible(survivor, owners)) return customers('merge-not-found');
  if (merge.undoneAt !== null) return customers('merge-undone-already');
  if (survivor.erasedAt !== null) return customers('erased');
  if (survivor.mergedInto !== null) return customers('merge-buried');

  const moved = [w.workspaceId, mergeId, mergedId, survivorId];
  await w.tx.query(moveIdentifiersBackSql, moved);
  await w.tx.query(moveRedirectsBackSql, moved);
  await w.tx.query(movePeopleBackSql, moved);
  await w.tx.query(dropRedirectSql, [w.workspaceId, mergedId]);
  await w.tx.query(unburySql, [w.workspaceId, mergedId, w.now]);
  await w.tx.query(undoneSql, [w.workspaceId, mergeId, w.now]);

  let after = withoutFilled(survivor, merge.filled);
  const others = await w.tx.query<LockedCustomer & { mergeId: string; filled: Filled }>(othersSql, [
    w.workspaceId,
    survivorId,
    mergeId,
  ]);
  for (const other of others) {
    const again = refill(after, other, merge.filled);
    after = withFilled(after, again);
    const joined = JSON.stringify(joinFilled(other.filled, again));
    await w.tx.query(refilledSql, [w.workspaceId, other.mergeId, joined]);
  }
  putChangedCustomer(w, survivorId, { kind: survivor.kind, ...after });
  w.tell(customerMergeUndone(survivorId, { mergeId, survivorId, mergedId }));
  return { survivorId, mergedId };
}

function isVisible(row: LockedCustomer, owners: readonly string[] | null): boolean {
  return owners === null || (row.ownerId !== null && owners.includes(row.ownerId));
}
