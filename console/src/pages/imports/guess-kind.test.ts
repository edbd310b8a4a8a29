import { expect, test } from 'vitest';
import { guessKind, readFirstLine } from './guess-kind.ts';

const kinds = ['customers', 'purchases', 'products', 'interactions'];

test('a sales file is told by its first line, though it names customers too', () => {
  expect(guessKind('export.csv', 'شماره فاکتور,تاریخ,نام مشتری,موبایل,مبلغ', kinds)).toBe('purchases');
  expect(guessKind('cdnow-sample.csv', 'master_id,customer,date,units,amount', kinds)).toBe('purchases');
});

test('a list of customers and a list of products are told apart', () => {
  expect(guessKind('a.csv', 'نام,نام خانوادگی,موبايل,ایمیل', kinds)).toBe('customers');
  expect(guessKind('a.csv', 'کد کالا;نام کالا;قیمت', kinds)).toBe('products');
});

test('a list of calls is told from a list of customers and from sales with a remark', () => {
  expect(guessKind('a.csv', 'تاریخ تماس,موبایل,نام مشتری,نوع تماس,خلاصه,نتیجه', kinds)).toBe('interactions');
  expect(guessKind('a.csv', 'time,phone,type,direction,subject,duration', kinds)).toBe('interactions');
  expect(guessKind('گفت‌وگوها.xlsx', '', kinds)).toBe('interactions');
  expect(guessKind('a.csv', 'شماره فاکتور;تاریخ;نام مشتری;موبایل;مبلغ;یادداشت', kinds)).toBe('purchases');
});

test('a workbook is told by its name, and not told at all when the name says nothing', () => {
  expect(guessKind('فروش آبان ۱۴۰۵.xlsx', '', kinds)).toBe('purchases');
  expect(guessKind('Book1.xlsx', '', kinds)).toBeNull();
});

test('a kind that this person may not import is never guessed', () => {
  expect(guessKind('sales.xlsx', '', ['customers'])).toBeNull();
});

test('the first line is read in UTF-8 and in Windows-1256', async () => {
  const utf8 = new File(['نام,موبایل\nمریم,0912\n'], 'a.csv');
  expect(await readFirstLine(utf8)).toBe('نام,موبایل');
  const old = new File([new Uint8Array([0xe3, 0xd1, 0xed, 0xe3, 0x0a, 0x31])], 'b.csv');
  expect(await readFirstLine(old)).toBe('مريم');
  expect(await readFirstLine(new File(['PK'], 'c.xlsx'))).toBe('');
});
