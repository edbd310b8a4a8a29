import { lineAmount } from '@peyvand/kernel/money';
import type { RecognisedProduct } from '../../products/index.ts';
import type { Line } from './total.ts';

export interface SoldLine extends Line {
  productId: string | null;
}

/** Completes each line by what is known of its product: name, category and cost, where the till said nothing. */
export function linkProducts(lines: readonly Line[], products: readonly (RecognisedProduct | undefined)[]): SoldLine[] {
  return lines.map((line, index) => {
    const product = products[index];
    if (product === undefined) return { ...line, productId: null };
    return {
      ...line,
      productId: product.productId,
      name: line.name || product.name,
      category: line.category || product.category,
      // postage and fees cost us nothing we count; an unknown cost of goods stays unknown
      unitCost: line.unitCost ?? product.unitCost ?? (product.goods ? null : 0),
    };
  });
}

/** What the goods of an order cost us in minor units; null while the cost of one line is unknown. */
export function costOf(lines: readonly Pick<Line, 'quantity' | 'unitCost'>[]): number | null {
  if (lines.length === 0) return null;
  let cost = 0;
  for (const line of lines) {
    const part = line.unitCost === null ? undefined : lineAmount(line.quantity, line.unitCost);
    if (part === undefined) return null;
    cost += part;
  }
  return Number.isSafeInteger(cost) ? cost : null;
}
