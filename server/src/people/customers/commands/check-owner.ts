import type { Refusal } from '@peyvand/kernel/refusal';
import type { Write } from '../../../spine/write.ts';
import { customers } from '../refusals.ts';

// Memberships are global (docs/decisions/staff-accounts.md), so the workspace is said here. Rides on the primary key.
const memberSql = 'select 1 from auth.membership where workspace_id = $1 and user_id = $2';

/** A customer's owner is one of the people who work in the workspace; nobody (null, or not said) is always right. */
export async function checkOwner(w: Write, ownerId: string | null | undefined): Promise<Refusal | undefined> {
  // who acts here has shown already that she works here
  if (ownerId === null || ownerId === undefined || w.actor === `user:${ownerId}`) return undefined;
  const [member] = await w.read(memberSql, [w.workspaceId, ownerId]);
  return member === undefined ? customers('owner-unknown') : undefined;
}
