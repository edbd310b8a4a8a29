import type { Client, ReadOptions, WriteOptions } from './client.ts';
import type { Page } from './customers.ts';

/** A product as it is found while a purchase is written down. */
export interface FoundProduct {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  /** Minor units; null where none is known. */
  readonly unitPrice: number | null;
}

/** A purchase or a return that somebody writes down by hand. Amounts are minor units. */
export interface HandWritten {
  readonly customer?: { readonly id: string };
  readonly number?: string;
  /** An instant, or a plain day. */
  readonly at: string;
  readonly paymentMethod?: string;
  readonly lines: readonly {
    readonly sku: string;
    readonly name?: string;
    /** A decimal with up to three places. */
    readonly quantity: string;
    readonly unitPrice: number;
  }[];
  readonly discount?: number;
}

interface Recorded {
  readonly purchaseId: string;
  readonly customerId: string | null;
  readonly total: number;
}

/** Purchases and returns by hand, and what takes them back. */
export function sellCalls(client: Client) {
  return {
    products: (q: string, signal?: AbortSignal) => {
      const options: ReadOptions = { query: { q, limit: 8 }, ...(signal === undefined ? {} : { signal }) };
      return client.get<Page<FoundProduct>>('/api/v1/products', options);
    },
    record: (wish: HandWritten, options?: WriteOptions) => client.post<Recorded>('/api/v1/purchases', wish, options),
    /** Goods that came back without an order that is known; amounts are positive. */
    recordReturn: (wish: HandWritten, options?: WriteOptions) =>
      client.post<Recorded>('/api/v1/returns', wish, options),
    /** Goods of a known order that came back: by line, or by amount where the order has no lines; neither: all of it. */
    returnGoods: (
      purchaseId: string,
      wish: {
        readonly lines?: readonly { readonly position: number; readonly quantity?: string }[];
        readonly amount?: number;
        readonly reason?: string;
      },
      options?: WriteOptions,
    ) => client.post<unknown>(`/api/v1/purchases/${purchaseId}/returns`, wish, options),
    cancel: (purchaseId: string, options?: WriteOptions) =>
      client.post<unknown>(`/api/v1/purchases/${purchaseId}/cancel`, {}, options),
  };
}
