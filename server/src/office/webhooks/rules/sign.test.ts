import { Webhook } from 'standardwebhooks';
import { expect, it } from 'vitest';
import { bodyOf, signedHeaders } from './sign.ts';

const event = {
  eventId: '019b1e6a-7c00-7000-8000-000000000001',
  type: 'purchase.recorded',
  customerId: null,
  occurredAt: new Date('2026-11-21T09:00:00Z'),
  data: { purchaseId: 'p' },
};
const secrets = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'];

it('is the same on every attempt, and each of two secrets proves it while one is being changed', () => {
  const body = bodyOf(event);
  expect(bodyOf({ ...event })).toBe(body);
  const now = new Date();
  const headers = signedHeaders(event.eventId, body, secrets, now);
  for (const secret of secrets)
    expect(new Webhook(secret).verify(body, headers)).toMatchObject({ type: 'purchase.recorded' });
  expect(() => new Webhook(secrets[0] ?? '').verify(body.replace('"p"', '"q"'), headers)).toThrow();
  expect(() => new Webhook('whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA').verify(body, headers)).toThrow();
});

it('is of no use to somebody who sends it again much later', () => {
  const body = bodyOf(event);
  const old = signedHeaders(event.eventId, body, secrets, new Date(Date.now() - 3_600_000));
  expect(() => new Webhook(secrets[0] ?? '').verify(body, old)).toThrow();
});
