import { type Day, isPlausibleDay, parseDay } from '@peyvand/kernel/calendar';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { STANDARD_RFM_GRID, TOO_FEW_TO_TELL } from '@peyvand/science';
import type { Tx } from '../../ground/database/transaction.ts';
import type { Workspace } from '../../office/workspace/index.ts';
import { lastTradeDaySql } from '../../trade/purchases/index.ts';
import { type AsOf, readAsOf } from '../profile/index.ts';
import type { Measure } from './measure.ts';
import type { Question } from './question.ts';
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

/** What all questions of a request are seen from: read once. */
export interface Standpoint {
  readonly tx: Tx;
  readonly workspace: Workspace;
  readonly asOf: AsOf;
  readonly lastTradeDay: Day | null;
  /** Owners whose customers count; null: everybody's. */
  readonly owners: readonly string[] | null;
}

/** Reads the as-of day and the last day of any trade. @param owners whose customers the reader's figures count; null: everybody's */
export async function readStandpoint(
  tx: Tx,
  workspace: Workspace,
  now: Date,
  asOf: string | undefined,
  owners: readonly string[] | null,
): Promise<Standpoint | Refusal> {
  const day = readDay(asOf);
  if (isRefusal(day)) return day;
  const [seen, [last]] = await Promise.all([
    readAsOf(tx, workspace, now, day),
    tx.prepared<{ day: Day | null }>(lastTradeDaySql, [tx.workspaceId]),
  ]);
  return { tx, workspace, asOf: seen, lastTradeDay: last?.day ?? null, owners };
}

/** Reads a question against a measure, from a standpoint. */
export function understandQuestion(standpoint: Standpoint, measure: Measure, asked: Asked): Question | Refusal {
  const from = readDay(asked.from);
  if (isRefusal(from)) return from;
  const to = readDay(asked.to);
  if (isRefusal(to)) return to;
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
  const calendar = asked.calendar ?? standpoint.workspace.calendar;
  const window = chooseWindow({ from, to }, standpoint.asOf.day, measure.usual, calendar);
  if (window === undefined) return refuse('window-empty');
  const { channel, branch, discount } = asked;
  return { ...standpoint, window, calendar, channel, branch, segment, variant, discount };
}

function readDay(text: string | undefined): Day | undefined | Refusal {
  if (text === undefined) return undefined;
  const day = parseDay(text)?.day;
  return day !== undefined && isPlausibleDay(day) ? day : refuse('day-unreadable', { value: text });
}

function readSegment(text: string): string | Refusal {
  const key = /^rfm:(.+)$/.exec(text)?.[1];
  return [...STANDARD_RFM_GRID, TOO_FEW_TO_TELL].some((rule) => rule.key === key) && key !== undefined
    ? key
    : refuse('segment-unknown', { segment: text });
}
