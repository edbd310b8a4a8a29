import type { Job } from '../../edge/house.ts';
import { dropOldAttempts } from './identity/count-attempts.ts';
import { sessionDays } from './identity/session-cookie.ts';

/** Sessions, links and invitations that are over, and counts of tries whose window has passed. */
const sweepSql = `with sessions as (delete from auth.session where expires_at <= $1 or seen_at <= $2),
  links as (delete from auth.link where expires_at <= $1),
  devices as (delete from auth.device where last_good_at <= $1::timestamptz - interval '400 days')
delete from auth.invitation where accepted_at is null and expires_at <= $3`;

export const jobs: Job[] = [
  {
    name: 'staff.sweep',
    cron: '40 1 * * *',
    async run(house) {
      const now = house.clock.now().getTime();
      const unused = new Date(now - sessionDays.unused * 86_400_000);
      // an expired invitation stays in the list for a month, so that it can be sent again
      await house.workerPool.query(sweepSql, [new Date(now), unused, new Date(now - 30 * 86_400_000)]);
      await dropOldAttempts(house);
    },
  },
];
