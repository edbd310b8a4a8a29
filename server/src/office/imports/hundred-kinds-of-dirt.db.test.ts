import { describe, expect, it } from 'vitest';
import { countsOf, importShop } from '../../testing/import-shop.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

/**
 * A file of customers as shops really have them: a hundred kinds of dirt, one a row. For each row stands here what has to become
 * of it: taken (with the phone, mail or day that must come out), taken without a cell, or refused, with the reason.
 */
type Row = {
  /** What is wrong with it. */
  readonly dirt: string;
  readonly name?: string;
  readonly phone?: string;
  readonly mail?: string;
  readonly code?: string;
  readonly born?: string;
  readonly city?: string;
  /** Comes out of it: what her page must say. */
  readonly comes?: { readonly name?: string; readonly phone?: string; readonly mail?: string; readonly city?: string };
  /** Codes of the cells that are left out. */
  readonly leaves?: readonly string[];
  /** Code of the reason for which the row is refused. */
  readonly refused?: string;
};

let serial = 0;
/** A phone of her own for each row. */
const own = (): string => `0912200${String(1000 + serial++)}`;
const whole = (phone: string): string => `+98${phone.slice(1)}`;
const persian = (text: string): string => text.replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)));
const arabic = (text: string): string => text.replace(/\d/g, (digit) => String.fromCharCode(0x0660 + Number(digit)));

/** Spellings of one phone that mean it. */
const spellings: readonly (readonly [string, (phone: string) => string])[] = [
  ['Persian digits', persian],
  ['Arabic digits', arabic],
  ['without its zero', (phone) => phone.slice(1)],
  ['with 98', (phone) => `98${phone.slice(1)}`],
  ['with +98', (phone) => `+98${phone.slice(1)}`],
  ['with 0098', (phone) => `0098${phone.slice(1)}`],
  ['with +98 and its zero', (phone) => `+98 ${phone}`],
  ['blanks', (phone) => `${phone.slice(0, 4)} ${phone.slice(4, 7)} ${phone.slice(7)}`],
  ['dashes', (phone) => `${phone.slice(0, 4)}-${phone.slice(4, 7)}-${phone.slice(7)}`],
  ['dots', (phone) => `${phone.slice(0, 4)}.${phone.slice(4, 7)}.${phone.slice(7)}`],
  ['brackets', (phone) => `(${phone.slice(0, 4)}) ${phone.slice(4)}`],
  ['no-break spaces', (phone) => `${phone.slice(0, 4)}\u00A0${phone.slice(4)}`],
  ['half-spaces', (phone) => `${phone.slice(0, 4)}\u200C${phone.slice(4)}`],
  ['zero-width spaces', (phone) => `${phone.slice(0, 4)}\u200B${phone.slice(4)}`],
  ['a left-to-right mark', (phone) => `\u200E${phone}`],
  ['an Arabic letter mark', (phone) => `\u061C${phone}`],
  ['isolates', (phone) => `\u2066${phone}\u2069`],
  ['embeddings', (phone) => `\u202A${phone}\u202C`],
  ['a soft hyphen', (phone) => `${phone.slice(0, 4)}\u00AD${phone.slice(4)}`],
  ['a byte order mark', (phone) => `\uFEFF${phone}`],
  ['a tag character', (phone) => `${phone}\u{E0020}`],
  ['a variation selector', (phone) => `${phone}\uFE0F`],
  ['a guard against formulas', (phone) => `'+98${phone.slice(1)}`],
  ['_x000D_ behind it', (phone) => `${phone}_x000D_`],
  ['a line break behind it', (phone) => `"${phone}\n"`],
  ['blanks around it', (phone) => `   ${phone}   `],
];

