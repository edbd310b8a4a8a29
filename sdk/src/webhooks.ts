import type { Client, WriteOptions } from './client.ts';
import type { AnswerOf, ItemOf, WishOf } from './contract.ts';

/** An address that is told of events. */
export type WebhookEndpoint = ItemOf<'GET /webhooks'>;

/** A kind of event that a webhook can be told of. */
export type WebhookEventType = ItemOf<'GET /webhooks/event-types'>;

export type WebhookWish = WishOf<'POST /webhooks'>;

/** The one answer in which a secret can be read. */
export type WebhookSecret = AnswerOf<'POST /webhooks'>;

export type DeliveryState = 'waiting' | 'delivered' | 'failed';

/** One event on its way to one address. */
export type WebhookDelivery = ItemOf<'GET /webhooks/{id}/deliveries'>;

/** A delivery with what was sent and what each attempt was answered. */
export type WebhookDeliveryDetail = AnswerOf<'GET /webhooks/{id}/deliveries/{deliveryId}'>;

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
