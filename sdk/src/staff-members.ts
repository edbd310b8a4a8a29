import type { Client, WriteOptions } from './client.ts';
import type { Role } from './session.ts';

export type RowScope = 'own' | 'team' | 'all';
interface Words {
  readonly fa: string;
  readonly en: string;
}

/** A colleague's place in the business. What is null is for those who manage staff. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: Role;
  readonly teamId: string | null;
  /** Narrower than the role's own; null: as the role. */
  readonly scope: RowScope | null;
  /** Fields dotted out beyond the role's. */
  readonly masked: readonly string[];
  readonly joinedAt: string;
  readonly twoFactor: boolean | null;
  /** Has asked for a new password: a colleague makes the link. */
  readonly passwordAskedAt: string | null;
  readonly seenAt: string | null;
}

export interface OpenInvitation {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly teamId: string | null;
  readonly scope: RowScope | null;
  readonly masked: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly expired: boolean;
}

/** A role, a team, and what narrows them. */
export interface Standing {
  readonly role: Role;
  readonly teamId?: string | null;
  readonly scope?: RowScope | null;
  readonly masked?: readonly string[];
}

/** A link to hand over. */
export interface MadeLink {
  readonly url: string;
  readonly expiresAt: string;
}

export interface StaffRole {
  readonly id: string;
  readonly name: Words;
  readonly rights: readonly string[];
  readonly scope: RowScope;
  readonly masked: readonly string[];
  readonly builtIn: boolean;
}

interface Named extends Words {
  readonly id: string;
}

/** All roles, with the words for each right and each field that can be masked. */
export interface Roles {
  readonly roles: readonly StaffRole[];
  readonly rights: readonly Named[];
  readonly masks: readonly Named[];
}

export interface RoleWish {
  readonly name: string;
  readonly rights: readonly string[];
  readonly scope: RowScope;
  readonly masked: readonly string[];
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly members: number;
}

interface Made {
  readonly id: string;
}

const of = (place: string, id?: string) => `/api/v1/${place}${id === undefined ? '' : `/${id}`}`;

/** Colleagues, invitations, roles and teams. */
export function memberCalls(client: Client) {
  return {
    list: () => client.get<{ items: readonly Member[] }>(of('members')),
    change: (id: string, change: Partial<Standing>) => client.patch<null>(of('members', id), change),
    remove: (id: string) => client.delete<null>(of('members', id)),
    passwordLink: (id: string, options: WriteOptions) =>
      client.post<MadeLink>(`${of('members', id)}/password-link`, undefined, options),
    invitations: () => client.get<{ items: readonly OpenInvitation[] }>(of('invitations')),
    invite: (email: string, standing: Standing, options: WriteOptions) =>
      client.post<MadeLink>(of('invitations'), { email, ...standing }, options),
    withdraw: (id: string) => client.delete<null>(of('invitations', id)),
    roles: () => client.get<Roles>(of('roles')),
    makeRole: (wish: RoleWish, options: WriteOptions) => client.post<Made>(of('roles'), wish, options),
    changeRole: (id: string, change: Partial<RoleWish>) => client.patch<Made>(of('roles', id), change),
    removeRole: (id: string) => client.delete<null>(of('roles', id)),
    teams: () => client.get<{ items: readonly Team[] }>(of('teams')),
    makeTeam: (name: string, options: WriteOptions) => client.post<Made>(of('teams'), { name }, options),
    renameTeam: (id: string, name: string) => client.patch<Made>(of('teams', id), { name }),
    removeTeam: (id: string) => client.delete<null>(of('teams', id)),
  };
}
