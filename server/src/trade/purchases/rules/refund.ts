import { quantityText } from '@peyvand/kernel/quantity';
import type { Refusal } from '@peyvand/kernel/refusal';
import { purchases } from '../refusals.ts';
import { shareOut } from './share-out.ts';

/** A line as it stands: quantities in thousandths, money in minor units. */
export interface StandingLine {
  position: number;
  quantity: number;
  amount: number;
  unitCost: number | null;
  returnedQuantity: number;
}

export interface Sale {
  total: number;
  returned: number;
  cost: number | null;
  returnedCost: number;
  lines: readonly StandingLine[];
}

/** Goods that come back. Without a quantity: all that is left of the line. */
export interface Coming {
  position: number;
  quantity?: number | undefined;
}

export interface Refund {
  lines: { position: number; quantity: number; amount: number }[];
  amount: number;
  /** What the goods that came back had cost; null where it is unknown. */
  cost: number | null;
  /** Nothing is left: from now on it is no purchase. */
  whole: boolean;
}

/**
 * What each line is worth when it comes back: the order's total shared out in proportion to the lines' amounts, so that a
 * line carries its share of the order's own discount, shipping and tax, and all lines together are exactly the total.
 */
export function worthOfLines(sale: Pick<Sale, 'total' | 'lines'>): number[] {
  const amounts = sale.lines.map((line) => (line.quantity > 0 ? Math.max(0, line.amount) : 0));
  const free = amounts.every((amount) => amount === 0);
  return shareOut(sale.total, free ? sale.lines.map((line) => Math.max(0, line.quantity)) : amounts);
}

/**
 * The money of goods that come back. Of a line worth V, r of q units in all are worth round(V × r ÷ q); a return is worth the
 * difference that it makes. So the order and the size of partial returns change nothing, and the last one is exact.
 * @returns refusal when a line is unknown or less of it is left
 */
export function refundLines(sale: Sale, coming: readonly Coming[]): Refund | Refusal {
  const worth = worthOfLines(sale);
  const back = new Map<number, number>();
  for (const { position, quantity } of coming) {
    const line = sale.lines.find((one) => one.position === position);
    if (line === undefined) return purchases('line-unknown', { position });
    const left = Math.max(0, line.quantity) - line.returnedQuantity - (back.get(position) ?? 0);
    const wanted = quantity ?? left;
    if (wanted > left || left === 0) return purchases('return-too-much', { position, left: quantityText(left) });
    back.set(position, (back.get(position) ?? 0) + wanted);
  }
  const refund: Refund = { lines: [], amount: 0, cost: sale.cost === null ? null : 0, whole: true };
  for (const [index, line] of sale.lines.entries()) {
    const before = line.returnedQuantity;
    const after = before + (back.get(line.position) ?? 0);
    if (line.quantity > after) refund.whole = false;
    if (after === before) continue;
    const part = (value: number) => portion(value, after, line.quantity) - portion(value, before, line.quantity);
    const amount = part(worth[index] ?? 0);
    refund.lines.push({ position: line.position, quantity: after - before, amount });
    refund.amount += amount;
    if (refund.cost !== null && line.unitCost !== null)
      refund.cost += part(portion(line.unitCost, line.quantity, 1000));
  }
  return refund;
}

/** Money that comes back of an order without lines. */
export function refundAmount(sale: Sale, amount: number): Refund | Refusal {
  const left = sale.total - sale.returned;
  if (amount > left) return purchases('amount-too-much', { left });
  return { lines: [], amount, cost: null, whole: amount === left };
}

/** All that is left of an order, in goods and in money. */
export function refundRest(sale: Sale): Refund {
  const worth = worthOfLines(sale);
  const lines = sale.lines
    .map((line, index) => ({
      position: line.position,
      quantity: Math.max(0, line.quantity) - line.returnedQuantity,
      amount: (worth[index] ?? 0) - portion(worth[index] ?? 0, line.returnedQuantity, line.quantity),
    }))
    .filter((line) => line.quantity > 0);
  const cost = sale.cost === null ? null : sale.cost - sale.returnedCost;
  return { lines, amount: sale.total - sale.returned, cost, whole: true };
}

/** round half up (value × part ÷ whole), exact beyond 2^53 in between. */
function portion(value: number, part: number, whole: number): number {
  const doubled = 2n * BigInt(value) * BigInt(part) + BigInt(whole);
  return Number(doubled / (2n * BigInt(whole)));
}
