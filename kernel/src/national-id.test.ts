import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCompanyId, isNationalId, parseCompanyId, parseNationalId } from './national-id.ts';

describe('کد ملی', () => {
  it.each(['0013542419', '0499370899', '0790419904'])('%s is one', (digits) => {
    expect(isNationalId(digits)).toBe(true);
  });

  it.each(['1111111111', '0013542418', '001354241', '00135424190', '۰۰۱۳۵۴۲۴۱۹', 'ندارد', ''])(
    '%s is none',
    (digits) => {
      expect(isNationalId(digits)).toBe(false);
    },
  );

  it('is read in any digits, and with the zeros that a spreadsheet took', () => {
    expect(parseNationalId('۰۰۱-۳۵۴۲۴۱-۹')).toBe('0013542419');
    expect(parseNationalId(' 13542419 ')).toBe('0013542419');
    expect(parseNationalId('499370899')).toBe('0499370899');
    for (const text of ['0013542418', '3542419', 'کد 0013542419', '']) expect(parseNationalId(text)).toBeUndefined();
  });

  it('shows one changed digit', () => {
    const found = fc.constantFrom('0013542419', '0499370899', '0790419904');
    fc.assert(
      fc.property(found, fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (digits, place, change) => {
        const other = (Number(digits.charAt(place)) + change) % 10;
        const changed = digits.slice(0, place) + other + digits.slice(place + 1);
        // Sums of 0 and 10 share no check digit, but 1 stands for both 1 and 10: that pair alone is not told apart.
        const rest = (id: string) =>
          [...id.slice(0, 9)].reduce((sum, digit, i) => sum + Number(digit) * (10 - i), 0) % 11;
        expect(isNationalId(changed)).toBe(checkDigit(rest(changed)) === Number(changed.charAt(9)));
      }),
    );
  });
});

function checkDigit(rest: number): number {
  return rest < 2 ? rest : 11 - rest;
}

describe('شناسه ملی', () => {
  it.each(['10380284790', '14007650912'])('%s is one', (digits) => {
    expect(isCompanyId(digits)).toBe(true);
  });

  it.each(['10380284791', '14007650913', '1038028479', '10300000090', ''])('%s is none', (digits) => {
    expect(isCompanyId(digits)).toBe(false);
  });

  it('is read in any digits', () => {
    expect(parseCompanyId('۱۰۳۸۰۲۸۴۷۹۰')).toBe('10380284790');
    expect(parseCompanyId('140 0765 0912')).toBe('14007650912');
    expect(parseCompanyId('شرکت')).toBeUndefined();
  });
});
