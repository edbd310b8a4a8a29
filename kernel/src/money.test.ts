import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMoney,
  currencyOf,
  isMoney,
  lineAmount,
  multiplyMoney,
  parseMoney,
  RIAL,
  showMoney,
  TOMAN,
} from './money.ts';

const dollar = currencyOf('USD') ?? RIAL;
const largest = Number.MAX_SAFE_INTEGER;

describe('a currency', () => {
  it('is data', () => {
    expect(TOMAN).toEqual({ code: 'IRR', minorDigits: 0, display: { unit: 'toman', factor: 10 } });
    expect(currencyOf('irr')).toBe(TOMAN);
    expect(currencyOf('IRR', 'rial')).toBe(RIAL);
    expect(dollar).toEqual({ code: 'USD', minorDigits: 2, display: { unit: 'major', factor: 100 } });
    expect(currencyOf('JPY')).toMatchObject({ minorDigits: 0, display: { factor: 1 } });
    expect(currencyOf('TOMAN')).toBeUndefined();
  });
});

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

describe('showing money', () => {
  it.each([
    [28_500_000, TOMAN, '۲٬۸۵۰٬۰۰۰ تومان', '2,850,000 toman'],
    [28_500_005, TOMAN, '۲٬۸۵۰٬۰۰۰٫۵ تومان', '2,850,000.5 toman'],
    [-28_500_000, RIAL, '−۲۸٬۵۰۰٬۰۰۰ ریال', '−28,500,000 rial'],
    [1250, dollar, '۱۲٫۵۰ دلار', '$12.50'],
    [-1250, dollar, '−۱۲٫۵۰ دلار', '−$12.50'],
    [0, TOMAN, '۰ تومان', '0 toman'],
  ])('shows %i', (amount, currency, fa, en) => {
    expect(showMoney(amount, currency, 'fa')).toBe(fa);
    expect(showMoney(amount, currency, 'en')).toBe(en);
  });

  it('shows large sums in three figures', () => {
    expect(showMoney(184_000_000, TOMAN, 'fa', { compact: true })).toBe('۱۸٫۴ میلیون تومان');
    expect(showMoney(184_000_000, TOMAN, 'en', { compact: true })).toBe('18.4M toman');
    expect(showMoney(-123_456_789, dollar, 'en', { compact: true })).toBe('−$1.23M');
  });

  it('shows sums beyond 2^53 exactly, and can leave out the unit', () => {
    expect(showMoney('90071992547409930', TOMAN, 'en')).toBe('9,007,199,254,740,993 toman');
    expect(showMoney(-90071992547409930n, RIAL, 'en', { unit: 'without' })).toBe('−90,071,992,547,409,930');
    expect(showMoney(1250, dollar, 'en', { unit: 'without', sign: 'always' })).toBe('+12.50');
  });

  it('names other currencies by their code', () => {
    expect(showMoney(1250, currencyOf('SEK') ?? RIAL, 'en')).toBe('12.50 SEK');
  });
});

describe('sums and products', () => {
  it('are exact or refused', () => {
    expect(addMoney(28_500_000, -500_000, 1)).toBe(28_000_001);
    expect(addMoney()).toBe(0);
    expect(addMoney(largest, 1)).toBeUndefined();
    expect(addMoney(0.5, 1)).toBeUndefined();
    expect(multiplyMoney(28_500_000, 3)).toBe(85_500_000);
    expect(multiplyMoney(largest, 2)).toBeUndefined();
    expect(Object.is(multiplyMoney(-5, 0), 0)).toBe(true);
    expect(isMoney('5')).toBe(false);
  });

  it('of a line round half up, and a return takes back what the sale gave', () => {
    expect(lineAmount(1500, 333)).toBe(500); // 499.5
    expect(lineAmount(-1500, 333)).toBe(-500);
    expect(lineAmount(1, 500)).toBe(1);
    expect(lineAmount(1, 499)).toBe(0);
    expect(lineAmount(2000, 28_500_000)).toBe(57_000_000);
    expect(lineAmount(1000, largest)).toBe(largest);
    expect(lineAmount(999, largest)).toBe(8_998_192_055_486_250);
    expect(lineAmount(1001, largest)).toBeUndefined();
    expect(lineAmount(1.5, 10)).toBeUndefined();
  });

  it('of a line are those of exact arithmetic', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 0, max: largest }), (quantity, price) => {
        const exact = (BigInt(quantity) * BigInt(price) * 2n + 1000n) / 2000n;
        expect(lineAmount(quantity, price)).toBe(exact <= BigInt(largest) ? Number(exact) : undefined);
      }),
    );
  });
});
