import { isRefusal } from '@peyvand/kernel/refusal';
import { describe, expect, it } from 'vitest';
import { type PaymentWish, readPayments } from './payments.ts';

const telling = { timeZone: 'Asia/Tehran', calendar: 'jalali', now: new Date('2026-11-21T09:00:00Z') } as const;
const at = new Date('2026-11-20T09:00:00Z');
const read = (wishes: PaymentWish[], paid = 0) => readPayments(wishes, { total: 100, paid, at, telling });
const codeOf = (wishes: PaymentWish[], paid = 0) => {
  const answer = read(wishes, paid);
  return isRefusal(answer) ? answer.code : undefined;
};

describe('payments of an order', () => {
  it('came when the order did, unless they say when; marks that nobody sees are gone', () => {
    expect(read([{ method: ' card\u200f ', amount: 100, reference: ' ۱۲ ' }])).toEqual([
      { method: 'card', amount: 100, paidAt: at, reference: '۱۲' },
    ]);
    expect(read([{ method: 'cash', amount: 1, paidAt: '2026-11-21T08:00:00Z' }])).toMatchObject([
      { paidAt: new Date('2026-11-21T08:00:00Z') },
    ]);
  });

  it('may be as much as the order costs with what was paid before, and no more', () => {
    expect(
      codeOf([
        { method: 'cash', amount: 60 },
        { method: 'card', amount: 40 },
      ]),
    ).toBeUndefined();
    expect(
      codeOf([
        { method: 'cash', amount: 61 },
        { method: 'card', amount: 40 },
      ]),
    ).toBe('purchases.paid-too-much');
    expect(codeOf([{ method: 'cash', amount: 41 }], 60)).toBe('purchases.paid-too-much');
    expect(codeOf([])).toBeUndefined();
  });

  it('have a day that exists and has come', () => {
    expect(codeOf([{ method: 'cash', amount: 1, paidAt: '2026-02-30' }])).toBe('purchases.time-unreadable');
    expect(codeOf([{ method: 'cash', amount: 1, paidAt: '2027-01-01' }])).toBe('purchases.in-the-future');
  });
});
