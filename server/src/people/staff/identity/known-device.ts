import type { House } from '../../../edge/house.ts';
import type { Config } from '../../../ground/config.ts';
import { hashSecret, newSecret } from './secret-token.ts';
import { readCookie, writeCookie } from './session-cookie.ts';

const cookieName = 'device';
const keptDays = 365;
const mostDevices = 20;

/** The secret of a browser in which somebody has signed in before; it opens nothing. */
export function readDevice(config: Config, header: string | undefined): string | undefined {
  return readCookie(config, cookieName, header);
}

// what stood before this statement is what its reads see: also whether the person had a browser that was known
const noteSql = `with known as (
  insert into auth.device (user_id, device_hash, last_good_at) values ($1, $2, $3)
  on conflict (user_id, device_hash) do update set last_good_at = excluded.last_good_at),
old as (select device_hash from auth.device where user_id = $1 order by last_good_at desc offset $4),
dropped as (delete from auth.device d using old where d.user_id = $1 and d.device_hash = old.device_hash)
select count(*) > 0 and not coalesce(bool_or(device_hash = $2), false) as further from auth.device where user_id = $1`;

/**
 * Notes that a person has signed in with this browser: tries made elsewhere do not shut her out here. A secret that we did not
 * give, or that nobody has signed in with, is replaced: somebody may have planted it.
 * @returns the Set-Cookie header, and whether she is known in other browsers and in this one is not
 */
export async function noteDevice(
  house: House,
  userId: string,
  given: string | undefined,
): Promise<{ cookie: string; further: boolean }> {
  const ours = given !== undefined && (await isDevice(house, given));
  const secret = ours ? given : newSecret();
  const { rows } = await house.pool.query(noteSql, [userId, hashSecret(secret), house.clock.now(), mostDevices - 1]);
  const further = (rows[0] as { further: boolean } | undefined)?.further === true;
  return { cookie: writeCookie(house.config, cookieName, secret, keptDays * 86_400), further };
}

async function isDevice(house: House, secret: string): Promise<boolean> {
  const { rowCount } = await house.pool.query('select 1 from auth.device where device_hash = $1 limit 1', [
    hashSecret(secret),
  ]);
  return rowCount === 1;
}
