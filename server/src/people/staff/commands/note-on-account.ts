import type { House } from '../../../edge/house.ts';
import { noteAccess } from '../../../office/audit/index.ts';

/** What happens to an account and is told in every business that the account opens. */
export type AccountAct =
  | 'account.signed-in'
  | 'account.device-added'
  | 'account.sign-in-failed'
  | 'account.password-changed'
  | 'account.email-changed'
  | 'account.email-refused'
  | 'account.two-factor-on'
  | 'account.two-factor-off'
  | 'account.recovery-codes-made'
  | 'account.sessions-ended'
  | 'account.link-made';

const placesSql = `select m.workspace_id as "workspaceId" from auth.membership m join workspace w on w.workspace_id = m.workspace_id
where m.user_id = $1 and w.closed_at is null order by 1`;

/**
 * Writes down what happened to a person's account, in the history of each business where she works: an account opens them
 * all. Never the value: not the e-mail, not the password.
 * @param actor who did it; herself when absent
 */
export async function noteOnAccount(
  house: Pick<House, 'path' | 'secrets'>,
  userId: string,
  action: AccountAct,
  after: Readonly<Record<string, unknown>> = {},
  actor = `user:${userId}`,
): Promise<void> {
  const { rows } = await house.path.pool.query(placesSql, [userId]);
  for (const { workspaceId } of rows as { workspaceId: string }[])
    await noteAccess(
      house,
      { workspaceId, actor },
      {
        action,
        subject: { kind: 'member', id: userId },
        ...(Object.keys(after).length === 0 ? {} : { after }),
      },
    );
}
