import type { Told } from '../../spine/event.ts';

export type ProductEventType = 'product.created' | 'product.changed' | 'product.archived';

/** A product we did not sell before. */
export function productCreated(data: { productId: string }): Told {
  return { type: 'product.created', data };
}

/** Names of the fields that changed. */
export function productChanged(data: { productId: string; fields: readonly string[] }): Told {
  return { type: 'product.changed', data };
}

/** Taken out of the lists; what was sold of it stays. */
export function productArchived(data: { productId: string }): Told {
  return { type: 'product.archived', data };
}
