import { expect, it } from 'vitest';
import { isWeakPassword } from './password.ts';

it.each([
  ['short', 'کوتاه'],
  ['one character over and over', 'aaaaaaaaaaaa'],
  ['a run of digits, in Persian ones too', '۱۲۳۴۵۶۷۸۹۰'],
  ['a row of the keyboard', 'qwertyuiop'],
  ['a usual word with a year', 'Password2026!'],
])('a password is weak that is %s', (_, password) => {
  expect(isWeakPassword(password)).toBe(true);
});

it('a password is weak that is the person herself', () => {
  expect(isWeakPassword('maryam-ahmadi1', ['maryam.ahmadi@example.com', 'مریم'])).toBe(true);
});

it.each(['چهارباغ و سی‌وسه‌پل', 'green door 41 rain', '7tH.kq-92zWb'])('«%s» will do', (password) => {
  expect(isWeakPassword(password, ['maryam@example.com', 'مریم'])).toBe(false);
});
