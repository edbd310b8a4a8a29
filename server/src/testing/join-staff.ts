import type pg from 'pg';

/** Lets somebody work in a workspace, as an accepted invitation would. */
export async function joinStaff(pool: pg.Pool, workspaceId: string, userId: string, role = 'seller'): Promise<void> {
  const name = 'همکار';
  await pool.query('insert into auth.account (user_id, name, created_at) values ($1, $2, now())', [userId, name]);
  await pool.query('insert into auth.membership (workspace_id, user_id, role, joined_at) values ($1, $2, $3, now())', [
    workspaceId,
    userId,
    role,
  ]);
}
