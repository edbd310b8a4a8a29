import type { Client, WriteOptions } from './client.ts';
import type { Role } from './session.ts';

/** An API token, without its secret. */
export interface AccessToken {
  readonly id: string;
  /** Its first letters, by which people recognise it. */
  readonly prefix: string;
  readonly name: string;
  /** Follows this role; null: has a list of rights of its own. */
  readonly role: Role | null;
  readonly rights: readonly string[] | null;
  readonly scope: 'own' | 'team' | 'all';
  readonly createdAt: string;
  readonly createdByName: string;
  readonly expiresAt: string | null;
  readonly usedAt: string | null;
  readonly expired: boolean;
  /** Belongs to the business, and stays when its maker leaves. */
  readonly service: boolean;
  /** Since then somebody knows it who has left: revoke it, make another. */
  readonly renewSince: string | null;
}

/** A role or a list of rights, never both. */
export interface TokenWish {
  readonly name: string;
  readonly role?: Role;
  readonly rights?: readonly string[];
  /** RFC 3339; without it the token lives until it is revoked. */
  readonly expiresAt?: string | null;
  /** Belongs to the business; made by an owner only. */
  readonly service?: boolean;
}

/** A fresh token: `token` is answered this once. */
export interface MadeToken {
  readonly id: string;
  readonly prefix: string;
  readonly name: string;
  readonly token: string;
}

const at = '/api/v1/tokens';

/** Access tokens for the programs of a business. */
export function tokenCalls(client: Client) {
  return {
    list: () => client.get<{ items: readonly AccessToken[] }>(at),
    make: (wish: TokenWish, options: WriteOptions) => client.post<MadeToken>(at, wish, options),
    revoke: (id: string) => client.delete<null>(`${at}/${id}`),
  };
}
