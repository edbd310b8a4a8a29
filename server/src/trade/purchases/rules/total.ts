import { lineAmount } from '@peyvand/kernel/money';
import { parseQuantity } from '@peyvand/kernel/quantity';
import type { Refusal } from '@peyvand/kernel/refusal';
import { cleanLine } from '@peyvand/kernel/text';
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
  discount: number;
  shipping: number;
  tax: number;
  total: number;
}

/**
 * Line amount = round half up (quantity × unit price) − discount; total = lines − discount + shipping + tax, all in minor
 * units. A total that was sent must equal the sum.
 */
export function addUp(order: OrderWish): Totals | Refusal {
  const lines: Line[] = [];
  let items = 0;
  for (const [index, wish] of order.lines.entries()) {
    const position = index + 1;
    const quantity = parseQuantity(wish.quantity);
    if (quantity === undefined) return purchases('quantity-unreadable', { position });
    const gross = lineAmount(quantity, wish.unitPrice);
    if (gross === undefined) return purchases('amount-too-large');
    const discount = wish.discount ?? 0;
    if (discount > gross) return purchases('discount-too-large', { position, amount: gross });
    items += gross - discount;
    lines.push({
      position,
      sku: cleanLine(wish.sku),
      name: cleanLine(wish.name ?? ''),
      category: cleanLine(wish.category ?? ''),
      quantity,
      unitPrice: wish.unitPrice,
      discount,
      amount: gross - discount,
      unitCost: wish.unitCost ?? null,
    });
  }
  const { discount = 0, shipping = 0, tax = 0 } = order;
  const total = items - discount + shipping + tax;
  if (!Number.isSafeInteger(items) || !Number.isSafeInteger(total)) return purchases('amount-too-large');
  if (total < 0) return purchases('total-negative', { sum: total });
  if (order.total !== undefined && order.total !== total)
    return purchases('total-differs', { given: order.total, sum: total });
  return { lines, items, discount, shipping, tax, total };
}
