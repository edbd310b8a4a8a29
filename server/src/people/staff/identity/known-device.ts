import type { Config } from '../../../platform/config.ts';
import type { House } from '../../../platform/house.ts';
import { hashSecret, newSecret } from './secret-token.ts';
import { readCookie, writeCookie } from './session-cookie.ts';

const cookieName = 'device';
const keptDays = 365;
const mostDevices = 20;

/** The secret of a browser in which somebody has signed in before; it opens nothing. */
export function readDevice(config: Config, header: string | undefined): string | undefined {
  return readCookie(config, cookieName, header);
}

const noteSql = `with known as (
  insert into auth.device (user_id, device_hash, last_good_at) values ($1, $2, $3)
  on conflict (user_id, device_hash) do update set last_good_at = excluded.last_good_at),
old as (select device_hash from auth.device where user_id = $1 order by last_good_at desc offset $4)
delete from auth.device d using old where d.user_id = $1 and d.device_hash = old.device_hash`;

/**
 * Notes that a person has signed in with this browser: tries made elsewhere do not shut her out here. A secret that we did not
 * give, or that nobody has signed in with, is replaced: somebody may have planted it.
 * @returns the Set-Cookie header
 */
export async function noteDevice(house: House, userId: string, given: string | undefined): Promise<string> {
  const ours = given !== undefined && (await isDevice(house, given));
  const secret = ours ? given : newSecret();
  await house.pool.query(noteSql, [userId, hashSecret(secret), house.clock.now(), mostDevices - 1]);
  return writeCookie(house.config, cookieName, secret, keptDays * 86_400);
}

async function isDevice(house: House, secret: string): Promise<boolean> {
  const { rowCount } = await house.pool.query('select 1 from auth.device where device_hash = $1 limit 1', [
    hashSecret(secret),
  ]);
  return rowCount === 1;
}
