import { describe, expect, it } from 'vitest';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { mayContact, mayContactMany } from './reads/may-contact.ts';
import type { Channel, Purpose } from './rules/words.ts';

const shop = await testApp(await testDatabase());
const { workspaceId } = shop.workspace;
const owner = shop.as('owner');
const create = async (wish: Record<string, unknown>) =>
  (await owner.post('/customers', wish)).body.customerId as string;
const say = (id: string, wish: Record<string, unknown>) =>
  owner.post(`/customers/${id}/consents`, {
    purpose: 'marketing',
    channel: 'sms',
    state: 'granted',
    source: 'form',
    ...wish,
  });
const ask = async (id: string, purpose: Purpose = 'marketing', channel: Channel = 'sms') =>
  (await inWorkspace(shop.house.pool, workspaceId, (tx) => mayContact(tx, shop.house.secrets, id, purpose, channel)))
    .reason;

describe('consent', () => {
  it('R-011: each word names its purpose, channel, time, text version and source, and is never changed', async () => {
    const id = await create({ name: 'مریم', phones: ['09120000001'] });
    await owner.post('/consent-texts', { purpose: 'marketing', body: { fa: 'خبر بفرستید.', en: 'Send news.' } });
    expect((await say(id, { evidence: 'فرم ۱۲' })).status).toBe(201);
    shop.clock.advance(60_000);
    await owner.post('/consent-texts', {
      purpose: 'marketing',
      body: { fa: 'خبر و پیشنهاد بفرستید.', en: 'Send news and offers.' },
    });
    await say(id, { state: 'withdrawn', source: 'sms' });
    const { items } = (await owner.get(`/customers/${id}/consents`)).body;
    expect(
      items.map((one: Record<string, unknown>) => [one.state, one.textVersion, one.source, one.at, one.evidence]),
    ).toEqual([
      ['withdrawn', 2, 'sms', '2026-11-21T09:01:00.000Z', ''],
      ['granted', 1, 'form', '2026-11-21T09:00:00.000Z', 'فرم ۱۲'],
    ]);
    const texts = (await owner.get('/consent-texts')).body.items.filter(
      (one: { purpose: string }) => one.purpose === 'marketing',
    );
    expect(texts.map((one: { version: number; current: boolean }) => [one.version, one.current])).toEqual([
      [2, true],
      [1, false],
      [0, false],
    ]);
  });

  it('the latest word of a person decides, and a word for all channels counts for each', async () => {
    const id = await create({ name: 'رضا', phones: ['09120000002'], emails: ['r@example.ir'] });
    expect([await ask(id), await ask(id, 'service')]).toEqual(['not-asked', 'service']);
    await say(id, { channel: 'any' });
    expect([await ask(id), await ask(id, 'marketing', 'email'), await ask(id, 'profiling')]).toEqual([
      'granted',
      'granted',
      'not-asked',
    ]);
    shop.clock.advance(1000);
    await say(id, { channel: 'email', state: 'withdrawn' });
    expect([await ask(id), await ask(id, 'marketing', 'email')]).toEqual(['granted', 'withdrawn']);
    // said earlier, heard later: what she said last is still the last
    await say(id, { channel: 'email', at: '2026-01-01T00:00:00Z' });
    expect(await ask(id, 'marketing', 'email')).toBe('withdrawn');
    shop.clock.advance(1000);
    await say(id, { channel: 'any', state: 'withdrawn' });
    expect([await ask(id), await ask(id, 'marketing', 'call')]).toEqual(['withdrawn', 'withdrawn']);
    const { current } = (await owner.get(`/customers/${id}/consents`)).body;
    for (const one of current)
      expect([one.purpose, one.channel, one.reason]).toEqual([
        one.purpose,
        one.channel,
        await ask(id, one.purpose, one.channel),
      ]);
  });

  it('sends nothing to somebody who cannot be reached', async () => {
    const id = await create({ name: 'بی‌نشان' });
    await say(id, {});
    expect([await ask(id), await ask(id, 'service', 'email'), await ask(id, 'service', 'post')]).toEqual([
      'unreachable',
      'unreachable',
      'service',
    ]);
  });

  it('a merge loses no word: those said under either id count, and the latest decides', async () => {
    const [a, b] = [await create({ name: 'سارا', phones: ['09120000003'] }), await create({ name: 'سارا ب' })];
    await say(b, {});
    shop.clock.advance(1000);
    await say(a, { state: 'withdrawn' });
    const { mergeId } = (await owner.post(`/customers/${a}/merge`, { mergedId: b })).body;
    expect(await ask(a)).toBe('withdrawn');
    expect((await owner.get(`/customers/${b}/consents`)).body.items).toHaveLength(2);
    shop.clock.advance(1000);
    expect((await say(b, {})).body.customerId).toBe(a);
    expect(await ask(a)).toBe('granted');
    await owner.post(`/merges/${mergeId}/undo`);
    expect((await owner.get(`/customers/${b}/consents`)).body.items).toHaveLength(1);
  });

  it('answers for many at once as for each', async () => {
    const ids = await Promise.all([4, 5, 6].map((n) => create({ name: `نفر ${n}`, phones: [`0912000000${n}`] })));
    await say(ids[1] ?? '', {});
    const many = await inWorkspace(shop.house.pool, workspaceId, (tx) =>
      mayContactMany(tx, shop.house.secrets, ids, 'marketing', 'sms'),
    );
    expect(ids.map((id) => many.get(id)?.reason)).toEqual(['not-asked', 'granted', 'not-asked']);
  });

  it('refuses a word from the future and a text that was never published', async () => {
    const id = await create({ name: 'کیان' });
    expect((await say(id, { at: '2030-01-01T00:00:00Z' })).body.code).toBe('consent.said-in-future');
    expect((await say(id, { textVersion: 99 })).body.code).toBe('consent.text-unknown');
    expect((await say(id, { textVersion: 0 })).status).toBe(201);
  });

  it('hides the consents of customers outside the row scope', async () => {
    const id = await create({ name: 'دیگری' });
    const seller = shop.as('seller', { scope: 'own' });
    expect((await seller.get(`/customers/${id}/consents`)).status).toBe(404);
    expect(
      (
        await seller.post(`/customers/${id}/consents`, {
          purpose: 'marketing',
          channel: 'sms',
          state: 'granted',
          source: 'staff',
        })
      ).status,
    ).toBe(404);
    expect((await seller.post('/consent-texts', { purpose: 'marketing', body: { fa: 'آ', en: 'a' } })).status).toBe(
      403,
    );
  });

  it('two who publish at once make two versions', async () => {
    const publish = (fa: string) => owner.post('/consent-texts', { purpose: 'research', body: { fa, en: 'x' } });
    const answers = await Promise.all(['آ', 'ب', 'پ'].map(publish));
    expect(answers.map((one) => one.body.version).sort()).toEqual([1, 2, 3]);
  });
});
