import { createHash } from 'node:crypto';
import type { Tx } from '../../ground/database/transaction.ts';
import { newestPlace } from '../../spine/find-events.ts';
import { factsVersion } from '../profile/index.ts';

const answers = new Map<string, unknown>();
const most = 500;

// The newest event and the newest change of the facts: both are single rows behind an index.
const positionSql = `select coalesce(${newestPlace}, '') || '/' ||
  coalesce(${factsVersion}, 0) as position`;

/**
 * The answer of a question, remembered while nothing was written in the workspace since: a dashboard opened twice is
 * computed once. Only a hint of one process: any other computes the same.
 */
export async function rememberAnswer<A>(tx: Tx, question: unknown, compute: () => Promise<A>): Promise<A> {
  const [row] = await tx.prepared<{ position: string }>(positionSql, [tx.workspaceId]);
  const key = createHash('sha256')
    .update(JSON.stringify([tx.workspaceId, row?.position, question]))
    .digest('base64url');
  const known = answers.get(key);
  // The cast is sound: a key holds the whole question, and a question has one kind of answer.
  if (known !== undefined) return known as A;
  const answer = await compute();
  if (answers.size >= most) answers.delete(answers.keys().next().value ?? '');
  answers.set(key, answer);
  return answer;
}
