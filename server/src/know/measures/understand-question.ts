import { parseDay } from '@peyvand/kernel/calendar';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { STANDARD_RFM_GRID } from '@peyvand/science';
import type { Tx } from '../../platform/database/transaction.ts';
import type { Workspace } from '../../platform/workspace/workspace.ts';
import { readAsOf } from '../profile/index.ts';
import type { Measure, Question } from './measure.ts';
import { refuse } from './refusals.ts';
import { chooseWindow } from './rules/window.ts';

/** A question as it arrives. Days in either calendar, in any digits. */
export interface Asked {
  from?: string;
  to?: string;
  asOf?: string;
  segment?: string;
  calendar?: 'jalali' | 'gregorian';
  channel?: string;
  branch?: string;
  variant?: string;
  discount?: number;
}

/** Reads a question against a measure and the workspace's settings. */
export async function understandQuestion(
  tx: Tx,
  workspace: Workspace,
  now: Date,
  measure: Measure,
  asked: Asked,
): Promise<Question | Refusal> {
  const days = { from: readDay(asked.from), to: readDay(asked.to), asOf: readDay(asked.asOf) };
  for (const day of Object.values(days)) if (isRefusal(day)) return day;
  const { from, to, asOf: asOfDay } = days as Record<keyof typeof days, string | undefined>;
  const variant = new Set(
    (asked.variant ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '' && one !== 'net'),
  );
  const known = measure.variants.map((one) => one.key);
  for (const one of variant) if (!known.includes(one)) return refuse('variant-unknown', { variant: one, known });
  const segment = asked.segment === undefined ? undefined : readSegment(asked.segment);
  if (isRefusal(segment)) return segment;
  const calendar = asked.calendar ?? workspace.calendar;
  const asOf = await readAsOf(tx, workspace, now, asOfDay);
  const window = chooseWindow({ from, to }, asOf.day, measure.usual, calendar);
  if (window === undefined) return refuse('window-empty');
  const { channel, branch, discount } = asked;
  return { tx, workspace, asOf, window, calendar, channel, branch, segment, variant, discount };
}

function readDay(text: string | undefined): string | undefined | Refusal {
  if (text === undefined) return undefined;
  return parseDay(text)?.day ?? refuse('day-unreadable', { value: text });
}

function readSegment(text: string): string | Refusal {
  const key = /^rfm:(.+)$/.exec(text)?.[1];
  return STANDARD_RFM_GRID.some((rule) => rule.key === key) && key !== undefined
    ? key
    : refuse('segment-unknown', { segment: text });
}
