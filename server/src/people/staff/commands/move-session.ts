import { setTimeout as pause } from 'node:timers/promises';
import { parseEmail } from '@peyvand/kernel/email';
import type { Refusal } from '@peyvand/kernel/refusal';
import type { House } from '../../../edge/house.ts';
import { staff } from '../refusals.ts';

/** Makes a workspace the one that a session works in when a request names none. Only one that the person belongs to. */
export async function moveSession(house: House, sessionId: string, workspaceId: string): Promise<true | Refusal> {
  const { rowCount } = await house.pool.query(
    `update auth.session s set workspace_id = m.workspace_id from auth.membership m
     join workspace w on w.workspace_id = m.workspace_id and w.closed_at is null
     where s.session_id = $1 and m.user_id = s.user_id and m.workspace_id = $2`,
    [sessionId, workspaceId],
  );
  return rowCount === 1 ? true : staff('workspace-unknown');
}

const answerMs = 60;

/**
 * Notes that a person asks for a new password, for the colleagues who can make her the link. The answer is the same
 * whether the e-mail has an account or not.
 */
export async function askForPassword(house: House, email: string): Promise<{ status: 200 }> {
  const parsed = parseEmail(email);
  const asked = house.pool.query('update auth.account set password_asked_at = $2 where email = $1', [
    parsed.ok ? parsed.matchKey : null,
    house.clock.now(),
  ]);
  // a row that is written takes longer than none: the time of the answer must not tell which it was
  await Promise.all([asked, pause(answerMs)]);
  return { status: 200 };
}
