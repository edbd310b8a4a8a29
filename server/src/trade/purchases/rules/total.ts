import { lineAmount } from '@peyvand/kernel/money';
import { parseQuantity } from '@peyvand/kernel/quantity';
import type { Refusal } from '@peyvand/kernel/refusal';
import { purchases } from '../refusals.ts';

export interface LineWish {
  sku: string;
  name?: string | undefined;
  category?: string | undefined;
  quantity: string | number;
  /** Minor units of the workspace's currency. */
  unitPrice: number;
  discount?: number | undefined;
  unitCost?: number | undefined;
}

export interface OrderWish {
  lines: readonly LineWish[];
  discount?: number | undefined;
  shipping?: number | undefined;
  tax?: number | undefined;
  total?: number | undefined;
}

export interface Line {
  position: number;
  sku: string;
  name: string;
  category: string;
  /** Thousandths. */
  quantity: number;
  unitPrice: number;
  discount: number;
  amount: number;
  unitCost: number | null;
}

export interface Totals {
  lines: Line[];
  items: number;
  total: number;
  /** Sum of known line costs; null while any line's cost is unknown. */
  cost: number | null;
}

/**
 * Line amount = round half up (quantity × unit price) − discount; total = lines − discount + shipping + tax, all in minor
 * units. A total that was sent must equal the sum.
 */
export function addUp(order: OrderWish): Totals | Refusal {
  const lines: Line[] = [];
  let items = 0;
  let cost: number | null = order.lines.length === 0 ? null : 0;
  for (const [index, wish] of order.lines.entries()) {
    const position = index + 1;
    const quantity = parseQuantity(wish.quantity);
    if (quantity === undefined) return purchases('quantity-unreadable', { position });
    const gross = lineAmount(quantity, wish.unitPrice);
    if (gross === undefined) return purchases('amount-too-large');
    const discount = wish.discount ?? 0;
    const amount = gross - discount;
    const lineCost = wish.unitCost === undefined ? undefined : lineAmount(quantity, wish.unitCost);
    cost = cost === null || lineCost === undefined ? null : cost + lineCost;
    items += amount;
    lines.push({
      position,
      sku: wish.sku,
      name: wish.name ?? '',
      category: wish.category ?? '',
      quantity,
      unitPrice: wish.unitPrice,
      discount,
      amount,
      unitCost: wish.unitCost ?? null,
    });
  }
  const total = items - (order.discount ?? 0) + (order.shipping ?? 0) + (order.tax ?? 0);
  if (![items, total, cost ?? 0].every(Number.isSafeInteger)) return purchases('amount-too-large');
  if (total < 0) return purchases('total-negative', { sum: total });
  if (order.total !== undefined && order.total !== total)
    return purchases('total-differs', { given: order.total, sum: total });
  return { lines, items, total, cost };
}