const nothings = [
  ...[
    'نا مشخص',
    '(blank)',
    'undefined',
    'not available',
    'no phone',
    'missing',
    '(خالی)',
    'فاقد شماره',
    'وارد نشده',
    '---',
    '...',
    'NIL',
  ],
  ...[
    '-',
    '—',
    '–',
    '#N/A',
    '#REF!',
    '#VALUE!',
    '#NAME?',
    '#DIV/0!',
    'NULL',
    'null',
    'nil',
    'none',
    'n/a',
    'N/A',
    'NaN',
    'unknown',
  ],
  ...['ندارد', 'نامشخص', 'خالی', 'ثبت نشده', '0000000000', '۰۰۰۰۰۰۰۰۰۰۰', '11111111111', '####', '؟', 'بدون شماره'],
];

const rows: readonly Row[] = [
  ...spellings.map(([dirt, spell]): Row => {
    const phone = own();
    return { dirt: `phone with ${dirt}`, phone: spell(phone), comes: { phone: whole(phone) } };
  }),
  ...nothings.map((word): Row => ({ dirt: `phone is ${word}`, phone: word, comes: {} })),
  ...['-', 'ندارد', 'N/A', '#N/A'].map(
    (word): Row => ({ dirt: `mail is ${word}`, mail: word, phone: own(), comes: {} }),
  ),
  ...['NULL', '-', '#N/A', 'ندارد'].map(
    (word): Row => ({ dirt: `code is ${word}`, code: word, phone: own(), comes: {} }),
  ),
  ...['00-00-0000', '0000-00-00', '0000/00/00', 'نامشخص'].map(
    (word): Row => ({ dirt: `birthday is ${word}`, born: word, phone: own(), comes: {} }),
  ),
  { dirt: 'a phone that is too short', phone: '0912', leaves: ['customers.phone-unreadable'] },
  { dirt: 'a phone of letters', phone: 'زنگ نزنید', leaves: ['customers.phone-unreadable'] },
  { dirt: 'a phone without its area code', phone: '88776655', leaves: ['customers.phone-unreadable'] },
  { dirt: 'a mail without @', mail: 'maryam.example.ir', leaves: ['customers.email-unreadable'] },
  { dirt: 'a mail without a domain', mail: 'maryam@', leaves: ['customers.email-unreadable'] },
  { dirt: 'a birthday that no calendar has', born: '1370/12/31', leaves: ['customers.birthday-impossible'] },
  { dirt: 'a birthday in words of nobody', born: 'پارسال بهار', leaves: ['customers.birthday-impossible'] },
  {
    dirt: 'two bad cells',
    phone: '12',
    mail: 'x@',
    leaves: ['customers.phone-unreadable', 'customers.email-unreadable'],
  },
  { dirt: 'a phone cut by a spreadsheet', phone: '9.12345E+09', refused: 'imports.number-cut' },
  { dirt: 'a code cut by a spreadsheet', code: '1.40303E+12', phone: own(), refused: 'imports.number-cut' },
  { dirt: 'a code cut in Persian digits', code: '۱٫۴۰۳E+۱۲', phone: own(), refused: 'imports.number-cut' },
  { dirt: 'nothing to know her by', name: '', phone: '12', refused: 'customers.phone-unreadable' },
  { dirt: 'nothing at all but a city', name: '', city: 'یزد', refused: 'customers.nameless' },
  { dirt: 'an unquoted comma', name: 'احمدی, مریم', phone: own(), city: 'تهران', refused: 'imports.row-too-wide' },
  { dirt: 'a name in Arabic letters', name: 'علي كريمي', phone: own(), comes: { name: 'علی کریمی' } },
  { dirt: 'a name with tatweel', name: 'مـــینا راد', phone: own(), comes: { name: 'مینا راد' } },
  { dirt: 'a name in presentation forms', name: 'ﻋﻠﻲ راد', phone: own(), comes: { name: 'علی راد' } },
  { dirt: 'a name on two lines', name: '"سارا\nنوری"', phone: own(), comes: { name: 'سارا نوری' } },
  { dirt: 'blanks before a quoted name', name: '  "نوری، رضا"', phone: own(), comes: { name: 'نوری، رضا' } },
  {
    dirt: 'a mail as mail programs write it',
    mail: 'Sara Nouri <sara.n@example.ir>',
    comes: { mail: 'sara.n@example.ir' },
  },
  { dirt: 'a mail in capitals with mailto', mail: 'mailto:REZA@Example.IR', comes: { mail: 'REZA@example.ir' } },
  { dirt: 'a mail with Persian digits', mail: 'ali۱۲@example.ir', comes: { mail: 'ali12@example.ir' } },
  { dirt: 'two mails in a cell', mail: '"one@example.ir; two@example.ir"', comes: { mail: 'two@example.ir' } },
  { dirt: 'two phones with and', phone: '09125550101 و 09125550102', comes: { phone: '+989125550102' } },
  { dirt: 'two phones with a slash', phone: '09125550103/09125550104', comes: { phone: '+989125550104' } },
  {
    dirt: 'two phones, one of them bad',
    phone: '09125550105 - 12',
    comes: { phone: '+989125550105' },
    leaves: ['customers.phone-unreadable'],
  },
  { dirt: 'a city of nothing', city: '-', phone: own(), comes: { city: '' } },
];

