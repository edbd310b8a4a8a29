import { parseArgs } from 'node:util';
import { parseEmail } from '@peyvand/kernel/email';
import type pg from 'pg';
import {
  clearTwoFactor,
  ensureOperator,
  linkUrl,
  makeLink,
  makeOwnerLink,
  noteOnAccount,
} from '../people/staff/index.ts';
import { CommandFailure } from './failure.ts';
import { openDatabaseForCommand } from './open-database.ts';
import { withWritePath } from './open-write-path.ts';
import { print, printJson } from './output.ts';

/**
 * `link`: a one-time sign-in link for the owner. With an e-mail: a link by which that person chooses a new password; with
 * `--without-two-factor` her lost phone is forgotten too.
 */
export async function runLink(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { 'without-two-factor': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  });
  const database = await openDatabaseForCommand();
  try {
    const { baseUrl } = database.config;
    const made = await withWritePath(database, async (path, pool) => {
      const [email] = positionals;
      const now = path.clock.now();
      const userId = email === undefined ? await ensureOperator(pool, now) : await findAccount(pool, email);
      const house = { path, secrets: database.secrets };
      if (values['without-two-factor'] && (await clearTwoFactor({ pool }, userId)))
        await noteOnAccount(house, userId, 'account.two-factor-off', {}, 'operator');
      if (email === undefined) return makeOwnerLink(house, baseUrl);
      const { token, expiresAt } = await makeLink(pool, {
        userId,
        kind: 'password',
        createdBy: 'operator',
        now,
        hours: 1,
      });
      await noteOnAccount(house, userId, 'account.link-made', { for: 'password' }, 'operator');
      return { url: linkUrl(baseUrl, 'password', token), expiresAt };
    });
    if (values.json) printJson(made);
    else print(made.url);
    return 0;
  } finally {
    await database.close();
  }
}

async function findAccount(pool: pg.Pool, email: string): Promise<string> {
  const parsed = parseEmail(email);
  const { rows } = await pool.query('select user_id as "userId" from auth.account where email = $1', [
    parsed.ok ? parsed.matchKey : null,
  ]);
  const account = rows[0] as { userId: string } | undefined;
  if (account !== undefined) return account.userId;
  throw new CommandFailure('staff.account-unknown', {
    fa: `حسابی با ایمیل «${email}» نیست.`,
    en: `There is no account with the e-mail "${email}".`,
  });
}
