import type { Client, WriteOptions } from './client.ts';

/** An address that is told of events. */
export interface WebhookEndpoint {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  /** Empty: all. */
  readonly eventTypes: readonly string[];
  readonly on: boolean;
  /** 'by-hand', 'gone' (it answered 410), 'failing'; null while it is on. */
  readonly offReason: string | null;
  /** Failed attempts in a row; from three on it is paused. */
  readonly failures: number;
  /** Left in peace until then. */
  readonly pausedUntil: string | null;
  readonly waiting: number;
  readonly failed: number;
  readonly lastAt: string | null;
  readonly createdAt: string;
  /** Since then somebody knows its secret who has left: make another. */
  readonly renewSince: string | null;
}

/** A kind of event that a webhook can be told of. */
export interface WebhookEventType {
  readonly type: string;
  readonly words: { readonly fa: string; readonly en: string };
  /** False: beyond what the asking person may have sent. */
  readonly mayHear: boolean;
}

export interface WebhookWish {
  readonly url: string;
  readonly description?: string;
  readonly eventTypes?: readonly string[];
}

/** The one answer in which a secret can be read. */
export interface WebhookSecret {
  readonly id: string;
  /** whsec_… by the Standard Webhooks rules. */
  readonly secret: string;
}

export type DeliveryState = 'waiting' | 'delivered' | 'failed';

/** One event on its way to one address. */
export interface WebhookDelivery {
  readonly id: string;
  readonly eventId: string;
  readonly eventType: string;
  /** Null of a kind that is not told any more. */
  readonly eventWords: { readonly fa: string; readonly en: string } | null;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAt: string | null;
  readonly lastAt: string | null;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly createdAt: string;
}

/** A delivery with what was sent and what each attempt was answered. */
export interface WebhookDeliveryDetail extends WebhookDelivery {
  readonly body: string;
  readonly log: readonly {
    readonly at: string;
    readonly status: number | null;
    readonly error: string | null;
    readonly ms: number;
    readonly answer: string;
  }[];
}

const at = (...parts: readonly string[]) => ['/api/v1/webhooks', ...parts].join('/');

/** Outgoing webhooks: addresses, their secrets, and what was sent to them. */
export function webhookCalls(client: Client) {
  return {
    list: () => client.get<{ items: readonly WebhookEndpoint[] }>(at()),
    /** What there is to be told of, in words. */
    eventTypes: () => client.get<{ items: readonly WebhookEventType[] }>(at('event-types')),
    make: (wish: WebhookWish, options: WriteOptions) => client.post<WebhookSecret>(at(), wish, options),
    change: (id: string, change: Partial<WebhookWish> & { readonly on?: boolean }) =>
      client.patch<{ id: string }>(at(id), change),
    remove: (id: string) => client.delete<{ id: string }>(at(id)),
    /** A new secret; the former one signs beside it for a day. */
    renewSecret: (id: string, options: WriteOptions) =>
      client.post<WebhookSecret>(at(id, 'secret'), undefined, options),
    test: (id: string, options: WriteOptions) => client.post<{ eventId: string }>(at(id, 'test'), undefined, options),
    deliveries: (id: string, state: DeliveryState | undefined, cursor: string | null) =>
      client.get<{ items: readonly WebhookDelivery[]; nextCursor: string | null }>(at(id, 'deliveries'), {
        query: { state, cursor, limit: 20 },
      }),
    delivery: (id: string, deliveryId: string) => client.get<WebhookDeliveryDetail>(at(id, 'deliveries', deliveryId)),
    replay: (id: string, deliveryId: string, options: WriteOptions) =>
      client.post<{ replayed: number }>(at(id, 'deliveries', deliveryId, 'replay'), undefined, options),
    replayFailed: (id: string, options: WriteOptions) =>
      client.post<{ replayed: number }>(at(id, 'replay'), { state: 'failed' }, options),
  };
}
