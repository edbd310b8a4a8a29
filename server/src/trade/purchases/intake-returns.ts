import { parseInstant, type ReadInstant } from '@peyvand/kernel/calendar';
import { parseMoney } from '@peyvand/kernel/money';
import { parseQuantity } from '@peyvand/kernel/quantity';
import type { Refusal } from '@peyvand/kernel/refusal';
import { isRefusal } from '@peyvand/kernel/refusal';
import type { MappedRow, ReadingContext } from '../../office/imports/index.ts';
import type { FileOrder, FileReturn, FileReturnPart, FileRow } from './file-order.ts';
import { type Refund, refundAmount, refundLines, type Sale, type StandingLine } from './rules/refund.ts';

/** A cell of our own lists: «1404/02/03 = 1.5; 1404/03/01 = 2». */
export function writeReturns(parts: readonly { when: string; value: string }[]): string {
  return parts.map(({ when, value }) => `${when} = ${value}`).join('; ');
}

/** What the cell says; a part that cannot be read leaves the whole cell out, for half of what came back would be a lie. */
export function readReturns(row: MappedRow, hasLines: boolean, context: ReadingContext): FileReturnPart[] {
  const cell = row.text('returns');
  if (cell === '') return [];
  const parts = cell.split(/[;؛]/).map((part) => readPart(part, hasLines, context));
  if (parts.every((part) => part !== undefined)) return parts;
  context.leaveOut({
    problem: true,
    field: 'returns',
    code: 'purchases.returns-unreadable',
    message: {
      fa: `«${cell}» خوانده نشد. برگشت‌ها را چنین بنویسید: روز = مقدار؛ روز = مقدار`,
      en: `"${cell}" could not be read. Write returns as: day = how much; day = how much`,
    },
  });
  return [];
}

function readPart(part: string, hasLines: boolean, context: ReadingContext): FileReturnPart | undefined {
  const [, day = '', written = ''] = /^\s*([^=]+?)\s*=\s*([^=]+?)\s*$/.exec(part) ?? [];
  const { timeZone, dateCalendar, dateOrder } = context.formats;
  const when = parseInstant(day, timeZone, { order: dateOrder, shortYears: dateCalendar });
  const value = hasLines ? parseQuantity(written) : readMoney(written, context);
  return when === undefined || value === undefined || value <= 0 ? undefined : { when, value };
}

function readMoney(written: string, { workspace: { currency } }: ReadingContext): number | undefined {
  const read = parseMoney(written, currency, {
    decimalMark: '.',
    ...(currency.code === 'IRR' ? { unit: 'rial' } : {}),
  });
  return read.ok ? read.amount : undefined;
}

/** The returns of an order, by moment, oldest first: what came back at one moment is one return. */
export function returnsOf(rows: readonly FileRow[], hasLines: boolean): FileReturn[] {
  const byMoment = new Map<
    string,
    { when: ReadInstant; coming: { position: number; quantity: number }[]; amount: number }
  >();
  for (const [index, { returns }] of rows.entries())
    for (const { when, value } of returns) {
      const key = `${when.precision} ${when.at.getTime()}`;
      const one = byMoment.get(key) ?? { when, coming: [], amount: 0 };
      byMoment.set(key, one);
      if (hasLines) one.coming.push({ position: index + 1, quantity: value });
      else one.amount = value;
    }
  return [...byMoment.values()].sort((a, b) => a.when.at.getTime() - b.when.at.getTime());
}

/** A return with what it comes to. */
export interface DecidedReturn {
  readonly when: ReadInstant;
  readonly refund: Refund;
}

/**
 * What each return of the order comes to, by the rule of a return at a till.
 * @param costs of each line's unit, null where unknown
 * @returns refusal when more came back than was sold
 */
export function decideReturns(
  order: FileOrder,
  costs: readonly (number | null)[],
  cost: number | null,
): DecidedReturn[] | Refusal {
  const lines: StandingLine[] = order.lines.map(({ quantity, amount }, index) => ({
    ...{ position: index + 1, quantity, amount, unitCost: costs[index] ?? null, returnedQuantity: 0 },
  }));
  const sale: Sale & { lines: StandingLine[] } = { total: order.total, returned: 0, cost, returnedCost: 0, lines };
  const decided: DecidedReturn[] = [];
  for (const { when, coming, amount } of order.returns) {
    const refund = lines.length > 0 ? refundLines(sale, coming) : refundAmount(sale, amount);
    if (isRefusal(refund)) return refund;
    for (const { position, quantity } of refund.lines) {
      const line = lines[position - 1];
      if (line !== undefined) line.returnedQuantity += quantity;
    }
    sale.returned += refund.amount;
    decided.push({ when, refund });
  }
  return decided;
}
