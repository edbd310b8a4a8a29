import type { Client } from './client.ts';
import type { AnswerOf, ItemOf, WishOf } from './contract.ts';

/** A device on which the reader is signed in. */
export type OwnSession = ItemOf<'GET /sessions'>;

/** What an authenticator app needs: by camera or by hand. */
export type TwoFactorSecret = AnswerOf<'POST /account/two-factor'>;

export type AccountChange = WishOf<'PATCH /account'>;

const at = '/api/v1/account';

/** The reader's own account. */
export function accountCalls(client: Client) {
  return {
    change: (change: AccountChange) => client.patch<null>(at, change),
    /** Sets a password and ends all other sessions; `current` is left out where there was none. */
    /** Proves once more that it is she, by her password or a code of her second factor. */
    confirm: (proof: { password: string } | { code: string }) => client.post<null>(`${at}/confirm`, proof),
    changePassword: (password: string, current?: string) =>
      client.post<null>(`${at}/password`, { password, ...(current === undefined ? {} : { current }) }),
    beginTwoFactor: () => client.post<TwoFactorSecret>(`${at}/two-factor`),
    /** Turns it on; the recovery codes are answered this once. */
    confirmTwoFactor: (code: string) =>
      client.post<{ recoveryCodes: readonly string[] }>(`${at}/two-factor/confirm`, { code }),
    turnTwoFactorOff: (code: string) => client.post<null>(`${at}/two-factor/off`, { code }),
    renewRecoveryCodes: (code: string) =>
      client.post<{ recoveryCodes: readonly string[] }>(`${at}/two-factor/recovery-codes`, { code }),
    sessions: () => client.get<{ items: readonly OwnSession[] }>('/api/v1/sessions'),
    endSession: (id: string) => client.delete<null>(`/api/v1/sessions/${id}`),
    endOtherSessions: () => client.delete<{ ended: number }>('/api/v1/sessions'),
  };
}
