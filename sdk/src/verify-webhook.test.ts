import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { NotOurWebhook, verifyWebhook } from './verify-webhook.ts';

const secret = `whsec_${btoa('a secret of thirty-two bytes ...')}`;
const now = new Date('2026-11-22T09:00:00Z');
const body = '{"type":"purchase.recorded","timestamp":"2026-11-22T08:59:58Z","data":{"total":2350000}}';

/** A call as the standard's own library signs it. */
function call(changed: { body?: string; at?: Date; signature?: string } = {}) {
  const at = changed.at ?? now;
  const headers = new Headers({
    'webhook-id': 'evt-1',
    'webhook-timestamp': String(at.getTime() / 1000),
    'webhook-signature': changed.signature ?? new Webhook(secret).sign('evt-1', at, body),
  });
  return { headers, body: changed.body ?? body };
}

describe('a webhook', () => {
  it('is read when its signature fits', async () => {
    expect(await verifyWebhook(secret, call(), { now })).toEqual({
      id: 'evt-1',
      type: 'purchase.recorded',
      timestamp: '2026-11-22T08:59:58Z',
      data: { total: 2_350_000 },
    });
  });

  it('is read while its secret is being changed: one of two signatures is enough', async () => {
    const other = new Webhook(`whsec_${btoa('another')}`).sign('evt-1', now, body);
    const signature = `${other} ${new Webhook(secret).sign('evt-1', now, body)}`;
    expect(await verifyWebhook(secret, call({ signature }), { now })).toMatchObject({ id: 'evt-1' });
  });

  it.each([
    ['its content was changed', call({ body: body.replace('2350000', '1') })],
    ['it is ten minutes old', call({ at: new Date(now.getTime() - 600_000) })],
    ['it is not signed', call({ signature: '' })],
    ['its signature is no base64', call({ signature: 'v1,%%%' })],
    ['it says nothing of itself', { headers: new Headers(), body }],
  ])('is refused when %s', async (_, arrived) => {
    await expect(verifyWebhook(secret, arrived, { now })).rejects.toThrow(NotOurWebhook);
  });
});
