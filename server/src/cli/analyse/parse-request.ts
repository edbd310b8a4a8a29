import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Calendar, isTimeZone } from '@peyvand/kernel/calendar';
import type { PurchaseModel } from '@peyvand/science/models/predictor';
import { dayReader } from './parse-day.ts';
import { wrongUse } from './refusals.ts';

/** What the person asked `analyse` to do. */
export interface AnalyseRequest {
  readonly file: string;
  readonly customerColumn: string;
  readonly dateColumn: string;
  readonly amountColumn: string | undefined;
  readonly orderColumn: string | undefined;
  /** Orders whose number begins with this are cancellations. */
  readonly cancelledPrefix: string | undefined;
  /** Last day of the calibration as days since 1970-01-01; the last day of the file when undefined. */
  readonly until: number | undefined;
  readonly unit: 'week' | 'day';
  /** In units. */
  readonly horizon: number;
  readonly model: PurchaseModel | undefined;
  readonly monthlyDiscount: number;
  readonly margin: number;
  readonly timeZone: string | undefined;
  /** Of the cohorts' months; the calendar of the file's dates when undefined. */
  readonly calendar: Calendar | undefined;
  readonly json: boolean;
  readonly out: string | undefined;
}

export const USAGE = `peyvand analyse FILE --customer COL --date COL [--amount COL] [--order COL] [--cancelled-prefix TEXT]
  [--until DATE] [--unit week|day] [--horizon N] [--model bgnbd|mbgnbd|paretonbd] [--discount RATE_PER_MONTH]
  [--margin FRACTION] [--tz ZONE] [--calendar gregorian|jalali] [--json] [--out CUSTOMERS.csv]`;

const MODELS: readonly PurchaseModel[] = ['bgnbd', 'mbgnbd', 'paretonbd'];

/** Reads what follows `analyse`. Throws CommandFailure, or the error of node's parseArgs for an unknown flag. */
export function parseRequest(argv: readonly string[]): AnalyseRequest {
  const { values, positionals } = parseArgs({ args: [...argv], options: FLAGS, allowPositionals: true });
  const file = positionals[0];
  if (!file || positionals.length > 1 || !values.customer || !values.date) {
    throw wrongUse('usage', {
      en: `Name one file and its columns of customers and dates:\n${USAGE}`,
      fa: `یک فایل و نام ستون‌های مشتری و تاریخ آن را بنویسید:\n${USAGE}`,
    });
  }
  if (values.out !== undefined && resolve(values.out) === resolve(file)) {
    throw wrongUse('out-is-input', {
      en: '--out would overwrite the file that is read. Choose another name.',
      fa: '‎--out‎ همان فایل ورودی است و آن را پاک می‌کند. نام دیگری برگزینید.',
    });
  }
  const unit = oneOf('unit', values.unit ?? 'week', ['week', 'day'] as const);
  if (values.tz !== undefined) checkZone(values.tz);
  return {
    file,
    customerColumn: values.customer,
    dateColumn: values.date,
    amountColumn: values.amount,
    orderColumn: values.order,
    cancelledPrefix: values['cancelled-prefix'],
    until: values.until === undefined ? undefined : readUntil(values.until),
    unit,
    horizon: readNumber('horizon', values.horizon, unit === 'week' ? 52 : 365, (n) => n > 0),
    model: values.model === undefined ? undefined : oneOf('model', values.model, MODELS),
    monthlyDiscount: readNumber('discount', values.discount, 0.01, (n) => n > -1),
    margin: readNumber('margin', values.margin, 1, () => true),
    timeZone: values.tz,
    calendar:
      values.calendar === undefined ? undefined : oneOf('calendar', values.calendar, ['gregorian', 'jalali'] as const),
    json: values.json,
    out: values.out,
  };
}

const FLAGS = {
  customer: { type: 'string' },
  date: { type: 'string' },
  amount: { type: 'string' },
  order: { type: 'string' },
  'cancelled-prefix': { type: 'string' },
  until: { type: 'string' },
  unit: { type: 'string' },
  horizon: { type: 'string' },
  model: { type: 'string' },
  discount: { type: 'string' },
  margin: { type: 'string' },
  tz: { type: 'string' },
  calendar: { type: 'string' },
  json: { type: 'boolean', default: false },
  out: { type: 'string' },
} as const;

function readUntil(text: string): number {
  const read = dayReader(undefined)(text);
  if (read) return read.day;
  throw wrongUse('bad-value', {
    en: `--until "${text}" is no date. Write it like 2026-03-21 or 1405-01-01.`,
    fa: `مقدار ‎--until‎ تاریخ نیست: «${text}». آن را مانند 1405-01-01 یا 2026-03-21 بنویسید.`,
  });
}

function readNumber(flag: string, text: string | undefined, fallback: number, allows: (n: number) => boolean): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && allows(value)) return value;
  throw wrongUse('bad-value', {
    en: `--${flag} cannot be "${text}".`,
    fa: `مقدار ‎--${flag}‎ نمی‌تواند «${text}» باشد.`,
  });
}

function oneOf<const V extends string>(flag: string, text: string, allowed: readonly V[]): V {
  const found = allowed.find((one) => one === text);
  if (found !== undefined) return found;
  throw wrongUse('bad-value', {
    en: `--${flag} is one of ${allowed.join(', ')}, not "${text}".`,
    fa: `مقدار ‎--${flag}‎ یکی از این‌هاست: ${allowed.join('، ')}؛ نه «${text}».`,
  });
}

function checkZone(zone: string): void {
  if (isTimeZone(zone)) return;
  throw wrongUse('bad-value', {
    en: `--tz "${zone}" is no time zone. Write it like Asia/Tehran.`,
    fa: `مقدار ‎--tz‎ منطقهٔ زمانی نیست: «${zone}». آن را مانند Asia/Tehran بنویسید.`,
  });
}
