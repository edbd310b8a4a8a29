import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import type { Tx } from '../../platform/database/transaction.ts';
import type { Workspace } from '../../platform/workspace/workspace.ts';
import type { Behind, Measure, Question } from './measure.ts';
import { refuse } from './refusals.ts';
import { understandQuestion } from './understand-question.ts';

type Ask = Parameters<typeof understandQuestion>[4];
interface CellAsk {
  part?: string;
  r?: string;
  f?: string;
  cohort?: string;
  k?: string;
  purchase?: string;
  month?: string;
  block?: string;
  group?: string;
}

/** Who stands behind the part of a figure that is asked for. */
export async function findBehind(
  tx: Tx,
  workspace: Workspace,
  now: Date,
  measure: Measure,
  asked: Ask & CellAsk,
): Promise<{ question: Question; behind: Behind } | Refusal> {
  const { part = 'numerator', r, f, cohort, k, purchase, month, block, group } = asked;
  // inside a table measure `segment` both narrows the people and names the cell's segment
  const segment = part === 'cell' && measure.name === 'rfm' ? asked.segment?.replace(/^rfm:/, '') : undefined;
  const whole = segment === undefined ? asked : { ...asked, segment: undefined };
  const question = await understandQuestion(tx, workspace, now, measure, whole);
  if (isRefusal(question)) return question;
  const behind = await measure.behind(question, { part, r, f, cohort, k, purchase, month, block, group, segment });
  return behind === undefined ? refuse('part-unknown', { part }) : { question, behind };
}
