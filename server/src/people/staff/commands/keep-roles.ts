import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { cleanLine, fold } from '@peyvand/kernel/text';
import type { House } from '../../../edge/house.ts';
import type { Principal, RowScope } from '../../../edge/http/principal.ts';
import { recordChange } from '../../../office/audit/index.ts';
import type { Write } from '../../../spine/write.ts';
import { roleChanged } from '../events.ts';
import { staff } from '../refusals.ts';
import { isWithin } from '../rules/may-grant.ts';
import { knownRights } from '../rules/rights.ts';
import { endWhatWasGiven } from './end-what-was-given.ts';

/** A custom role as it is written down. */
export interface RoleWish {
  name: string;
  rights: readonly string[];
  scope: RowScope;
  masked: readonly string[];
}

const byNameSql = 'select role_id as "roleId" from staff_role where workspace_id = $1 and name_key = $2';
const lockSql = `select name, rights, scope, masked from staff_role where workspace_id = $1 and role_id::text = $2 for update`;
// The invitations, members and tokens that hold a role; the role's row is locked, and giving it out reads that row.
const holdersSql = `select (select count(*) from auth.membership where workspace_id = $1 and role = $2)
  + (select count(*) from auth.invitation where workspace_id = $1 and role = $2 and accepted_at is null)
  + (select count(*) from auth.token where workspace_id = $1 and role = $2 and revoked_at is null) as holders`;

const membersSql =
  'select user_id as "userId" from auth.membership where workspace_id = $1 and role = $2 order by user_id';

/** Makes a custom role, within what its maker holds. */
export async function makeRole(
  w: Write,
  house: House,
  own: Principal,
  wish: RoleWish,
): Promise<{ id: string } | Refusal> {
  const role = readRole(wish, own);
  if (isRefusal(role)) return role;
  const taken = await w.read(byNameSql, [w.workspaceId, role.nameKey]);
  if (taken.length > 0) return staff('name-taken');
  const roleId = uuidv7(w.now.getTime());
  w.put(
    `insert into staff_role (workspace_id, role_id, name, name_key, rights, scope, masked, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [w.workspaceId, roleId, role.name, role.nameKey, role.rights, role.scope, role.masked, w.now],
  );
  w.tell(roleChanged({ roleId, change: 'made' }));
  await recordChange(w, house.secrets, {
    action: 'staff.role-made',
    subject: { kind: 'role', id: roleId },
    after: shown(role),
  });
  return { id: roleId };
}

/** Changes a custom role; whoever holds it is bound by the change with the next request. */
export async function changeRole(
  w: Write,
  house: House,
  own: Principal,
  roleId: string,
  change: Partial<RoleWish>,
): Promise<{ id: string } | Refusal> {
  const [before] = await w.read<RoleWish>(lockSql, [w.workspaceId, roleId]);
  if (before === undefined) return staff('role-not-found');
  const kept = readRole(before, own);
  if (isRefusal(kept)) return kept;
  if (await holdsHerself(w, own, roleId)) return staff('own-standing');
  const role = readRole({ ...before, ...definedOnly(change) }, own);
  if (isRefusal(role)) return role;
  const others = await w.read<{ roleId: string }>(byNameSql, [w.workspaceId, role.nameKey]);
  if (others.some((one) => one.roleId !== roleId)) return staff('name-taken');
  w.put(
    'update staff_role set name = $3, name_key = $4, rights = $5, scope = $6, masked = $7 where workspace_id = $1 and role_id = $2',
    [w.workspaceId, roleId, role.name, role.nameKey, role.rights, role.scope, role.masked],
  );
  w.tell(roleChanged({ roleId, change: 'changed' }));
  await recordChange(w, house.secrets, {
    action: 'staff.role-changed',
    subject: { kind: 'role', id: roleId },
    before: shown(before),
    after: shown(role),
  });
  await w.flush();
  for (const { userId } of await w.tx.query<{ userId: string }>(membersSql, [w.workspaceId, roleId]))
    await endWhatWasGiven(w, house, userId);
  return { id: roleId };
}

/** By her own place or by that of a token's maker: then a change of the role is a change of her own. */
async function holdsHerself(w: Write, own: Principal, roleId: string): Promise<boolean> {
  const members = await w.read<{ userId: string }>(membersSql, [w.workspaceId, roleId]);
  return members.some((one) => one.userId === own.userId);
}

/** Removes a custom role that nobody holds. */
export async function removeRole(w: Write, house: House, own: Principal, roleId: string): Promise<null | Refusal> {
  const [before] = await w.read<RoleWish>(lockSql, [w.workspaceId, roleId]);
  if (before === undefined) return staff('role-not-found');
  const kept = readRole(before, own);
  if (isRefusal(kept)) return kept;
  const [row] = await w.read<{ holders: number }>(holdersSql, [w.workspaceId, roleId]);
  const holders = row?.holders ?? 0;
  if (holders > 0) return staff('role-in-use', { holders });
  w.put('delete from staff_role where workspace_id = $1 and role_id = $2', [w.workspaceId, roleId]);
  w.tell(roleChanged({ roleId, change: 'removed' }));
  await recordChange(w, house.secrets, {
    action: 'staff.role-removed',
    subject: { kind: 'role', id: roleId },
    before: shown(before),
  });
  return null;
}

function readRole(wish: RoleWish, own: Principal): (RoleWish & { nameKey: string }) | Refusal {
  const name = cleanLine(wish.name);
  if (name === '') return staff('name-missing');
  const unknown = wish.rights.find((right) => !knownRights.has(right));
  if (unknown !== undefined) return staff('right-unknown', { right: unknown });
  const grant = { rights: new Set(wish.rights), scope: wish.scope, masked: new Set(wish.masked) };
  if (!isWithin(grant, own)) return staff('beyond-own');
  return {
    name,
    nameKey: fold(name),
    rights: [...grant.rights].sort(),
    scope: wish.scope,
    masked: [...grant.masked].sort(),
  };
}

function shown({ name, rights, scope, masked }: RoleWish): Record<string, unknown> {
  return { name, rights, scope, masked };
}

function definedOnly<T extends object>(change: T): Partial<T> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>;
}
