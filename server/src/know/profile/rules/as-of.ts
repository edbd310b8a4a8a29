import { addDays, type Day } from '@peyvand/kernel/calendar';

/** How a workspace chooses the day its figures are seen from. */
export type AsOfSetting = 'today' | 'after-last-purchase';

export interface AsOf {
  /** The day that recency, windows and models are seen from. */
  readonly day: Day;
  readonly setting: AsOfSetting | 'asked';
  /** Day of the oldest purchase: what lies before it cannot be compared with. */
  readonly firstDay: Day | null;
  /** Day of the newest purchase; null without any. */
  readonly lastDay: Day | null;
  /** The data ended so long ago that "today" says little: the other setting is proposed. */
  readonly proposed: 'after-last-purchase' | null;
}

/** Data older than this call for the day after the last purchase. */
const staleAfterDays = 60;

/** The as-of day: what was asked, else by the workspace's setting (FOUNDATION 1.1). */
export function chooseAsOf(given: {
  asked?: Day | undefined;
  setting?: AsOfSetting | undefined;
  today: Day;
  firstDay?: Day | null;
  lastDay: Day | null;
}): AsOf {
  const { asked, setting = 'today', today, firstDay = null, lastDay } = given;
  const stale = lastDay !== null && setting === 'today' && addDays(lastDay, staleAfterDays) < today;
  const proposed = stale ? 'after-last-purchase' : null;
  if (asked !== undefined) return { day: asked, setting: 'asked', firstDay, lastDay, proposed };
  const day = setting === 'after-last-purchase' && lastDay !== null ? addDays(lastDay, 1) : today;
  return { day, setting, firstDay, lastDay, proposed };
}

/**
 * The last day that the models see. Recency counts to the as-of day; the histories end the day before it, unless
 * purchases of the as-of day itself are already in.
 */
export function endOfData(asOf: Day, lastDay: Day): Day {
  return lastDay >= asOf ? asOf : addDays(asOf, -1);
}
