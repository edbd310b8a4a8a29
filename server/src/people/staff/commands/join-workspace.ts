import type { Write } from '../../../spine/write.ts';

export interface Membership {
  role: string;
  teamId?: string | null;
  scope?: 'own' | 'team' | 'all' | null;
  masked?: readonly string[];
}

/**
 * Makes a person a member. Links that colleagues of her other workspaces have made for her end: they could be made because
 * she was in that workspace alone (`makeColleagueLink` locks the same row).
 */
export async function putMember(w: Write, userId: string, membership: Membership): Promise<void> {
  await w.tx.query('select user_id from auth.account where user_id = $1 for update', [userId]);
  await w.tx.run(`delete from auth.link where user_id = $1 and created_by <> 'operator'`, [userId]);
  await w.tx.run(
    `insert into auth.membership (workspace_id, user_id, role, team_id, scope, masked, joined_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (workspace_id, user_id) do nothing`,
    [
      w.workspaceId,
      userId,
      membership.role,
      membership.teamId ?? null,
      membership.scope ?? null,
      membership.masked ?? [],
      w.now,
    ],
  );
}
