import { readFileSync } from 'node:fs';

/** The CDNOW sample cut into 39 weeks of calibration, to 1997-09-30, and 39 weeks of hold-out. */
export interface Cdnow {
  readonly x: number[];
  readonly tx: number[];
  readonly T: number[];
  readonly m: number[];
  /** Customer-days in the hold-out. */
  readonly holdout: number[];
}

/** All rows: customer, days since 1970-01-01, amount. */
export function readCdnowRows(): { customer: string; day: number; amount: number }[] {
  const file = new URL('../../../demo/data/cdnow-sample.csv', import.meta.url);
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [, customer = '', date = '', , amount = ''] = line.split(',');
    return { customer, day: dayOf(date), amount: Number(amount) };
  });
}

/** Amounts by day, per customer in order of appearance. */
export function readCdnowDays(): Map<number, number>[] {
  const customers = new Map<string, Map<number, number>>();
  for (const { customer, day, amount } of readCdnowRows()) {
    const days = customers.get(customer) ?? new Map<number, number>();
    days.set(day, (days.get(day) ?? 0) + amount);
    customers.set(customer, days);
  }
  return [...customers.values()];
}

/** Histories as the papers cut them, in weeks. */
export function readCdnow(): Cdnow {
  const end = dayOf('1997-09-30');
  const histories: Cdnow = { x: [], tx: [], T: [], m: [], holdout: [] };
  for (const days of readCdnowDays()) {
    const calibration = [...days.keys()].filter((day) => day <= end).sort((a, b) => a - b);
    const [first = 0, ...repeats] = calibration;
    const spent = repeats.reduce((sum, day) => sum + (days.get(day) ?? 0), 0);
    histories.x.push(repeats.length);
    histories.tx.push(((repeats.at(-1) ?? first) - first) / 7);
    histories.T.push((end - first) / 7);
    histories.m.push(repeats.length > 0 ? spent / repeats.length : 0);
    histories.holdout.push(days.size - calibration.length);
  }
  return histories;
}

/** An ISO date as days since 1970-01-01. */
export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}
