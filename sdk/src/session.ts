import type { Client, WriteOptions } from './client.ts';
import type { Workspace } from './settings.ts';

export type { Workspace } from './settings.ts';

/** The roles that every business has. */
export type BuiltInRole = 'owner' | 'manager' | 'seller' | 'support' | 'cashier' | 'viewer';
/** A built-in role, or the id of one that the business made itself. */
export type Role = BuiltInRole | (string & {});

export interface WorkspaceSummary {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** One of the reader's businesses. */
export interface OwnWorkspace extends WorkspaceSummary {
  readonly role: Role;
  readonly demo: boolean;
}

export interface StaffUser {
  readonly id: string;
  readonly name: string;
  /** Null until the owner of a fresh installation has chosen one. */
  readonly email: string | null;
  readonly language: 'fa' | 'en' | null;
  readonly hasPassword: boolean;
  readonly twoFactor: boolean;
  readonly recoveryCodesLeft: number;
}

/** Who is signed in, where, and what she may do. */
export interface Session {
  readonly user: StaffUser;
  readonly workspaces: readonly OwnWorkspace[];
  /** Null for a person who has no business yet. */
  readonly workspace: Workspace | null;
  readonly role: Role | null;
  /** Rights by name: "customers.read". */
  readonly rights: readonly string[];
  /** Rows that the reader sees. */
  readonly scope: 'own' | 'team' | 'all';
  /** Fields that are dotted out for the reader. */
  readonly masked: readonly string[];
  /** The business demands a second factor that she has not set up: nothing else is open to her. */
  readonly secondFactorMissing: boolean;
}

/** After a password: signed in, or one more step. */
export type SignInAnswer = { readonly state: 'signed-in' } | { readonly state: 'two-factor' };

/** What an invitation says before it is accepted. */
export interface Invitation {
  readonly workspace: string;
  readonly email: string;
  readonly role: Role;
  /** The reader is signed in with this very e-mail: no name and password are asked for. */
  readonly herself: boolean;
}

/** What is said of a new business. The currency stays; everything else can be changed. */
export interface WorkspaceWish {
  readonly name: string;
  /** Small Latin letters, digits and hyphens; without it the server finds one. */
  readonly slug?: string;
  readonly language?: 'fa' | 'en';
  readonly calendar?: 'jalali' | 'gregorian';
  /** IANA zone. */
  readonly timeZone?: string;
  readonly currency?: { readonly code: string; readonly unit?: 'toman' | 'rial' };
}

const at = '/api/v1/session';

/** Sign-in and what goes with it. */
export function sessionCalls(client: Client) {
  return {
    /** The session, or Refused 401 when nobody is signed in. */
    read: (signal?: AbortSignal) => client.get<Session>(at, signal === undefined ? {} : { signal }),
    signIn: (email: string, password: string) => client.post<SignInAnswer>(at, { email, password }),
    /** The second factor: six digits of the app, or a recovery code. */
    confirmCode: (code: string) => client.post<SignInAnswer>(`${at}/two-factor`, { code }),
    /** A one-time link; the token is spent by this call. */
    openLink: (token: string) => client.post<SignInAnswer>(`${at}/link`, { token }),
    signOut: () => client.delete<null>(at),
    switchWorkspace: (workspaceId: string) => client.put<null>(`${at}/workspace`, { workspaceId }),
    /** Always answers the same, so nobody learns which addresses have accounts. */
    forgot: (email: string) => client.post<null>(`${at}/forgot`, { email }),
    resetPassword: (token: string, password: string) => client.post<SignInAnswer>(`${at}/reset`, { token, password }),
    readInvitation: (token: string) => client.post<Invitation>('/api/v1/invitation/read', { token }),
    acceptInvitation: (token: string, account?: { readonly name: string; readonly password: string }) =>
      client.post<SignInAnswer>('/api/v1/invitation', { token, ...account }),
    createWorkspace: (wish: WorkspaceWish, options?: WriteOptions) =>
      client.post<WorkspaceSummary>('/api/v1/workspaces', wish, options),
  };
}
