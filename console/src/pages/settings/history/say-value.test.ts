import { expect, test } from 'vitest';
import { sayValue } from './say-value.ts';

test.each([
  [null, '—'],
  ['', '—'],
  [[], '—'],
  ['مریم احمدی', 'مریم احمدی'],
  [0.3, '۰٫۳'],
  [false, '✗'],
  [['طلایی', 'نقدی'], 'طلایی، نقدی'],
  [{ kind: 'days', days: 180 }, 'kind: days، days: ۱۸۰'],
])('%j is said as «%s»', (value, said) => {
  expect(sayValue(value, 'fa', '—')).toBe(said);
});
