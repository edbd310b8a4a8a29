import { uuidv7 } from '@peyvand/kernel/ids';
import type { Refusal } from '@peyvand/kernel/refusal';
import type { Write } from '../../../spine/write.ts';
import { customerMerged, customerMergeUndone } from '../events.ts';
import { customers } from '../refusals.ts';
import { fillIn, type MergeableRow } from '../rules/fill-in.ts';
import { searchKeyOf } from '../rules/name.ts';

// Both rows at once, in id order: two merges of the same pair cannot wait for each other.
const lockSql = `select customer_id as "customerId", name, given_name as "givenName", family_name as "familyName", gender, language,
  birth_calendar as "birthCalendar", birth_year as "birthYear", birth_month as "birthMonth", birth_day as "birthDay", city, province,
  company_id as "companyId", household_id as "householdId", owner_id as "ownerId", tags, custom, kind, merged_into as "mergedInto", erased_at as "erasedAt"
from customers_customer where workspace_id = $1 and customer_id = any($2::uuid[]) order by customer_id for update`;

interface Locked extends MergeableRow {
  customerId: string;
  kind: string;
  mergedInto: string | null;
  erasedAt: Date | null;
}

/**
 * Makes two rows one person: identifiers and older redirects move to the survivor, her empty fields are filled from the
 * merged row, and the merged id becomes a redirect. Events never change; every other module re-points its own rows when it
 * hears `customer.merged`.
 */
export async function mergeCustomers(
  w: Write,
  survivorId: string,
  mergedId: string,
): Promise<{ mergeId: string; survivorId: string } | Refusal> {
  if (survivorId === mergedId) return customers('merge-itself');
  const rows = await w.read<Locked>(lockSql, [w.workspaceId, [survivorId, mergedId]]);
  const survivor = rows.find((row) => row.customerId === survivorId);
  const merged = rows.find((row) => row.customerId === mergedId);
  if (survivor === undefined || merged === undefined) return customers('not-found');
  if (survivor.erasedAt !== null || merged.erasedAt !== null) return customers('erased');
  if (survivor.mergedInto !== null || merged.mergedInto !== null) return customers('already-merged');
  if (survivor.kind !== merged.kind) return customers('merge-kinds-differ');

  const mergeId = uuidv7(w.now.getTime());
  const { after, before } = fillIn(survivor, merged);
  await w.tx.query(
    'insert into customers_merge (workspace_id, merge_id, survivor_id, merged_id, filled, merged_at, actor) values ($1, $2, $3, $4, $5, $6, $7)',
    [w.workspaceId, mergeId, survivorId, mergedId, JSON.stringify(before), w.now, w.actor],
  );
  await w.tx.query(
    `insert into customers_moved (workspace_id, merge_id, what, kind, scope, match_key, was_primary)
     select workspace_id, $2::uuid, 'identifier', kind, scope, match_key, is_primary from customers_identifier where workspace_id = $1 and customer_id = $3
     union all select workspace_id, $2, 'redirect', '', '', merged_id::text, false from customers_redirect where workspace_id = $1 and survivor_id = $3`,
    [w.workspaceId, mergeId, mergedId],
  );
  // Her own primary stays primary; of a kind she did not have, the moved one keeps its place.
  await w.tx.query(
    `update customers_identifier i set customer_id = $2, is_primary = i.is_primary and not exists (
       select 1 from customers_identifier o where o.workspace_id = $1 and o.customer_id = $2 and o.kind = i.kind and o.is_primary)
     where i.workspace_id = $1 and i.customer_id = $3`,
    [w.workspaceId, survivorId, mergedId],
  );
  await w.tx.query('update customers_redirect set survivor_id = $2 where workspace_id = $1 and survivor_id = $3', [
    w.workspaceId,
    survivorId,
    mergedId,
  ]);
  await w.tx.query(
    'insert into customers_redirect (workspace_id, merged_id, survivor_id, merge_id) values ($1, $2, $3, $4)',
    [w.workspaceId, mergedId, survivorId, mergeId],
  );
  await w.tx.query(
    'update customers_customer set merged_into = $2, updated_at = $4, version = version + 1 where workspace_id = $1 and customer_id = $3',
    [w.workspaceId, survivorId, mergedId, w.now],
  );
  await writeBack(w, survivorId, { ...survivor, ...after });
  w.tell(customerMerged(survivorId, { mergeId, survivorId, mergedId }));
  return { mergeId, survivorId };
}

