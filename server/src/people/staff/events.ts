import type { Told } from '../../spine/event.ts';

export type StaffEventType =
  | 'staff.invited'
  | 'staff.joined'
  | 'staff.changed'
  | 'staff.left'
  | 'staff.role-changed'
  | 'staff.token-made'
  | 'staff.token-revoked'
  | 'workspace.created'
  | 'workspace.changed';

/** Somebody was asked to join. The e-mail stands in the invitation, not here. */
export function staffInvited(data: { invitationId: string; role: string }): Told {
  return { type: 'staff.invited', data };
}

export function staffJoined(data: { userId: string; role: string; invitationId: string | null }): Told {
  return { type: 'staff.joined', data };
}

/** A colleague's role, team, rows or masked fields changed. */
export function staffChanged(data: { userId: string; fields: readonly string[] }): Told {
  return { type: 'staff.changed', data };
}

/** A colleague left or was removed; what she owned is still hers by id. */
export function staffLeft(data: { userId: string }): Told {
  return { type: 'staff.left', data };
}

/** A custom role was made, changed or removed. */
export function roleChanged(data: { roleId: string; change: 'made' | 'changed' | 'removed' }): Told {
  return { type: 'staff.role-changed', data };
}

export function tokenMade(data: { tokenId: string; role: string | null }): Told {
  return { type: 'staff.token-made', data };
}

export function tokenRevoked(data: { tokenId: string }): Told {
  return { type: 'staff.token-revoked', data };
}

export function workspaceCreated(data: { demo: boolean }): Told {
  return { type: 'workspace.created', data };
}

/**
 * Settings of the business changed; `fields` names them ("timeZone", "settings.customerRule"). Whoever derives figures from
 * one of them recomputes by a job.
 */
export function workspaceChanged(data: { fields: readonly string[] }): Told {
  return { type: 'workspace.changed', data };
}
