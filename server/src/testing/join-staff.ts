import type pg from 'pg';

/** Lets somebody work in a workspace, as an accepted invitation would. */
export async function joinStaff(
  pool: pg.Pool,
  workspaceId: string,
  userId: string,
  role = 'seller',
  { name = 'همکار', email = null }: { name?: string; email?: string | null } = {},
): Promise<void> {
  await pool.query('insert into auth.account (user_id, name, email, created_at) values ($1, $2, $3, now())', [
    userId,
    name,
    email,
  ]);
  await pool.query('insert into auth.membership (workspace_id, user_id, role, joined_at) values ($1, $2, $3, now())', [
    workspaceId,
    userId,
    role,
  ]);
}
