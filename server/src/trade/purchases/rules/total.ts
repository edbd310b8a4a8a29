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

/** A line with its quantity read. */
export interface ReadLine extends Omit<LineWish, 'quantity'> {
  /** Thousandths. */
  quantity: number;
  /** What it comes to before its discount, where its price is only what that makes a unit. */
  gross?: number | undefined;
}

/** An order with its quantities read; `items` is what it comes to where its lines are not known. */
export interface ReadOrder extends Omit<OrderWish, 'lines'> {
  lines: readonly ReadLine[];
  items?: number | undefined;
}

/** Reads the quantities of an order, and adds it up. */
export function addUp(order: OrderWish): Totals | Refusal {
  const lines: ReadLine[] = [];
  for (const [index, wish] of order.lines.entries()) {
    const quantity = parseQuantity(wish.quantity);
    if (quantity === undefined) return purchases('quantity-unreadable', { position: index + 1 });
    lines.push({ ...wish, quantity });
  }
  return sumUp({ ...order, lines });
}

/**
 * Line amount = round half up (quantity × unit price) − discount; total = lines − discount + shipping + tax, all in minor
 * units. A total that was sent must equal the sum. Of what goes back within an order, its discount takes away as well.
 */
export function sumUp(order: ReadOrder): Totals | Refusal {
  const lines: Line[] = [];
  let items = order.items ?? 0;
  for (const [index, wish] of order.lines.entries()) {
    const position = index + 1;
    const gross = wish.gross ?? lineAmount(wish.quantity, wish.unitPrice);
    if (gross === undefined) return purchases('amount-too-large');
    const discount = wish.discount ?? 0;
    if (discount > Math.abs(gross)) return purchases('discount-too-large', { position, amount: Math.abs(gross) });
    const amount = gross < 0 ? gross + discount : gross - discount;
    items += amount;
    lines.push({
      position,
      sku: cleanLine(wish.sku),
      name: cleanLine(wish.name ?? ''),
      category: cleanLine(wish.category ?? ''),
      quantity: wish.quantity,
      unitPrice: wish.unitPrice,
      discount,
      amount,
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
