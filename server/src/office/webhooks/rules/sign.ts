import { Webhook } from 'standardwebhooks';

/** What the log says of an event that is sent out. */
export interface SentEvent {
  eventId: string;
  type: string;
  customerId: string | null;
  occurredAt: Date;
  data: Readonly<Record<string, unknown>>;
}

/** The body of a webhook. Made of the event alone, so that every attempt sends the same. */
export function bodyOf({ eventId, type, customerId, occurredAt, data }: SentEvent): string {
  return JSON.stringify({ type, timestamp: occurredAt.toISOString(), data: { eventId, customerId, ...data } });
}

/** The headers that Standard Webhooks asks for, signed with each secret (two while a secret is being changed). */
export function signedHeaders(
  eventId: string,
  body: string,
  secrets: readonly string[],
  now: Date,
): Record<string, string> {
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Peyvand-Webhooks/1',
    'webhook-id': eventId,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(eventId, now, body)).join(' '),
  };
}
