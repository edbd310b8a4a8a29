import { type Principal, visibleOwners } from '../../../edge/http/principal.ts';
import type { Tx } from '../../../ground/database/transaction.ts';
import { visibleCustomer } from '../visible.ts';
import { type MemberView, maskBirthYear } from './find-household.ts';
import { mayCompare } from './list-duplicates.ts';

/** A number that reaches more people than these is a switchboard and says nothing of who lives together. */
const mostAtHome = 6;

// Whose key reaches her, whom hers reaches, and who is reached by the same as she.
const sharersSql = `with hers as (
  select s.kind, s.match_key from customers_shared_contact s where s.workspace_id = $1 and s.customer_id = any($2::uuid[])
  union select i.kind, i.match_key from customers_identifier i
    where i.workspace_id = $1 and i.customer_id = any($2::uuid[]) and i.kind in ('phone', 'email') and i.scope = ''
), by_one as (
  select h.kind, h.match_key, i.customer_id as id from hers h join customers_identifier i on i.workspace_id = $1
    and i.kind = h.kind and i.scope = '' and i.match_key = h.match_key
  union select h.kind, h.match_key, s.customer_id from hers h join customers_shared_contact s on s.workspace_id = $1
    and s.kind = h.kind and s.match_key = h.match_key
), at_home as (
  select coalesce(r.survivor_id, o.id) as id from by_one o
  left join customers_redirect r on r.workspace_id = $1 and r.merged_id = o.id
  where (select count(*) from by_one same where same.kind = o.kind and same.match_key = o.match_key) <= ${mostAtHome}
)
select c.customer_id as id, c.name, c.kind, c.gender, c.birth_year as "birthYear" from customers_customer c
where c.workspace_id = $1 and c.customer_id = any(array(select id from at_home)) and c.customer_id <> all($2::uuid[]) and c.kind = 'person'
  and c.merged_into is null and c.erased_at is null and ($3::uuid is null or c.household_id is distinct from $3)
  and ${visibleCustomer('c.customer_id', '$4')}
order by c.customer_id limit ${mostAtHome}`;

/**
 * People who share a phone or mail with somebody and are not in her household: perhaps they live together, which only a person
 * can say. None for a reader from whom contact points are masked: whom they lead to would tell what they are.
 */
export async function offerRelatives(
  tx: Tx,
  principal: Principal,
  ids: readonly string[],
  householdId: string | null,
): Promise<MemberView[]> {
  if (!mayCompare(principal)) return [];
  const rows = await tx.prepared<MemberView>(sharersSql, [tx.workspaceId, ids, householdId, visibleOwners(principal)]);
  return rows.map((one) => maskBirthYear(one, principal));
}
