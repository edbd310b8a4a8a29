import { expect, it } from 'vitest';
import { carriesPerson } from './carries-person.ts';

const parvaneh = {
  names: ['پروانه گلستانی‌فر'],
  identifiers: ['+989127770001', 'parvaneh@golestanifar.ir', 'CODE-7', '0013542419'],
};

it.each([
  'پروانه گلستانی‌فر',
  'پروانه گلستاني فر',
  'مشتریانِ دوستان پروانه گلستانی‌فر',
  'پروانه گلس',
  '0912 777 0001',
  '۰۹۱۲۷۷۷۰۰۰۱',
  '+98 912 777 0001',
  '7770001',
  'parvaneh@golestanifar.ir',
  'PARVANEH@GOLESTANIFAR.IR',
  'code-7',
  '0013542419',
])('«%s» carries her', (text) => expect(carriesPerson(text, parvaneh)).toBe(true));

it.each([
  '',
  '  ',
  'پروانه',
  'گلستان',
  'اصفهان',
  'پروانه احمدی',
  'مشتریان وفادار',
  '0001',
  '09121112233',
  '1404',
  'code',
])('«%s» does not', (text) => expect(carriesPerson(text, parvaneh)).toBe(false));

it('a name of one word is hers only alone, and nobody without names or numbers is carried', () => {
  expect(carriesPerson('شهرزاد', { names: ['شهرزاد'], identifiers: [] })).toBe(true);
  expect(carriesPerson('خیابان شهرزاد', { names: ['شهرزاد'], identifiers: [] })).toBe(false);
  expect(carriesPerson('هر چه', { names: [''], identifiers: [''] })).toBe(false);
});
