import { Type } from 'typebox';
import { businessEvent } from '../../spine/declare-event.ts';

const readBy = 'staff.read';
const id = Type.String({ format: 'uuid' });
const fields = Type.Array(Type.String(), { description: 'names of what changed' });

/** Somebody was asked to join. The e-mail stands in the invitation, not here. */
export const staffInvited = businessEvent('staff.invited', {
  words: { fa: 'دعوت همکار', en: 'Colleague invited' },
  readBy,
  data: Type.Object({ invitationId: id, role: Type.String() }),
});

export const staffJoined = businessEvent('staff.joined', {
  words: { fa: 'پیوستن همکار', en: 'Colleague joined' },
  readBy,
  data: Type.Object({ userId: id, role: Type.String(), invitationId: Type.Union([id, Type.Null()]) }),
});

/** A colleague's role, team, rows or masked fields changed. */
export const staffChanged = businessEvent('staff.changed', {
  words: { fa: 'تغییر نقش یا گروه همکار', en: 'Colleague changed' },
  readBy,
  data: Type.Object({ userId: id, fields }),
});

/** A colleague left or was removed; what she owned is still hers by id. */
export const staffLeft = businessEvent('staff.left', {
  words: { fa: 'رفتن همکار', en: 'Colleague left' },
  readBy,
  data: Type.Object({ userId: id }),
});

/** A custom role was made, changed or removed. */
export const roleChanged = businessEvent('staff.role-changed', {
  words: { fa: 'تغییر نقش‌ها', en: 'Roles changed' },
  readBy,
  data: Type.Object({
    roleId: id,
    change: Type.Union([Type.Literal('made'), Type.Literal('changed'), Type.Literal('removed')]),
  }),
});

export const tokenMade = businessEvent('staff.token-made', {
  words: { fa: 'کلید تازه برای برنامه‌ها', en: 'Token made' },
  readBy,
  data: Type.Object({ tokenId: id, role: Type.Union([Type.String(), Type.Null()]) }),
});

export const tokenRevoked = businessEvent('staff.token-revoked', {
  words: { fa: 'باطل شدن کلید', en: 'Token revoked' },
  readBy,
  data: Type.Object({ tokenId: id }),
});

export const workspaceCreated = businessEvent('workspace.created', {
  words: { fa: 'کسب‌وکار تازه', en: 'Business opened' },
  readBy,
  data: Type.Object({ demo: Type.Boolean() }),
});

/**
 * Settings of the business changed; `fields` names them ("timeZone", "settings.customerRule"). Whoever derives figures from
 * one of them recomputes by a job.
 */
export const workspaceChanged = businessEvent('workspace.changed', {
  words: { fa: 'تغییر تنظیمات کسب‌وکار', en: 'Settings of the business changed' },
  readBy,
  data: Type.Object({ fields }),
});

export const events = [
  staffInvited,
  staffJoined,
  staffChanged,
  staffLeft,
  roleChanged,
  tokenMade,
  tokenRevoked,
  workspaceCreated,
  workspaceChanged,
];
