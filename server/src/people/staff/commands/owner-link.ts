import type { House } from '../../../edge/house.ts';
import { adoptWorkspaces, ensureOperator } from './adopt-workspaces.ts';
import { linkUrl, makeLink } from './make-link.ts';
import { noteOnAccount } from './note-on-account.ts';

/**
 * The link that `start` prints: signs the operator in, once, within the hour. Earlier ones end, so that only the newest
 * line of a terminal's history opens the door; businesses without an owner become his.
 */
export async function makeOwnerLink(
  house: Pick<House, 'path' | 'secrets'>,
  baseUrl: string,
): Promise<{ url: string; expiresAt: Date }> {
  const { path } = house;
  const now = path.clock.now();
  const userId = await ensureOperator(path.pool, now);
  await adoptWorkspaces(path, userId);
  await path.pool.query(`delete from auth.link where user_id = $1 and kind = 'sign-in'`, [userId]);
  const { token, expiresAt } = await makeLink(path.pool, {
    userId,
    kind: 'sign-in',
    createdBy: 'operator',
    now,
    hours: 1,
  });
  await noteOnAccount(house, userId, 'account.link-made', { for: 'sign-in' }, 'operator');
  return { url: linkUrl(baseUrl, 'sign-in', token), expiresAt };
}
