import { expect, it } from 'vitest';
import { currencyOf, RIAL, TOMAN } from './currency.ts';

it('a currency is data', () => {
  expect(TOMAN).toEqual({ code: 'IRR', minorDigits: 0, display: { unit: 'toman', factor: 10 } });
  expect(currencyOf('irr')).toBe(TOMAN);
  expect(currencyOf('IRR', 'rial')).toBe(RIAL);
  expect(currencyOf('USD')).toEqual({ code: 'USD', minorDigits: 2, display: { unit: 'major', factor: 100 } });
  expect(currencyOf('JPY')).toMatchObject({ minorDigits: 0, display: { factor: 1 } });
  expect(currencyOf('TOMAN')).toBeUndefined();
});
