import type { Order } from './order.ts';
import type { Line } from './total.ts';

export type KnownLine = Omit<Line, 'position'>;

/** An order as the books have it: of a return everything is negative. */
export interface BookedOrder {
  kind: 'sale' | 'return';
  branch: string;
  paymentMethod: string;
  at: Date;
  day: string;
  discount: number;
  shipping: number;
  tax: number;
  total: number;
  contentHash: Buffer;
  lines?: readonly KnownLine[];
}

/** What a number of an order is in the books. Zero has no sign there: −0 would be written as "-0". */
export function booked(kind: 'sale' | 'return', amount: number): number {
  return kind === 'sale' || amount === 0 ? amount : -amount;
}

/**
 * True when the books already say what this order says, whichever door it came in by first. What it does not say was completed
 * from the product, or by a door that knows more: no difference.
 */
export function isSameOrder(known: BookedOrder, kind: 'sale' | 'return', order: Order): boolean {
  if (known.kind !== kind) return false;
  if (known.contentHash.equals(order.contentHash)) return true;
  const { when, lines } = order;
  const alike =
    known.branch === order.branch &&
    known.paymentMethod === order.paymentMethod &&
    (when.dayPrecision ? known.day === when.day : known.at.getTime() === when.at.getTime()) &&
    known.discount === order.discount &&
    known.shipping === order.shipping &&
    known.tax === order.tax &&
    known.total === booked(kind, order.total);
  // a file of totals says nothing of lines that are known
  if (!alike || lines.length === 0) return alike;
  return (
    known.lines?.length === lines.length && lines.every((line, index) => isSameLine(known.lines?.[index], kind, line))
  );
}

function isSameLine(known: KnownLine | undefined, kind: 'sale' | 'return', line: Line): boolean {
  return (
    known !== undefined &&
    known.sku === line.sku &&
    known.quantity === booked(kind, line.quantity) &&
    known.unitPrice === line.unitPrice &&
    known.discount === line.discount &&
    known.amount === booked(kind, line.amount) &&
    (line.name === '' || known.name === line.name) &&
    (line.category === '' || known.category === line.category) &&
    (line.unitCost === null || known.unitCost === line.unitCost)
  );
}
