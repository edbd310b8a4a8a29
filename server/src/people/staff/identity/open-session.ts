import { uuidv7 } from '@peyvand/kernel/ids';
import type { FastifyRequest } from 'fastify';
import type { House } from '../../../edge/house.ts';
import { noteOnAccount } from '../commands/note-on-account.ts';
import { deviceName } from './device-name.ts';
import { noteDevice, readDevice } from './known-device.ts';
import { hashSecret, newSecret } from './secret-token.ts';
import { readSessionCookie, sessionCookie, sessionDays } from './session-cookie.ts';

/** What a way of signing in ends with: in, or one more step. */
export interface Entered {
  state: 'signed-in' | 'two-factor';
}

/** The half-open door of a second factor stays open this long. */
const secondFactorMs = 10 * 60_000;

const openSql = `insert into auth.session (session_id, token_hash, user_id, stage, workspace_id, device, created_at, seen_at, expires_at, confirmed_at)
select $1, $2, a.user_id, case when a.two_factor_since is null or $9 then 'full' else 'two-factor' end,
  (select s.workspace_id from auth.session s where s.user_id = a.user_id and s.workspace_id is not null order by s.seen_at desc limit 1),
  $4, $5, $5, case when a.two_factor_since is null or $9 then $6::timestamptz else $7::timestamptz end, $5
from auth.account a where a.user_id = $3
returning stage`;

/**
 * Opens a session for a person who has just proved who she is. The token is always new, and the session of the cookie that
 * came with the request ends: a token that somebody planted beforehand is worth nothing (session fixation).
 */
export async function openSession(
  house: House,
  request: FastifyRequest,
  userId: string,
  options: { bothFactors?: boolean } = {},
): Promise<{ body: Entered; headers: { 'set-cookie': readonly string[] } }> {
  const now = house.clock.now();
  const token = newSecret();
  const planted = readSessionCookie(house.config, request.headers.cookie);
  const { rows } = await house.pool.query(
    `with ended as (delete from auth.session where token_hash = $8), opened as (${openSql}) select stage from opened`,
    [
      uuidv7(now.getTime()),
      hashSecret(token),
      userId,
      deviceName(request.headers['user-agent']),
      now,
      new Date(now.getTime() + sessionDays.longest * 86_400_000),
      new Date(now.getTime() + secondFactorMs),
      planted === undefined ? null : hashSecret(planted),
      options.bothFactors ?? false,
    ],
  );
  const stage = rows[0]?.stage as 'full' | 'two-factor' | undefined;
  if (stage === undefined) throw new Error(`no account ${userId}`);
  const given = readDevice(house.config, request.headers.cookie);
  const device = stage === 'full' ? await noteDevice(house, userId, given) : undefined;
  if (device !== undefined) {
    const by = { device: deviceName(request.headers['user-agent']) };
    await noteOnAccount(house, userId, 'account.signed-in', by);
    if (device.further) await noteOnAccount(house, userId, 'account.device-added', by);
  }
  return {
    body: { state: stage === 'full' ? 'signed-in' : 'two-factor' },
    headers: { 'set-cookie': [sessionCookie(house.config, token), ...(device === undefined ? [] : [device.cookie])] },
  };
}
