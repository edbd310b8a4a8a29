import type pg from 'pg';
import { type WritePath, write } from '../../../spine/write.ts';
import { staffJoined } from '../events.ts';
import { putMember } from './join-workspace.ts';

/** The first account has an id of its own, so that two processes that start together make one. */
const firstAccount = '00000000-0000-7000-8000-000000000001';

/**
 * The operator's account: the first of the installation, made when there is none. Who holds the machine holds the house, so
 * the link that `start` prints signs in as this person. A name, an e-mail and a password are chosen after the first sign-in.
 */
export async function ensureOperator(pool: pg.Pool, now: Date): Promise<string> {
  await pool.query(
    `insert into auth.account (user_id, name, created_at) select $1, 'مالک', $2
     where not exists (select 1 from auth.account) on conflict do nothing`,
    [firstAccount, now],
  );
  const { rows } = await pool.query(
    'select user_id as "userId" from auth.account order by created_at, user_id limit 1',
  );
  return (rows[0] as { userId: string }).userId;
}

/** Makes the operator owner of every open workspace that has none (the demo, those made on the command line). */
export async function adoptWorkspaces(path: WritePath, userId: string): Promise<string[]> {
  const { rows } = await path.pool.query(`select w.workspace_id as id from workspace w
    where w.closed_at is null and not exists (select 1 from auth.membership m where m.workspace_id = w.workspace_id and m.role = 'owner')
    order by w.created_at`);
  for (const { id } of rows as { id: string }[])
    await write(path, { workspaceId: id, actor: 'operator', source: 'command' }, async (w) => {
      await putMember(w, userId, { role: 'owner' });
      w.tell(staffJoined({ userId, role: 'owner', invitationId: null }));
      return null;
    });
  return rows.map((row) => row.id as string);
}
