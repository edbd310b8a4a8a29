import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { type Day, dayNumber } from '@peyvand/kernel/calendar';
import type { Tx } from '../../ground/database/transaction.ts';
import type { Workspace } from '../../office/workspace/index.ts';
import { type BoughtUntil, countBoughtUntil, readBoughtUntil } from './read-day.ts';
import type { FitRecord } from './read-fit.ts';
import { endOfData } from './rules/as-of.ts';
import type { DayWish, FittedDay } from './rules/fit-day.ts';
import { forecastHorizonWeeks, forecastSettings } from './rules/forecast-settings.ts';

/** With more than so many a fit is no matter of a moment. */
export const mostFittedInMoment = 500_000;
const keptFits = 8;
const mostWaiting = 4;
const heapMb = 256;

/** The fit of a day that is over, with what it foretells of each who had bought by then. */
export interface FitOfDay {
  readonly fit: FitRecord;
  readonly people: FittedDay['people'];
}

/** By what they were made from: whatever is written, a fit is never older than its data. */
const made = new Map<string, Promise<FittedDay>>();
let waiting = 0;
let turn: Promise<unknown> = Promise.resolve();

/**
 * What the models would have said on a day that is over, from the books as they stood then and the settings as they are now
 * (FRONTDOOR 25). Fitted in a thread, one at a time, and kept by what it was made from. Throws when too many wait.
 * @returns 'nobody' when nobody had bought by then, 'too-many' where it would keep the reader waiting
 */
export async function readFitOfDay(
  tx: Tx,
  workspace: Workspace,
  day: Day,
  now: Date,
): Promise<FitOfDay | 'nobody' | 'too-many'> {
  if ((await countBoughtUntil(tx, day)) > mostFittedInMoment) return 'too-many';
  const bought = await readBoughtUntil(tx, day);
  if (bought === undefined) return 'nobody';
  const settings = forecastSettings(workspace);
  const { model, monthlyDiscount } = settings;
  const margin = settings.margin ?? bought.marginOfCosts ?? null;
  const end = endOfData(day, bought.last);
  const started = performance.now();
  const { people, ...fitted } = await fitOnce({
    packed: bought.packed,
    end: dayNumber(end),
    model,
    horizonWeeks: forecastHorizonWeeks,
    monthlyDiscount,
    margin: margin ?? 1,
  });
  const marginFrom = settings.margin !== null ? 'setting' : margin === null ? null : 'costs';
  return {
    people,
    fit: {
      ...fitted,
      ...daysOf(bought, day, end),
      fitId: '',
      madeAt: now,
      model,
      holdout: null,
      assumptions: { horizonWeeks: forecastHorizonWeeks, monthlyDiscount, margin, marginFrom, settings },
      seconds: (performance.now() - started) / 1000,
      isCurrent: false,
    },
  };
}

const daysOf = (bought: BoughtUntil, asOf: Day, dataTo: Day) => ({ asOf, dataFrom: bought.first, dataTo });

function fitOnce(wish: DayWish): Promise<FittedDay> {
  const { packed, ...rest } = wish;
  const key = createHash('sha256').update(packed).update(JSON.stringify(rest)).digest('base64url');
  const known = made.get(key);
  if (known !== undefined) return known;
  if (waiting >= mostWaiting) throw new Error('too many days are being fitted at once');
  waiting++;
  const fitted = turn.then(() => fitInThread(wish)).finally(() => waiting--);
  turn = fitted.catch(() => undefined);
  if (made.size >= keptFits) made.delete(made.keys().next().value ?? '');
  made.set(key, fitted);
  // what failed is tried again
  fitted.catch(() => made.delete(key));
  return fitted;
}

function fitInThread(wish: DayWish): Promise<FittedDay> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./fit-day-worker.ts', import.meta.url), {
      workerData: wish,
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the fit ended without a result')));
  });
}
