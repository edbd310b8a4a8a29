import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyOf, RIAL, TOMAN } from './currency.ts';
import { isMoney } from './money.ts';
import { parseMoney } from './parse-money.ts';
import { showMoney } from './show-money.ts';

const dollar = currencyOf('USD') ?? RIAL;
const largest = Number.MAX_SAFE_INTEGER;

describe('reading money', () => {
  it.each([
    ['۲٬۸۵۰٬۰۰۰ تومان', 28_500_000],
    ['2,850,000', 28_500_000],
    ['۲،۸۵۰،۰۰۰', 28_500_000],
    ['2 850 000', 28_500_000],
    ['2.850.000', 28_500_000],
    ['28,500,000 ریال', 28_500_000],
    ['﷼ ۲۸٬۵۰۰٬۰۰۰', 28_500_000],
    ['28500000 IRR', 28_500_000],
    ['۱۸٫۴ میلیون تومان', 184_000_000],
    ['۱۸/۴ میلیون', 184_000_000],
    ['۲ میلیارد ریال', 2_000_000_000],
    ['3 هزار تومان', 30_000],
    ['۲٫۵', 25],
    ['2500.00', 25_000],
    ['-۲۰۰۰', -20_000],
    ['(2,000)', -20_000],
    ['۲۰۰۰-', -20_000],
    ['0', 0],
  ])('reads %s in a workspace of toman', (text, amount) => {
    expect(parseMoney(text, TOMAN)).toEqual({ ok: true, amount });
  });

  it('takes the unit that the file’s owner declared, and the word in the cell before it', () => {
    expect(parseMoney('28,500,000', TOMAN, { unit: 'rial' })).toEqual({ ok: true, amount: 28_500_000 });
    expect(parseMoney('2,850,000', RIAL, { unit: 'toman' })).toEqual({ ok: true, amount: 28_500_000 });
    expect(parseMoney('2,850,000 تومان', RIAL, { unit: 'rial' })).toEqual({ ok: true, amount: 28_500_000 });
  });

  it('reads cents', () => {
    for (const text of ['$12.50', '12.5', '12٫5', 'USD 12.50', '۱۲٫۵ دلار'])
      expect(parseMoney(text, dollar)).toEqual({ ok: true, amount: 1250 });
    expect(parseMoney('1.234,50', dollar, { decimalMark: ',' })).toEqual({ ok: true, amount: 123_450 });
    expect(parseMoney('0.29', dollar)).toEqual({ ok: true, amount: 29 });
  });

  it.each([
    ['', 'empty'],
    ['تومان', 'empty'],
    ['رایگان', 'unreadable'],
    ['1,25,000', 'unreadable'],
    ['12/5/6 تومان', 'unreadable'],
    ['2.500', 'ambiguous-mark'],
    ['12,5', 'ambiguous-mark'],
    ['12.34', 'too-precise'],
    ['۰٫۵ ریال', 'too-precise'],
    ['99999999999999999', 'too-large'],
    ['$5', 'other-currency'],
    ['5 AED', 'other-currency'],
  ])('refuses %s: %s', (text, reason) => {
    expect(parseMoney(text, TOMAN)).toEqual({ ok: false, reason });
  });

  it('reads back what it shows, in any currency and language', () => {
    const amounts = fc.integer({ min: -largest, max: largest });
    fc.assert(
      fc.property(
        amounts,
        fc.constantFrom(TOMAN, RIAL, dollar),
        fc.constantFrom('fa', 'en'),
        (amount, currency, language) => {
          expect(parseMoney(showMoney(amount, currency, language), currency)).toEqual({ ok: true, amount });
        },
      ),
    );
  });

  it('never throws and never gives a fraction', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789۱۲٫٬.,/-() تومانریال$') }), (text) => {
        const money = parseMoney(text, TOMAN);
        if (money.ok) expect(isMoney(money.amount)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
