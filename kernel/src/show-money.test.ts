import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyOf, RIAL, TOMAN } from './currency.ts';
import { parseMoney } from './parse-money.ts';
import { roundToShown, showMoney } from './show-money.ts';

const dollar = currencyOf('USD') ?? RIAL;

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

  it('shows what was recorded as it is: the shown text reads back as the same amount', () => {
    const amounts = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -10_000, max: 10_000 }));
    const currencies = fc.constantFrom(TOMAN, RIAL, dollar);
    fc.assert(
      fc.property(amounts, currencies, fc.constantFrom('fa' as const, 'en' as const), (amount, currency, language) => {
        const read = parseMoney(showMoney(amount, currency, language, { unit: 'without' }), currency);
        expect(read).toMatchObject({ ok: true, amount });
      }),
    );
  });

  it.each([
    [12_344.4, TOMAN, 12_340],
    [12_345, TOMAN, 12_350],
    [-12_345, TOMAN, -12_350],
    [-4, TOMAN, 0],
    [12_344.5, RIAL, 12_345],
    [1250.5, dollar, 1251],
  ])('rounds what was computed to whole units of what is said: %d', (amount, currency, rounded) => {
    expect(roundToShown(amount, currency)).toBe(rounded);
  });

  it('never writes a fraction of the smallest unit', () => {
    expect(showMoney(12_344.4, TOMAN, 'fa')).toBe('۱٬۲۳۴ تومان');
    expect(showMoney(-0.2, RIAL, 'en')).toBe('0 rial');
    expect(showMoney(1234.56, dollar, 'en')).toBe('$12.35');
  });
});