/** Moves back exactly what the merge moved; what came after it stays with the survivor. */
export async function undoMerge(
  w: Write,
  mergeId: string,
): Promise<{ survivorId: string; mergedId: string } | Refusal> {
  const [merge] = await w.read<{
    survivorId: string;
    mergedId: string;
    filled: Record<string, { from: unknown; to: unknown }>;
    undoneAt: Date | null;
  }>(
    `select survivor_id as "survivorId", merged_id as "mergedId", filled, undone_at as "undoneAt" from customers_merge where workspace_id = $1 and merge_id = $2 for update`,
    [w.workspaceId, mergeId],
  );
  if (merge === undefined) return customers('merge-not-found');
  if (merge.undoneAt !== null) return customers('merge-undone-already');
  const { survivorId, mergedId } = merge;
  const rows = await w.read<Locked>(lockSql, [w.workspaceId, [survivorId, mergedId]]);
  const survivor = rows.find((row) => row.customerId === survivorId);
  if (survivor === undefined) return customers('not-found');
  if (survivor.erasedAt !== null) return customers('erased');
  if (survivor.mergedInto !== null) return customers('merge-buried');

  await w.tx.query(
    `update customers_identifier i set customer_id = $3, is_primary = m.was_primary from customers_moved m
     where m.workspace_id = $1 and m.merge_id = $2 and m.what = 'identifier'
       and i.workspace_id = $1 and i.kind = m.kind and i.scope = m.scope and i.match_key = m.match_key and i.customer_id = $4`,
    [w.workspaceId, mergeId, mergedId, survivorId],
  );
  await w.tx.query(
    `update customers_redirect r set survivor_id = $3 from customers_moved m
     where m.workspace_id = $1 and m.merge_id = $2 and m.what = 'redirect' and r.workspace_id = $1 and r.merged_id::text = m.match_key and r.survivor_id = $4`,
    [w.workspaceId, mergeId, mergedId, survivorId],
  );
  await w.tx.query('delete from customers_redirect where workspace_id = $1 and merged_id = $2', [
    w.workspaceId,
    mergedId,
  ]);
  await w.tx.query(
    'update customers_customer set merged_into = null, updated_at = $3, version = version + 1 where workspace_id = $1 and customer_id = $2',
    [w.workspaceId, mergedId, w.now],
  );
  // A field that somebody has changed since the merge keeps the newer value.
  const restored: Record<string, unknown> = { ...survivor };
  for (const [field, { from, to }] of Object.entries(merge.filled))
    if (JSON.stringify(restored[field]) === JSON.stringify(to)) restored[field] = from;
  await writeBack(w, survivorId, restored as unknown as MergeableRow);
  await w.tx.query('update customers_merge set undone_at = $3 where workspace_id = $1 and merge_id = $2', [
    w.workspaceId,
    mergeId,
    w.now,
  ]);
  w.tell(customerMergeUndone(survivorId, { mergeId, survivorId, mergedId }));
  return { survivorId, mergedId };
}

async function writeBack(w: Write, customerId: string, row: MergeableRow): Promise<void> {
  await w.tx.query(
    `update customers_customer set name = $3, given_name = $4, family_name = $5, search_key = $6, gender = $7, language = $8, birth_calendar = $9,
       birth_year = $10, birth_month = $11, birth_day = $12, city = $13, province = $14, company_id = $15, household_id = $16, owner_id = $17,
       tags = $18, custom = $19, updated_at = $20, version = version + 1 where workspace_id = $1 and customer_id = $2`,
    [
      w.workspaceId,
      customerId,
      row.name,
      row.givenName,
      row.familyName,
      searchKeyOf(row.name),
      row.gender,
      row.language,
      row.birthCalendar,
      row.birthYear,
      row.birthMonth,
      row.birthDay,
      row.city,
      row.province,
      row.companyId,
      row.householdId,
      row.ownerId,
      row.tags,
      JSON.stringify(row.custom),
      w.now,
    ],
  );
}
