import { currencyOf, TOMAN } from '@peyvand/kernel/money';
import { describe, expect, it } from 'vitest';
import type { ReadingContext } from '../intake.ts';
import { detectDates, detectMoneyUnit } from './detect-formats.ts';
import { detectMarks } from './detect-marks.ts';
import { headerKey } from './guess-columns.ts';
import { parseMapping } from './parse-mapping.ts';
import { readAmount, readQuantity } from './read-amount.ts';

const column = (header: string, ...samples: string[]) => [{ header, samples }];
const asked = (found: { questions: readonly { name: string }[] }) => found.questions.map((one) => one.name);

describe('dates', () => {
  it('knows the calendar by the year and the order by the day', () => {
    expect(detectDates(column('تاریخ', '1405/09/01', '۱۴۰۵/۰۹/۲۰'))).toMatchObject({
      dateCalendar: 'jalali',
      questions: [],
    });
    expect(detectDates(column('date', '2026-11-22'))).toMatchObject({
      dateCalendar: 'gregorian',
      dateOrder: undefined,
      questions: [],
    });
    expect(detectDates(column('date', '05/11/2010', '25/12/2010'))).toMatchObject({ dateOrder: 'dmy', questions: [] });
    expect(detectDates(column('date', '12/25/2010'))).toMatchObject({ dateOrder: 'mdy', questions: [] });
  });

  it('years of two digits: where 32 to 99 tell the place of the year it is read, otherwise it is asked', () => {
    const jalali = (...samples: string[]) => detectDates(column('تاریخ شمسی', ...samples));
    expect(jalali('65/3/2', '03/07/05')).toMatchObject({ dateOrder: 'ymd', questions: [] });
    expect(jalali('03/07/98')).toMatchObject({ dateOrder: 'dmy', questions: [] });
    expect(jalali('03/07/05')).toMatchObject({ dateOrder: undefined, questions: [{ choices: ['ymd', 'dmy'] }] });
    expect(asked(detectDates(column('تاریخ', '1403/07/05', '03/07/05')))).toEqual(['dateOrder']);
    expect(detectDates(column('date', '2024-01-05', '03/25/98'))).toMatchObject({ dateOrder: 'mdy', questions: [] });
  });

  it('asks what nobody but the owner can know', () => {
    expect(asked(detectDates(column('date', '05/11/2010', '04/03/2010')))).toEqual(['dateOrder']);
    expect(asked(detectDates(column('تاریخ', '05/01/12')))).toContain('dateCalendar');
    expect(asked(detectDates(column('تاریخ شمسی', '05/01/12')))).not.toContain('dateCalendar');
  });
});

describe('money', () => {
  it('finds the unit in headers and values, and asks in a workspace of rials otherwise', () => {
    expect(detectMoneyUnit(column('مبلغ (ریال)', '1000'), 'IRR').moneyUnit).toBe('rial');
    expect(detectMoneyUnit(column('amount', '۱۲۰٬۰۰۰ تومان'), 'IRR').moneyUnit).toBe('toman');
    expect(detectMoneyUnit(column('amount', '£12.50'), 'IRR').moneyUnit).toBe('GBP');
    expect(asked(detectMoneyUnit(column('amount', '120000'), 'IRR'))).toEqual(['moneyUnit']);
    expect(detectMoneyUnit(column('amount', '12.50'), 'GBP')).toEqual({ moneyUnit: 'GBP', questions: [] });
  });

  it('FRONTDOOR 8: marks vote per column, and what can be read in two ways is asked', () => {
    const money = (...samples: string[]) => detectMarks(samples, 0).mark;
    const quantity = (...samples: string[]) => detectMarks(samples, 3).mark;
    expect(money('1,234.56')).toBe('.');
    expect(money('1.234,56')).toBe(',');
    expect(money('1,250,000', '80,000')).toBe('.');
    expect(money('1.250.000', '80.000')).toBe(',');
    expect(money('12,5', '7,25')).toBe(',');
    expect(money('۱۲۵/۰۰۰', '۲/۵۰۰/۰۰۰')).toBe('.');
    expect(money("1'250'000", '1 250 000')).toBe('.');
    expect(money('12.50', '1.250.000')).toBeUndefined();
    expect(quantity('1.250', '0.500')).toBe('.');
    expect(quantity('۲/۵', '۱/۲۵')).toBe('/');
    expect(quantity('1.250', '2.000')).toBeUndefined();
    expect(quantity('1,000')).toBeUndefined();
    expect(quantity('1', '200')).toBe('.');
  });

  it('reads amounts exactly to the smallest unit, and rounds only what no coin can pay', () => {
    const notices: string[] = [];
    const context = (currency: ReadingContext['workspace']['currency'], moneyUnit: string) =>
      ({
        workspace: { currency },
        formats: { moneyUnit, decimalMark: '.' },
        notice: (code: string) => notices.push(code),
      }) as unknown as ReadingContext;
    const pounds = context(currencyOf('GBP') ?? TOMAN, 'GBP');
    const rials = context(TOMAN, 'rial');
    const tomans = context(TOMAN, 'toman');
    expect(readAmount('505.3', 'total', pounds)).toBe(50_530);
    expect(readAmount('-53594.36', 'total', pounds)).toBe(-5_359_436);
    expect(readAmount('(1,200.50)', 'total', pounds)).toBe(-120_050);
    expect(readAmount('۱۲۵٬۰۰۰', 'total', rials)).toBe(125_000);
    expect(readAmount('۱۲۵٬۰۰۰', 'total', tomans)).toBe(1_250_000);
    expect(readAmount('1250 ریال', 'total', tomans)).toBe(1250);
    expect(readAmount('', 'total', rials)).toBeUndefined();
    expect(notices).toEqual([]);
    expect(readAmount('33333.5', 'total', rials)).toBe(33_334);
    expect(notices).toEqual(['amount-rounded']);
    expect(readAmount('12 USD', 'total', pounds)).toMatchObject({ code: 'imports.amount-other-currency' });
    expect(readQuantity('1.250', 'quantity', pounds)).toBe(1250);
    expect(readQuantity('-2', 'quantity', pounds)).toBe(-2000);
  });
});

describe('mappings', () => {
  it('takes headers for one however they are written', () => {
    for (const header of ['Customer_ID', 'customer id', 'CustomerID', ' CUSTOMER-ID '])
      expect(headerKey(header).replaceAll(' ', '')).toBe('customerid');
    expect(headerKey('مبلغ (ریال)')).toBe(headerKey('مبلغ'));
  });

  it('says what is wrong with one that a person wrote', () => {
    expect(parseMapping({ version: 1, kind: 'purchases', moneyUnit: 'toman' }, 'purchases')).toEqual({
      moneyUnit: 'toman',
    });
    for (const wrong of [
      [],
      { version: 2 },
      { kind: 'customers' },
      { columns: 'x' },
      { columns: { a: 1 } },
      { dateCalendar: 'lunar' },
      { moneyUnit: 'shells' },
      { timeZone: 'Mars/Olympus' },
    ])
      expect(parseMapping(wrong, 'purchases')).toMatchObject({ refused: true, code: 'imports.map-unreadable' });
  });
});
