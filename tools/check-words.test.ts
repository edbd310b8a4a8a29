import { defineRefusals } from '@peyvand/kernel/refusal';
import { expect, test } from 'vitest';
import { checkWords, compareWords, refusalsOf, uncountedIn } from './check-words.ts';

const complaints = (fa: unknown, en: unknown) =>
  compareWords('words.ts', fa, en).map(({ key, says }) => `${key} ${says}`);

test('a key missing on either side is named', () => {
  expect(complaints({ a: 'الف', b: 'ب' }, { a: 'A' })).toEqual(['b is missing in English']);
  expect(complaints({ a: 'الف' }, { a: 'A', deep: { c: 'C' } })).toEqual(['deep is missing in Persian']);
});
test('English left standing in Persian is found, in texts and in sentences with parameters', () => {
  expect(complaints({ a: 'Save' }, { a: 'Save' })).toEqual(['a is the same in both languages']);
  expect(complaints({ a: 'Please save' }, { a: 'Save' })).toEqual(['a is not Persian']);
  expect(complaints({ a: (n: string) => `${n} rows` }, { a: (n: string) => `${n} rows` })).toEqual([
    'a is the same in both languages',
  ]);
});
test('an Arabic ي or ك is found', () => {
  expect(complaints({ a: 'مشتري' }, { a: 'Customer' })).toEqual(['a has an Arabic ي or ك; write ی and ک']);
});
test('an empty text is found', () => {
  expect(complaints({ a: ' ' }, { a: 'A' })).toEqual(['a is empty or cannot be made']);
});
test('good words pass: plain, deep, with parameters, and names of languages', () => {
  const fa = { save: 'ذخیره', deep: { rows: (n: string) => `${n} ردیف` }, language: 'English' };
  expect(complaints(fa, { save: 'Save', deep: { rows: (n: string) => `${n} rows` }, language: 'English' })).toEqual([]);
});
test('all words of the house are complete in both languages', async () => {
  expect(await checkWords(new URL('..', import.meta.url).pathname.replace(/\/$/, ''))).toEqual([]);
});
test('one thing has one name, a button no order, and no name of the code is shown', () => {
  for (const bad of [
    'این پیوند یک‌بارمصرف است',
    'ساختن پیوند دعوت',
    'فیلدهای سفارشی',
    'نشان بده',
    'برگردان',
    'اجازهٔ imports.read ندارید',
    'params.id درست نیست',
    'فضای کار',
    'اجازه‌ها',
    'اجازه را پس گرفته است',
    'اجازه داد',
    'گروه RFM',
    'لینک گذرواژه، پیوند گذرواژه',
    'customerId لازم است',
  ])
    expect([bad, complaints({ a: bad }, { a: 'x' }).length]).toEqual([bad, 1]);
  for (const good of [
    'پیوند را ببندید و دوباره باز کنید',
    'لینک دعوت',
    'نشان می‌دهد',
    'برگرداندن',
    'نقش شما اجازهٔ این کار را ندارد',
    'رضایت داد',
  ])
    expect([good, complaints({ a: good }, { a: 'x' })]).toEqual([good, []]);
});
test('refusals are read as well, plain or made of data, in either language', () => {
  const one = defineRefusals('shop', {
    good: { status: 404, fa: 'پیدا نشد.', en: (d: { name: string }) => `There is no ${d.name}.` },
    stiff: { status: 404, fa: (d: { n: number }) => `رونوشت ${d.n}`, en: 'Copy.' },
    coded: { status: 403, fa: 'اجازه ندارید.', en: (d: { n: number }) => `You lack imports.read (${d.n}).` },
  });
  expect(refusalsOf('refusals.ts', one).map(({ key }) => key)).toEqual(['stiff', 'coded']);
});

test('a number before its thing in English is counted, so that nobody reads "1 rows"', () => {
  const says = (source: string) => uncountedIn('words.ts', source).map(({ key }) => key);
  const put = (value: string) => ['$', '{', value, '}'].join('');
  expect(says(`a\n  en: (n) => '${put('n')} rows need a look.',`)).toEqual(['line 2']);
  expect(says(`${put('show(n, { short: true })')} new customers came`)).toEqual(['line 1']);
  expect(says(`${put("counted(n, 'row')")} not taken`)).toEqual([]);
  expect(says(`throw new Error(${put('n')} rows counted)`)).toEqual([]);
});
