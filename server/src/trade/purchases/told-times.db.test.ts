import { describe, expect, it } from 'vitest';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

/** Every door that takes a day or an instant of something that happened, tried with every day that nobody can mean. */
const shop = await testApp(await testDatabase(), { now: '2026-11-21T09:00:00Z' });
const till = shop.as('owner');
const line = { sku: 'CREAM', quantity: 1, unitPrice: 1000 };
const sell = async () => (await till.post('/purchases', { at: '2026-11-20', lines: [line] })).body.purchaseId as string;
const purchaseId = await sell();
await till.post('/custom-fields', { key: 'renewal', label: { fa: 'تمدید', en: 'Renewal' }, type: 'date' });
const { body: someone } = await till.post('/customers', { name: 'مریم احمدی' });
if (someone.customerId === undefined) throw new Error(JSON.stringify(someone));

const doors: Record<string, (at: string) => ReturnType<typeof till.post>> = {
  'a purchase': (at) => till.post('/purchases', { at, lines: [line] }),
  'a payment told with a purchase': (at) =>
    till.post('/purchases', { at: '2026-11-20', lines: [line], payments: [{ method: 'cash', amount: 1, paidAt: at }] }),
  'a return without an order': (at) => till.post('/returns', { at, lines: [line] }),
  'a return of a purchase': (at) => till.post(`/purchases/${purchaseId}/returns`, { at, lines: [{ position: 1 }] }),
  'a cancellation': (at) => till.post(`/purchases/${purchaseId}/cancel`, { at }),
  'a payment': (at) => till.post(`/purchases/${purchaseId}/payments`, { method: 'cash', amount: 1, paidAt: at }),
  'an interaction': (at) =>
    till.post('/interactions', { at, customer: { id: someone.customerId }, channel: 'call', text: 'سلام' }),
};
const daysAlone: Record<string, (day: string) => ReturnType<typeof till.get>> = {
  'a custom date': (day) => till.patch(`/customers/${someone.customerId}`, { version: 1, custom: { renewal: day } }),
  "a measure's from": (day) => till.get(`/measures/aov?from=${encodeURIComponent(day)}`),
  "a measure's to": (day) => till.get(`/measures/aov?to=${encodeURIComponent(day)}`),
  "a measure's as-of day": (day) => till.get(`/measures/aov?asOf=${encodeURIComponent(day)}`),
};
const impossible = [
  ...['2026-02-29', '2026-02-30', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '2026-01-32', '1404-12-30'],
  ...['1405/07/31', '0000-01-01', '0001-01-01', '1899-12-31', '2100-01-01', '9999-12-31', '1278-12-01', '1479-01-01'],
  ...['yesterday', '14:30', '05/01/02', '2026', '-0001-01-01', '+012026-01-01', '2026-1-1-1'],
];
const instants = [
  ...impossible.map((day) => `${day}T10:00:00Z`),
  ...['1405-09-01T10:00:00+03:30', '2026-11-20T24:00:00Z', '2026-11-20T10:60:00Z', '2026-11-20T10:00:61Z'],
  ...['2026-11-20T10:00:00+25:00', '2026-11-20T10:00:00', '2026-11-20T10:00', '2026-11-20T10:00:00 Asia/Tehran'],
];

describe('FRONTDOOR 19: a day that nobody can mean is refused at every door', () => {
  it.each(Object.keys(doors))('%s', async (door) => {
    for (const at of [...impossible, ...instants]) {
      const { status, body } = await (doors[door] as (typeof doors)[string])(at);
      expect([status, /time-unreadable$/.test(body.code)], `${door} at ${at}: ${JSON.stringify(body)}`).toEqual([
        422,
        true,
      ]);
      expect(body.message.fa).toContain(at.slice(0, 10));
    }
  });

  it.each(Object.keys(daysAlone))('%s', async (door) => {
    for (const day of impossible) {
      const { status, body } = await (daysAlone[door] as (typeof daysAlone)[string])(day);
      expect(status, `${door} ${day}: ${JSON.stringify(body)}`).toBe(422);
    }
  });

  it('a Jalali year with a time says what was meant', async () => {
    const { body } = await till.post('/purchases', { at: '1405-09-01T10:00:00+03:30', lines: [line] });
    expect(body).toMatchObject({ code: 'purchases.time-unreadable', data: { meant: '2026-11-22T10:00:00+03:30' } });
    expect(body.message.en).toContain('Did you mean 2026-11-22T10:00:00+03:30?');
    expect(body.message.fa).toContain('آیا منظور');
  });
});

describe('FRONTDOOR 20: what has not happened yet is refused at every door', () => {
  it.each(Object.keys(doors))('%s', async (door) => {
    for (const at of ['2026-11-22T09:00:01Z', '2026-11-23', '1420/01/05', '2099-12-31T10:00:00Z', '2099-12-31']) {
      const { status, body } = await (doors[door] as (typeof doors)[string])(at);
      expect([status, /\.in-the-future$/.test(body.code)], `${door} at ${at}: ${JSON.stringify(body)}`).toEqual([
        409,
        true,
      ]);
    }
  });

  it('a clock that is some hours ahead, and tomorrow, are taken', async () => {
    for (const at of ['2026-11-22T09:00:00Z', '2026-11-22', '۱۴۰۵/۰۹/۰۱'])
      expect((await till.post('/purchases', { at, lines: [line] })).status, at).toBe(201);
  });
});