const cellsOf = ({ name, phone = '', mail = '', code = '', born = '', city = '' }: Row, index: number) =>
  [name ?? `مشتری شماره ${index + 1}`, phone, mail, code, born, city].join(',');
const file = Buffer.from(
  `نام و نام خانوادگی,موبایل,ایمیل,کد مشتری,تاریخ تولد,شهر\r\n${rows.map(cellsOf).join('\r\n')}\r\n`,
);

const database = await testDatabase();
const product = await testApp(database);

describe(`a file with ${rows.length} kinds of dirt`, async () => {
  const shop = await importShop(database, product);
  const refused = rows.filter((row) => row.refused !== undefined);
  const left = rows.flatMap((row) => row.leaves ?? []);
  const byCode = (codes: readonly string[]) =>
    [...new Set(codes)].map((code) => [code, codes.filter((one) => one === code).length] as const).toSorted();
  let done: Awaited<ReturnType<typeof shop.bring>>;

  it('has a hundred kinds', () => expect(rows.length).toBeGreaterThanOrEqual(100));

  it('takes every row that says who she is, refuses the others with their reason, and counts what it leaves out', async () => {
    done = await shop.bring('customers', file);
    expect(countsOf(done)).toMatchObject({
      rows: rows.length,
      rejected: refused.length,
      created: rows.length - refused.length,
    });
    const kinds = (done.kinds as { code: string; taken: boolean; count: number }[]).map((kind) => ({ ...kind }));
    const of = (taken: boolean) =>
      kinds
        .filter((kind) => kind.taken === taken)
        .map(({ code, count }) => [code, count] as const)
        .toSorted();
    expect(of(false)).toEqual(byCode(refused.map((row) => row.refused ?? '')));
    expect(of(true)).toEqual(byCode(left));
  });

  it('keeps of each what her row means', async () => {
    const { items } = (await shop.owner.get('/customers?limit=200')).body;
    for (const [index, { dirt, name, comes }] of rows.entries()) {
      if (comes === undefined) continue;
      const shown = comes.name ?? name ?? `مشتری شماره ${index + 1}`;
      const found = items.find((one: { name: string }) => one.name === shown);
      expect(found, dirt).toBeDefined();
      const page = (await shop.owner.get(`/customers/${found.id}`)).body;
      const values = page.identifiers.map((one: { value: string }) => one.value);
      for (const value of [comes.phone, comes.mail]) if (value !== undefined) expect(values, dirt).toContain(value);
      if (dirt.startsWith('phone is'))
        expect(
          page.identifiers.filter((one: { kind: string }) => one.kind === 'phone'),
          dirt,
        ).toEqual([]);
      if (comes.city !== undefined) expect(page.city, dirt).toBe(comes.city);
    }
  });

  it('gives the rows back with what to do, each once, and the same file again makes nobody', async () => {
    const errors = String((await shop.owner.get(`/imports/${done.id}/errors`)).body);
    for (const row of refused) expect(errors).toContain(cellsOf(row, rows.indexOf(row)).split(',')[1] ?? '');
    const again = await shop.bring('customers', file);
    expect(countsOf(again)).toMatchObject({ created: 0, rejected: refused.length });
  });
});
