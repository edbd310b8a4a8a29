import type { Calendar, Day } from '@peyvand/kernel/calendar';
import type { MeasureAsk, MeasureList, MeasureName } from '@peyvand/sdk/measures';
import { createContext, useContext } from 'react';
import type { Days, InsightsSearch } from './insights-search.ts';

/** What all parts of the dashboard share: the question, and the way to change it. */
export interface Insights {
  readonly search: InsightsSearch;
  readonly days: Days;
  /** The days compared with; null without comparison. */
  readonly compared: Days | null;
  readonly calendar: Calendar;
  /** The day that figures are seen from. */
  readonly asOf: Day;
  readonly list: MeasureList;
  ask(name: MeasureName, days?: Days): MeasureAsk;
  /** Changes the address; a key given as undefined leaves it. */
  go(change: { readonly [K in keyof InsightsSearch]?: InsightsSearch[K] | undefined }): void;
}

export const InsightsContext = createContext<Insights | null>(null);

/** The dashboard's question. Throws outside the page. */
export function useInsights(): Insights {
  const insights = useContext(InsightsContext);
  if (insights === null) throw new Error('useInsights outside the dashboard');
  return insights;
}
