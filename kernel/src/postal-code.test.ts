import { expect, it } from 'vitest';
import { parsePostalCode } from './postal-code.ts';

it('reads ten digits of any alphabet', () => {
  for (const text of ['8174673441', '۸۱۷۴۶۷۳۴۴۱', '81746-73441', ' 81746 73441 '])
    expect(parsePostalCode(text)).toEqual({ ok: true, value: '8174673441' });
});

it('warns of digits that Iran Post does not give, and takes them', () => {
  expect(parsePostalCode('8174073441')).toEqual({ ok: true, value: '8174073441', warning: 'unusual-digits' });
  expect(parsePostalCode('2174673441')).toMatchObject({ ok: true, warning: 'unusual-digits' });
});

it('refuses what is not ten digits', () => {
  expect(parsePostalCode('')).toEqual({ ok: false, reason: 'empty' });
  for (const text of ['817467344', '81746734411', 'اصفهان', '8174673441x'])
    expect(parsePostalCode(text)).toEqual({ ok: false, reason: 'not-ten-digits' });
});
