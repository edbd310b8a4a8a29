import { dictionary } from '@zxcvbn-ts/language-common';
import { expect, it } from 'vitest';
import { judgePassword } from './password.ts';

it.each([
  ['short', 'کوتاه'],
  ['one character over and over', 'aaaaaaaaaaaa'],
  ['a run of digits, in Persian ones too', '۱۲۳۴۵۶۷۸۹۰'],
  ['a row of the keyboard', 'qwertyuiop'],
  ['a usual word with a year', 'Password2026!'],
])('a password is weak that is %s', (_, password) => {
  expect(judgePassword(password)).toBeDefined();
});

it('a password is weak that is the person herself', () => {
  expect(judgePassword('maryam-ahmadi1', ['maryam.ahmadi@example.com', 'مریم'])).toBe('weak');
});

it.each(['چهارباغ و سی‌وسه‌پل', 'green door 41 rain', '7tH.kq-92zWb'])('«%s» will do', (password) => {
  expect(judgePassword(password, ['maryam@example.com', 'مریم'])).toBeUndefined();
});

it('GATES 19: none of the 10,000 commonest passwords will do, in capitals, Persian digits, with a year or twice', () => {
  const commonest = (dictionary['passwords-common'] ?? []).slice(0, 10_000);
  expect(commonest).toHaveLength(10_000);
  const persian = (text: string) => text.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? digit);
  const passed = commonest.flatMap((word) =>
    [
      word,
      word.toUpperCase(),
      persian(word),
      `${word}${word}`,
      ...(/^[a-z]{4,}$/.test(word) ? [`${word}2026!`, `1234${word}`] : []),
    ].filter((one) => judgePassword(one) === undefined),
  );
  expect(passed).toEqual([]);
});

it.each(['1qaz2wsx3edc', 'Password123', 'P@ssw0rd2026', 'iloveyou123', '!!sunshine99', 'dragondragon', 'qwerty123456'])(
  'GATES 19: «%s» is refused',
  (password) => {
    expect(judgePassword(password)).toBeDefined();
  },
);

it.each(['sunshine over vank church', 'tehran-blue-41-samovar', 'کتاب آبی روی پل خواجو'])(
  '«%s» is not refused for a common word in it',
  (password) => {
    expect(judgePassword(password)).toBeUndefined();
  },
);
