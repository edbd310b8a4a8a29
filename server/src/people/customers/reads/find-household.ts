import { type Principal, visibleOwners } from '../../../edge/http/principal.ts';
import type { Tx } from '../../../ground/database/transaction.ts';

export interface MemberView {
  id: string;
  name: string;
  kind: string;
  gender: string | null;
  birthYear: number | null;
}
export interface HouseholdView {
  id: string;
  name: string;
  members: MemberView[];
}

// Rides on customers_customer_household.
const membersSql = `select c.customer_id as id, c.name, c.kind, c.gender, c.birth_year as "birthYear" from customers_customer c
where c.workspace_id = $1 and c.household_id = $2 and c.merged_into is null and c.erased_at is null and ($3::uuid[] is null or c.owner_id = any($3))
order by c.birth_year nulls last, c.customer_id limit 200`;
const householdSql =
  'select household_id as id, name from customers_household where workspace_id = $1 and household_id = $2';

/** A household with those of its members whom the principal sees; undefined when she sees none. */
export async function findHousehold(
  tx: Tx,
  principal: Principal,
  householdId: string,
): Promise<HouseholdView | undefined> {
  const [household] = await tx.prepared<{ id: string; name: string }>(householdSql, [tx.workspaceId, householdId]);
  if (household === undefined) return undefined;
  const members = await tx.prepared<MemberView>(membersSql, [tx.workspaceId, householdId, visibleOwners(principal)]);
  if (members.length === 0) return undefined;
  return { ...household, members: members.map((one) => maskBirthYear(one, principal)) };
}

const peopleSql = `select c.customer_id as id, c.name, c.kind, c.gender, c.birth_year as "birthYear" from customers_customer c
where c.workspace_id = $1 and c.company_id = $2 and c.merged_into is null and c.erased_at is null and ($3::uuid[] is null or c.owner_id = any($3))
  and ($4::uuid is null or c.customer_id > $4) order by c.customer_id limit $5`;

/** People of a company, by id. */
export async function listPeople(
  tx: Tx,
  principal: Principal,
  companyId: string,
  after: string | null,
  limit: number,
): Promise<MemberView[]> {
  const rows = await tx.prepared<MemberView>(peopleSql, [
    tx.workspaceId,
    companyId,
    visibleOwners(principal),
    after,
    limit,
  ]);
  return rows.map((one) => maskBirthYear(one, principal));
}

/** Without the year for a reader from whom birthdays are masked. */
export function maskBirthYear(one: MemberView, principal: Principal): MemberView {
  return principal.masked.has('birthday') ? { ...one, birthYear: null } : one;
}
