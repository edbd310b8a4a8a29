import type { Client, WriteOptions } from './client.ts';

export type Role = 'owner' | 'manager' | 'seller' | 'support' | 'cashier' | 'viewer';

export interface WorkspaceSummary {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** The workspace that the session works in, with what screens need to show figures. */
export interface Workspace extends WorkspaceSummary {
  /** IANA zone. */
  readonly timeZone: string;
  readonly currency: {
    readonly code: string;
    readonly minorDigits: number;
    readonly display: { readonly unit: 'toman' | 'rial' | 'major'; readonly factor: number };
  };
  /** A demo business: labelled, with the source of its data. */
  readonly demo: boolean;
}

export interface StaffUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Who is signed in, where, and what she may do. */
export interface Session {
  readonly user: StaffUser;
  readonly workspaces: readonly WorkspaceSummary[];
  readonly workspace: Workspace;
  readonly role: Role;
  /** Rights by name: "customers.read". */
  readonly rights: readonly string[];
}

/** After a password: signed in, or one more step. */
export type SignInAnswer = { readonly state: 'signed-in' } | { readonly state: 'two-factor' };

/** What an invitation says before it is accepted. */
export interface Invitation {
  readonly workspace: string;
  readonly email: string;
  readonly role: Role;
  /** An account with this e-mail exists: no name and password are asked for. */
  readonly known: boolean;
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
    readInvitation: (token: string) => client.get<Invitation>('/api/v1/invitation', { query: { token } }),
    acceptInvitation: (token: string, account?: { readonly name: string; readonly password: string }) =>
      client.post<SignInAnswer>('/api/v1/invitation', { token, ...account }),
    createWorkspace: (name: string, options?: WriteOptions) =>
      client.post<WorkspaceSummary>('/api/v1/workspaces', { name }, options),
  };
}
