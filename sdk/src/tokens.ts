import type { Client, WriteOptions } from './client.ts';
import type { AnswerOf, ItemOf, WishOf } from './contract.ts';

/** An API token, without its secret. */
export type AccessToken = ItemOf<'GET /tokens'>;

/** A role or a list of rights, never both. */
export type TokenWish = WishOf<'POST /tokens'>;

/** A fresh token: `token` is answered this once. */
export type MadeToken = AnswerOf<'POST /tokens'>;

const at = '/api/v1/tokens';

/** Access tokens for the programs of a business. */
export function tokenCalls(client: Client) {
  return {
    list: () => client.get<{ items: readonly AccessToken[] }>(at),
    make: (wish: TokenWish, options: WriteOptions) => client.post<MadeToken>(at, wish, options),
    revoke: (id: string) => client.delete<null>(`${at}/${id}`),
  };
}
