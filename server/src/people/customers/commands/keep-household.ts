import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { cleanLine } from '@peyvand/kernel/text';
import type { Secrets } from '../../../ground/secrets.ts';
import { recordChange } from '../../../office/audit/index.ts';
import type { Write } from '../../../spine/write.ts';
import { customerChanged } from '../events.ts';
import { customers } from '../refusals.ts';
import { putChangedCustomer } from '../tables.ts';
import { type LockedCustomer, lockForChange } from './lock-for-change.ts';

const makeSql =
  'insert into customers_household (workspace_id, household_id, name, created_at) values ($1, $2, $3, $4)';
const lockSql = 'select household_id from customers_household where workspace_id = $1 and household_id = $2 for update';
const renameSql = 'update customers_household set name = $3 where workspace_id = $1 and household_id = $2';
// Merged rows keep their household for the undo, but live in it no more.
const dropEmptySql = `delete from customers_household h where h.workspace_id = $1 and h.household_id = $2 and not exists (
  select 1 from customers_customer c where c.workspace_id = $1 and c.household_id = $2 and c.customer_id <> $3 and c.merged_into is null)`;

type Owners = readonly string[] | null;

/** People who live together. A person is in one household at most: joining another leaves the first. */
export async function createHousehold(
  w: Write,
  secrets: Secrets,
  wish: { name?: string | undefined; memberIds: readonly string[] },
  owners: Owners,
): Promise<{ householdId: string } | Refusal> {
  const householdId = uuidv7(w.now.getTime());
  const members = new Map<string, LockedCustomer>();
  for (const id of [...new Set(wish.memberIds)].sort()) {
    const member = await lockMember(w, id, owners);
    if (isRefusal(member)) return member;
    members.set(member.customerId, member);
  }
  w.put(makeSql, [w.workspaceId, householdId, cleanLine(wish.name ?? ''), w.now]);
  await w.flush();
  for (const member of members.values()) await move(w, secrets, member, householdId);
  return { householdId };
}

export async function joinHousehold(
  w: Write,
  secrets: Secrets,
  householdId: string,
  customerId: string,
  owners: Owners,
): Promise<{ householdId: string; customerId: string } | Refusal> {
  const member = await lockMember(w, customerId, owners);
  if (isRefusal(member)) return member;
  const [household] = await w.read(lockSql, [w.workspaceId, householdId]);
  if (household === undefined || !(await seesSomeOf(w, householdId, owners))) return customers('household-not-found');
  await move(w, secrets, member, householdId);
  return { householdId, customerId: member.customerId };
}

/** The last one who leaves takes the household with her. */
export async function leaveHousehold(
  w: Write,
  secrets: Secrets,
  householdId: string,
  customerId: string,
  owners: Owners,
): Promise<{ householdId: string; customerId: string } | Refusal> {
  const member = await lockForChange(w, customerId, owners);
  if (isRefusal(member)) return member;
  if (member.householdId !== householdId) return customers('household-not-found');
  await move(w, secrets, member, null);
  return { householdId, customerId: member.customerId };
}

export async function renameHousehold(
  w: Write,
  householdId: string,
  name: string,
): Promise<{ householdId: string } | Refusal> {
  const [household] = await w.read(lockSql, [w.workspaceId, householdId]);
  if (household === undefined) return customers('household-not-found');
  w.put(renameSql, [w.workspaceId, householdId, cleanLine(name)]);
  return { householdId };
}

const seenSql = `select 1 from customers_customer c where c.workspace_id = $1 and c.household_id = $2 and c.merged_into is null
  and c.owner_id = any($3) limit 1`;

/** True when the caller sees one of the household: another household's id opens nothing. */
async function seesSomeOf(w: Write, householdId: string, owners: Owners): Promise<boolean> {
  return owners === null || (await w.read(seenSql, [w.workspaceId, householdId, owners])).length > 0;
}

async function lockMember(w: Write, customerId: string, owners: Owners): Promise<LockedCustomer | Refusal> {
  const member = await lockForChange(w, customerId, owners);
  if (isRefusal(member)) return member;
  return member.kind === 'company' ? customers('household-of-company') : member;
}

async function move(w: Write, secrets: Secrets, member: LockedCustomer, householdId: string | null): Promise<void> {
  if (member.householdId === householdId) return;
  const { customerId } = member;
  putChangedCustomer(w, customerId, { ...member, householdId });
  w.tell(customerChanged(customerId, { fields: ['householdId'] }));
  await recordChange(w, secrets, {
    action: 'customer.changed',
    subject: { kind: 'customer', id: customerId },
    customerId,
    before: { householdId: member.householdId },
    after: { householdId },
  });
  if (member.householdId !== null) w.put(dropEmptySql, [w.workspaceId, member.householdId, customerId]);
}
