import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import type { Secrets } from '../../../ground/secrets.ts';
import { destroyCustomerKeys, recordChange } from '../../../office/audit/index.ts';
import { noteErasure } from '../../../office/backup/index.ts';
import { forgetSql, type Keep } from '../../../spine/keep.ts';
import type { Person, PersonalPart } from '../../../spine/personal.ts';
import type { Write } from '../../../spine/write.ts';
import { customerErased } from '../events.ts';
import { holdIdentities } from '../identity-lock.ts';
import { customers } from '../refusals.ts';
import { sharesWithSql } from '../shared-contacts.ts';
import { lockForChange } from './lock-for-change.ts';

// Those merged into her are erased with her: they are the same person.
const lockAllSql = `select customer_id as id, name from customers_customer where workspace_id = $1
  and (customer_id = $2 or customer_id in (select merged_id from customers_redirect where workspace_id = $1 and survivor_id = $2))
order by customer_id for update`;
const identifiersSql = `select kind, match_key as "matchKey", value from customers_identifier where workspace_id = $1 and customer_id = any($2::uuid[])`;

/**
 * Forgets a person: every module takes out what it holds of her, her identifiers and words are deleted, and the key that
 * sealed her values in the audit log is destroyed. Her row stays without anything personal, so that purchases and counts
 * stay true. It cannot be undone.
 * @returns also the files whose bytes the caller takes away after the commit
 */
export async function eraseCustomer(
  w: Write,
  house: { secrets: Secrets; personal: readonly PersonalPart[]; keeps: readonly Keep[] },
  customerId: string,
  owners: readonly string[] | null,
): Promise<{ customerId: string; erasedAt: string; fileIds: string[] } | Refusal> {
  await holdIdentities(w);
  const row = await lockForChange(w, customerId, owners);
  if (isRefusal(row)) return row;
  const locked = await w.read<{ id: string; name: string }>(lockAllSql, [w.workspaceId, row.customerId]);
  const ids = locked.map((one) => one.id);
  if (ids.length === 0) return customers('not-found');
  const identifiers = await w.read<Person['identifiers'][number]>(identifiersSql, [w.workspaceId, ids]);
  const sharesWith = await w.read<{ id: string }>(sharesWithSql, [w.workspaceId, ids]);
  const names = locked.map((one) => one.name).filter((name) => name !== '');
  const person: Person = {
    customerId: row.customerId,
    ids,
    names,
    sharesWith: sharesWith.map((one) => one.id),
    identifiers,
  };
  const fileIds: string[] = [];
  for (const part of house.personal) fileIds.push(...((await part.erase?.(w, person, house.secrets)) ?? []));
  for (const keep of house.keeps) {
    const sql = forgetSql(keep);
    if (sql !== undefined) await w.tx.run(sql, [w.workspaceId, ids]);
  }
  await destroyCustomerKeys(w, ids);
  // an older archive that comes back brings her with it; this remembers that she wished to be gone
  noteErasure(w, ids);
  await recordChange(w, house.secrets, {
    action: 'customer.erased',
    subject: { kind: 'customer', id: row.customerId },
    customerId: row.customerId,
  });
  w.tell(customerErased(row.customerId, { ids }));
  return { customerId: row.customerId, erasedAt: w.now.toISOString(), fileIds };
}
