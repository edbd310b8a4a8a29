import { expect, test } from 'vitest';
import { type Command, matchCommands } from './match-commands.ts';

const pages: Command[] = [
  { key: 'customers', group: 'صفحه‌ها', label: 'مشتریان', also: ['customers'] },
  { key: 'insights', group: 'صفحه‌ها', label: 'بینش‌ها', also: ['insights', 'گزارش‌ها'] },
  { key: 'imports', group: 'صفحه‌ها', label: 'آوردن داده', also: ['imports', 'ورود فایل'] },
];
const found = (typed: string) => matchCommands(pages, typed).map((command) => command.key);

test('an Arabic keyboard finds Persian words', () => {
  expect(found('مشتريان')).toEqual(['customers']);
});
test('with a half-space, a space or nothing between, it is one word', () => {
  expect(found('بینش‌ها')).toEqual(['insights']);
  expect(found('بینش ها')).toEqual(['insights']);
  expect(found('بینشها')).toEqual(['insights']);
});
test('آ and ا are one, English names work in Persian', () => {
  expect(found('اوردن')).toEqual(['imports']);
  expect(found('Insi')).toEqual(['insights']);
});
test('the beginning of a label comes before the middle of another', () => {
  const two: Command[] = [
    { key: 'middle', group: 'g', label: 'نامهٔ سارا' },
    { key: 'start', group: 'g', label: 'سارا کریمی' },
  ];
  expect(matchCommands(two, 'سارا').map((command) => command.key)).toEqual(['start', 'middle']);
});
test('nothing typed shows all; what the server found is never filtered away', () => {
  expect(found('')).toHaveLength(3);
  const maryam: Command = { key: 'c1', group: 'مشتریان', label: 'مریم احمدی', found: true };
  expect(matchCommands([...pages, maryam], '۶۷۸۹')).toEqual([maryam]);
});
test('the other keyboard layout finds the same', () => {
  expect(found('lajvd')).toEqual(['customers']);
  expect(found('هدسهل')).toEqual(['insights']);
  expect(found('qqqq')).toEqual([]);
});
