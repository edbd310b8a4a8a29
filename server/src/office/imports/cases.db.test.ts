import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countsOf, importShop } from '../../testing/import-shop.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

// Shapes of real files and of public reports; the people in them are invented.
const database = await testDatabase();
const product = await testApp(database);
const fileOf = (name: string): Buffer => readFileSync(new URL(`./cases/${name}`, import.meta.url));

type Wish = Record<string, unknown>;

async function open(currency?: 'USD') {
  const shop = await importShop(database, product, currency);
  const { owner, query } = shop;
  const names = ['customers', 'purchases', 'products', 'interactions'];
  const kindOf = (name: string) => names.find((one) => name.includes(one)) ?? 'customers';
  return {
    ...shop,
    bring: (name: string, kind = kindOf(name), wish?: Wish) => shop.bring(kind, fileOf(name), wish),
    look: async (name: string, kind = 'customers') => (await shop.upload(kind, name, fileOf(name))).body,
    people: async () =>
      query<{ name: string; city: string; keys: string[] }>(
        `select name, city, (select array_agg(kind || ':' || value order by kind, value) from customers_identifier i
           where i.workspace_id = $1 and i.customer_id = c.customer_id and i.scope = '') as keys
         from customers_customer c where workspace_id = $1 order by customer_id`,
      ),
    search: async (q: string) => (await owner.get(`/customers?q=${encodeURIComponent(q)}`)).body.items,
    totals: () =>
      query<{ number: string; total: number }>(
        'select number, total from purchases_purchase where workspace_id = $1 order by at, number',
      ),
  };
}

describe('FRONTDOOR 1–7: what a column is', () => {
  it('01: given name and family name make one full name', async () => {
    const { bring, people, search } = await open();
    const done = await bring('01-name-and-family-name.csv');
    expect(done.mapping.columns).toMatchObject({ نام: 'givenName', 'نام خانوادگی': 'familyName', کد: 'externalId' });
    expect((await people()).map((one) => one.name)).toEqual(['علی احمدی', 'سارا کریمی']);
    expect((await search('کریمی')).map((one: { name: string }) => one.name)).toEqual(['سارا کریمی']);
  });

  it.each(['name,family', 'Name,Surname', 'نام,خانوادگی', 'first_name,last_name', 'نام مشتری,فامیلی'])(
    '01: the same for %s',
    async (headers) => {
      const shop = await open();
      const own = await importShop(database, product);
      await own.bring('customers', `${headers},موبایل\nعلی,احمدی,09121111031\n`);
      expect(
        await own.query('select name, given_name, family_name from customers_customer where workspace_id = $1'),
      ).toEqual([{ name: 'علی احمدی', given_name: 'علی', family_name: 'احمدی' }]);
      expect(shop.workspaceId).not.toBe(own.workspaceId);
    },
  );

  it('02: a date that is no birthday is left alone', async () => {
    const { bring, query, upload } = await open();
    expect(countsOf(await bring('02-any-date-becomes-birthday.csv'))).toMatchObject({ created: 2, rejected: 0 });
    expect(
      await query('select birth_month from customers_customer where workspace_id = $1 and birth_month is not null'),
    ).toEqual([]);
    const headers = [
      ...['تاریخ عضویت', 'تاریخ ثبت', 'آخرین خرید', 'تاریخ آخرین مراجعه', 'تاریخ ازدواج', 'انقضای کارت', 'created_at'],
      ...['Last Order Date', 'تاریخ فوت پدر', 'روز اول', 'Date', 'wedding anniversary', 'تاریخ تولد فرزند', 'سررسید'],
    ];
    for (const header of headers) {
      const { body } = await upload('customers', 'x.csv', `نام مشتری,موبایل,${header}\nمریم,09121117011,1403/05/01\n`);
      expect(Object.values(body.mapping.columns), header).not.toContain('birthday');
    }
  });

  it("13: another person's phone and e-mail are not hers", async () => {
    const { bring, people } = await open();
    expect(countsOf(await bring('13-the-sellers-phone-is-not-hers.csv'))).toMatchObject({ created: 3, rejected: 0 });
    expect((await people()).map(({ name, keys }) => [name, keys])).toEqual([
      ['مریم احمدی', ['phone:+989121115112']],
      ['علی رضایی', ['phone:+989121115113']],
      ['سارا کریمی', ['phone:+989121115114']],
    ]);
  });

  it("FRONTDOOR 2: a relative's phone reaches her with the relation as its label, and recognises nobody", async () => {
    const { bring, owner, query, upload } = await open();
    const done = await bring('a-school-list-of-customers.csv');
    expect(countsOf(done)).toMatchObject({ created: 4, rejected: 0 });
    expect(done.mapping.columns).toMatchObject({
      'موبایل پدر': 'fatherPhone',
      'موبایل مادر': 'motherPhone',
      'نام دانش‌آموز': 'givenName',
      'نام خانوادگی دانش‌آموز': 'familyName',
      'کد ملی دانش آموز': 'nationalId',
      'تاریخ تولد دانش آموز': 'birthday',
    });
    expect(done.inspection.guesses.find((one: { header: string }) => one.header === 'نام پدر')).toMatchObject({
      field: null,
      reason: 'not-hers',
    });
    const { items } = (await owner.get('/customers?sort=oldest')).body;
    const cards = [];
    for (const { id } of items) cards.push((await owner.get(`/customers/${id}`)).body);
    type Contact = { label: string; value: string };
    expect(
      cards.map(({ name, sharedContacts }) => [
        name,
        ...sharedContacts.map((one: Contact) => `${one.label} ${one.value}`).sort(),
      ]),
    ).toEqual([
      ['علی احمدی', 'مادر +989122220011', 'پدر +989121110011'],
      ['سارا احمدی', 'پدر +989121110011'],
      ['نگار کریمی', 'مادر +989122220012', 'پدر +989121110012', 'پدر +989351110012'],
      ['پویا نادری'],
    ]);
    expect(await query("select 1 from customers_identifier where workspace_id = $1 and kind = 'phone'")).toEqual([]);
    expect(done.kinds).toMatchObject([{ taken: true, count: 1, code: 'customers.phone-unreadable' }]);
    expect(countsOf(await bring('a-school-list-of-customers.csv'))).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 4,
    });
    const headers = {
      fatherPhone: [
        'شماره همراه پدر',
        'پدر - موبایل',
        'موبایل (پدر)',
        'تلفن همراه پدر دانش آموز',
        'Father Mobile',
        "Father's Phone Number",
        'father_phone',
      ],
      motherPhone: ['تلفن مادر', 'شماره تماس مادر', "Mother's cell", 'Mom Phone'],
      guardianPhone: [
        'شماره ولی',
        'تلفن ولی',
        'شماره تماس اولیا',
        'موبایل والدین',
        'Parent phone',
        'Parent/Guardian Phone',
        'Guardian Mobile No.',
      ],
      spousePhone: ['شماره همسر', 'موبایل همسر مشتری', 'تلفن همسر', 'spouse phone', 'Wife mobile'],
    };
    for (const [field, list] of Object.entries(headers))
      for (const header of list) {
        const { body } = await upload('customers', 'x.csv', `نام مشتری,${header}\nمریم,09121117011\n`);
        expect([header, body.mapping.columns[header]]).toEqual([header, field]);
      }
    const same = await importShop(database, product);
    const oneHouse =
      'نام,موبایل,تلفن پدر,تلفن مادر\nمریم,09121117012,09121117012,09121117013\nسارا,,09121117014,09121117014\n';
    expect(countsOf(await same.bring('customers', oneHouse))).toMatchObject({ created: 2, rejected: 0 });
    expect(countsOf(await same.bring('customers', oneHouse))).toMatchObject({ unchanged: 2, created: 0 });
    const own = ['نام پدر', 'شغل پدر', 'کد ملی پدر', 'تاریخ تولد مادر', 'ایمیل همسر', 'نام و نام خانوادگی ولی'];
    for (const header of own) {
      const { body } = await upload('customers', 'x.csv', `نام مشتری,${header}\nمریم,09121117011\n`);
      expect([header, body.mapping.columns[header]]).toEqual([header, undefined]);
    }
  });

  it('14: a column that says ملی holds national ids, and a company has its name', async () => {
    const { bring, query, search, owner } = await open();
    expect(countsOf(await bring('14-national-id-in-the-clear.csv'))).toMatchObject({ created: 2, rejected: 0 });
    const kinds = await query<{ name: string; kind: string; keys: string[] }>(
      `select name, kind, (select array_agg(i.kind || case when i.kind = 'external' then ':' || value else '' end order by i.kind)
         from customers_identifier i where i.workspace_id = $1 and i.customer_id = c.customer_id and i.kind in ('external', 'national-id')) as keys
       from customers_customer c where workspace_id = $1 order by customer_id`,
    );
    expect(kinds).toEqual([
      { name: 'مریم احمدی', kind: 'person', keys: ['external:1001', 'national-id'] },
      { name: 'بازرگانی پارس', kind: 'company', keys: ['external:1002', 'national-id'] },
    ]);
    expect(await search('10380284790')).toEqual([]);
    const sent = JSON.stringify((await owner.get('/customers')).body) + (await owner.get('/exports/customers')).body;
    expect(sent).not.toContain('0012345679');
    expect(sent).not.toContain('10380284790');
  });

  it('FRONTDOOR 4: a column of codes that pass the check digits is asked about', async () => {
    const own = await importShop(database, product);
    const ids = ['0012345679', '0084575948', '1234567891'];
    const { body } = await own.upload(
      'customers',
      'x.csv',
      `نام مشتری,کد\n${ids.map((id) => `مریم,${id}\n`).join('')}`,
    );
    expect(body.inspection.questions).toMatchObject([
      { name: 'columns', header: 'کد', choices: ['nationalId', 'externalId', ''] },
    ]);
    expect((await own.owner.post(`/imports/${body.id}/start`)).body.code).toBe('imports.questions-open');
    const answered = await own.owner.put(`/imports/${body.id}/mapping`, { columns: { '*': '?', کد: 'nationalId' } });
    expect(answered.body.inspection.questions).toEqual([]);
    expect(answered.body.mapping.columns).toEqual({ 'نام مشتری': 'name', کد: 'nationalId' });
  });

  it('17: a Shopify order with two lines stays one order, its currency is believed, and it is named', async () => {
    const { bring, query } = await open();
    const done = await bring('17-shopify-orders.csv', 'purchases');
    expect(done.inspection).toMatchObject({ recipe: 'shopify-orders', questions: [] });
    expect(countsOf(done)).toMatchObject({ created: 3, rejected: 0 });
    expect(
      await query(
        `select number, total, shipping, c.name, (select jsonb_agg(jsonb_build_array(sku, name, quantity, unit_price, amount) order by position)
           from purchases_line l where l.workspace_id = $1 and l.purchase_id = p.purchase_id) as lines
         from purchases_purchase p join customers_customer c using (workspace_id, customer_id) where workspace_id = $1 order by number`,
      ),
    ).toEqual([
      {
        number: '#1001',
        total: 7500,
        shipping: 500,
        name: 'Maryam Ahmadi',
        lines: [
          ['MUG-1', 'Mug', 2000, 1000, 2000],
          ['PLT-9', 'Plate', 1000, 5000, 5000],
        ],
      },
      { number: '#1002', total: 1000, shipping: 0, name: 'Ali Rezaei', lines: [['MUG-1', 'Mug', 1000, 1000, 1000]] },
    ]);
  });

  it('20: phones and e-mails of a Google export come in, their labels do not', async () => {
    const { bring, people, query } = await open();
    const done = await bring('20-google-contacts.csv');
    expect(done.inspection.recipe).toBe('google-contacts');
    expect(countsOf(done)).toMatchObject({ created: 2, rejected: 0 });
    expect((await people()).map(({ name, keys }) => [name, keys])).toEqual([
      ['مریم سادات احمدی', ['email:maryam@example.ir', 'phone:+982188776600', 'phone:+989121110061']],
      ['علی رضایی', ['phone:+989121110062']],
    ]);
    expect(
      await query(
        `select birth_calendar as calendar, birth_year as year, birth_month as month, birth_day as day from customers_customer
         where workspace_id = $1 and birth_month is not null`,
      ),
    ).toEqual([{ calendar: 'gregorian', year: 1990, month: 5, day: 4 }]);
  });

  it('22: what the product wrote it can read, several phones and e-mails included', async () => {
    const { bring, people } = await open();
    expect(countsOf(await bring('22-own-export-comes-back.csv'))).toMatchObject({ created: 1, rejected: 0 });
    expect((await people())[0]?.keys.toSorted()).toEqual([
      'email:m1@example.ir',
      'email:m2@example.ir',
      'external:A1',
      'phone:+982188770953',
      'phone:+989121110951',
      'phone:+989121110952',
    ]);
  });

  it('25: the sheets of a workbook are asked for, and may all be read', async () => {
    const { owner, look, runJob, totals } = await open();
    const body = await look('25-a-sheet-for-each-month.xlsx', 'purchases');
    const question = body.inspection.questions.find((one: { name: string }) => one.name === 'sheet');
    expect(question.choices[0]).toBe('*');
    expect(question.choices).toHaveLength(4);
    expect((await owner.post(`/imports/${body.id}/start`)).body.code).toBe('imports.questions-open');
    const answered = await owner.put(`/imports/${body.id}/mapping`, { sheet: '*' });
    expect(answered.body.inspection.questions).toEqual([]);
    await owner.post(`/imports/${body.id}/start`);
    await runJob('imports.run', body.id);
    expect((await totals()).map((one) => one.total).toSorted()).toEqual([500_000, 600_000, 700_000]);
  });
});

describe('FRONTDOOR 8–14: what a cell says', () => {
  it('04: kilos stay kilos', async () => {
    const { bring, query, totals } = await open();
    const done = await bring('04-quantity-in-kilos.csv', 'purchases');
    expect(countsOf(done)).toMatchObject({ rejected: 0 });
    expect(await totals()).toEqual([
      { number: '1', total: 13_000_000 },
      { number: '2', total: 10_000_000 },
      { number: '3', total: 18_750_000 },
    ]);
    expect(
      (
        await query<{ q: number }>('select quantity as q from purchases_line where workspace_id = $1 order by quantity')
      ).map((row) => row.q),
    ).toEqual([500, 1250, 2000, 3750]);
  });

  it('05: a slash between groups of three parts thousands', async () => {
    const { bring, totals } = await open();
    expect(countsOf(await bring('05-slash-between-thousands.csv', 'purchases'))).toMatchObject({ rejected: 0 });
    expect((await totals()).map((one) => one.total)).toEqual([125_000, 2_500_000, 900_000, 85_500]);
  });

  it('07: #N/A, NULL and - are no codes', async () => {
    const { bring, people } = await open();
    expect(countsOf(await bring('07-error-text-as-customer-code.csv'))).toMatchObject({
      created: 6,
      updated: 0,
      rejected: 0,
    });
    expect((await people()).map(({ name, keys }) => [name, keys.length])).toEqual(
      ['سارا کریمی', 'علی رضایی', 'رضا مرادی', 'مینا صادقی', 'نیما راد', 'لیلا نوری'].map((name) => [name, 1]),
    );
  });

  it('08: a number that a spreadsheet has cut is nobody’s', async () => {
    const { bring, totals } = await open();
    const done = await bring('08-order-numbers-cut-by-excel.csv', 'purchases');
    expect(countsOf(done)).toMatchObject({ created: 0, rejected: 4 });
    expect(done.problems[0]).toMatchObject({ code: 'imports.number-cut' });
    expect(done.problems[0].message.en).toContain('1.40303E+12');
    expect(await totals()).toEqual([]);
  });

  it('26: _x000D_ is a line end, _x005F_ an underscore', async () => {
    const { bring, people } = await open();
    await bring('26-escaped-line-ends.xlsx');
    const found = await people();
    expect(found.map((one) => one.name)).toEqual(['مریم احمدی', 'شرکت پارس', 'کد_x000D_متن']);
    expect(found[0]?.city).toBe('تهران');
  });

  it('28: CR ends rows, LF within quotes is text', async () => {
    const { bring, people } = await open();
    expect(countsOf(await bring('28-mac-line-ends-with-breaks-in-cells.csv'))).toMatchObject({
      created: 3,
      rejected: 0,
    });
    expect((await people()).map(({ name, keys }) => [name, ...keys])).toEqual([
      ['مریم احمدی', 'phone:+989121110071'],
      ['علی رضایی', 'phone:+989121110072'],
      ['سارا کریمی', 'phone:+989121110073'],
    ]);
  });

  it('29: a blank before the quote does not undo it', async () => {
    const { bring, people } = await open();
    await bring('29-a-space-before-the-quote.csv');
    expect(await people()).toEqual([
      { name: 'Ahmadi, Maryam', city: 'Tehran, Iran', keys: ['phone:+989121110093'] },
      { name: 'Ali Rezaei', city: 'Shiraz', keys: ['phone:+989121110094'] },
    ]);
  });

  it('31: a second byte order mark is nothing', async () => {
    const { bring, people } = await open();
    await bring('31-bom-twice.csv');
    expect((await people()).map((one) => one.name)).toEqual(['مریم احمدی', 'علی رضایی']);
  });

  it('37: words for nothing are empty cells', async () => {
    const { bring, people } = await open();
    expect(countsOf(await bring('37-words-for-nothing.csv'))).toMatchObject({ created: 4, rejected: 0 });
    expect(await people()).toEqual([
      { name: 'مریم احمدی', city: 'تهران', keys: ['phone:+989121111011'] },
      { name: 'علی رضایی', city: 'قم', keys: null },
      { name: 'سارا کریمی', city: '', keys: ['email:sara@example.ir'] },
      { name: 'نیما راد', city: '', keys: ['phone:+989121111014'] },
    ]);
  });

  it('38: instants as programs write them', async () => {
    const { bring, query } = await open();
    expect(countsOf(await bring('38-instants-as-programs-write-them.csv', 'purchases'))).toMatchObject({ rejected: 0 });
    expect(
      await query('select number, at, day from purchases_purchase where workspace_id = $1 order by number'),
    ).toEqual([
      { number: '1', at: new Date('2025-03-25T21:05:00Z'), day: '2025-03-26' },
      { number: '2', at: new Date('2025-03-25T06:35:00Z'), day: '2025-03-25' },
      { number: '3', at: new Date('2025-03-25T06:35:00Z'), day: '2025-03-25' },
      { number: '4', at: new Date('2025-03-25T10:05:00Z'), day: '2025-03-25' },
    ]);
  });

  it('43: a file whose names were lost is not taken', async () => {
    const { look, people } = await open();
    const refused = await look('43-names-lost-in-encoding.csv');
    expect(refused).toMatchObject({ code: 'imports.names-lost' });
    expect(await people()).toEqual([]);
  });

  it('FRONTDOOR 12: a row that is wider than the header is refused, for a comma may have moved its money', async () => {
    const own = await importShop(database, product);
    const done = await own.bring(
      'purchases',
      'number,date,name,total (rial)\n1,1404/01/05,Maryam,1,250,000\n2,1404/01/06,Ali,1250000,,\n',
    );
    expect(countsOf(done)).toMatchObject({ created: 1, rejected: 1 });
    expect(done.problems[0]).toMatchObject({ rowNumber: 2, code: 'imports.row-too-wide' });
  });
});

describe('shapes of public reports beside the cases', () => {
  const mapped = async (kind: string, text: string) => {
    const own = await importShop(database, product);
    const { body } = await own.upload(kind, 'x.csv', text);
    return {
      columns: body.mapping?.columns,
      questions: body.inspection?.questions.map((one: { name: string }) => one.name),
    };
  };

  it('a line "sep=;" before the header parts the cells and is no row', async () => {
    const own = await importShop(database, product);
    expect(countsOf(await own.bring('customers', 'sep=;\nname;phone;city\nMaryam;09121110001;a, b\n'))).toMatchObject({
      created: 1,
    });
    expect(await own.query('select city from customers_customer where workspace_id = $1')).toEqual([{ city: 'a, b' }]);
  });

  it('numbered columns are further ones of the same: تلفن یک، تلفن دو، mobile2', async () => {
    expect(
      (await mapped('customers', 'نام,تلفن یک,تلفن دو,mobile3\nم,09121110001,09121110002,09121110003\n')).columns,
    ).toEqual({
      نام: 'name',
      'تلفن یک': 'phone2',
      'تلفن دو': 'phone2',
      mobile3: 'phone',
    });
  });

  it('day and time of day in two columns are one moment, and two sales of a day stay two', async () => {
    const own = await importShop(database, product);
    const done = await own.bring(
      'purchases',
      'تاریخ,ساعت,موبایل,مبلغ (ریال)\n1404/01/05,10:30,09121110001,1000\n1404/01/05,18:05,09121110001,1000\n',
    );
    expect(countsOf(done)).toMatchObject({ created: 2 });
    expect(await own.query('select at from purchases_purchase where workspace_id = $1 order by at')).toEqual([
      { at: new Date('2025-03-25T07:00:00Z') },
      { at: new Date('2025-03-25T14:35:00Z') },
    ]);
    expect(
      (await mapped('purchases', 'time,phone,total (rial)\n2026-01-05 10:30,09121110001,1000\n')).columns,
    ).toMatchObject({
      time: 'at',
    });
  });

  it.each([
    [
      'customers',
      'Email Address, First Name, Last Name',
      { 'Email Address': 'email', 'First Name': 'givenName', 'Last Name': 'familyName' },
    ],
    [
      'customers',
      'id,name,identifier,email,phone_number',
      { id: 'externalId', name: 'name', email: 'email', phone_number: 'phone' },
    ],
    [
      'customers',
      'firstName,lastName,nationalId,customerType,mobile,representative',
      {
        firstName: 'givenName',
        lastName: 'familyName',
        nationalId: 'nationalId',
        customerType: 'kind',
        mobile: 'phone',
      },
    ],
    [
      'customers',
      'نام دانش آموز,نام پدر,شماره پدر,شماره مادر,کد دانش آموز',
      {
        'نام دانش آموز': 'name',
        'کد دانش آموز': 'externalId',
        'شماره پدر': 'fatherPhone',
        'شماره مادر': 'motherPhone',
      },
    ],
    [
      'customers',
      'نام بیمار,شماره پرونده,پزشک معالج,موبایل بیمار',
      { 'نام بیمار': 'name', 'شماره پرونده': 'externalId', 'موبایل بیمار': 'phone' },
    ],
    [
      'customers',
      'کد طرف حساب,نام طرف حساب,تلفن همراه,مانده حساب,ویزیتور',
      { 'کد طرف حساب': 'externalId', 'نام طرف حساب': 'name', 'تلفن همراه': 'phone', ویزیتور: 'owner' },
    ],
    [
      'customers',
      'شماره موبایل خود را وارد کنید *,نام و نام خانوادگی شما',
      { 'شماره موبایل خود را وارد کنید *': 'phone', 'نام و نام خانوادگی شما': 'name' },
    ],
    [
      'purchases',
      'Order Id,Date,Buyer name,Buyer email,Buyer phone,Assignee name,Assignee email,Assignee phone,Total',
      {
        'Order Id': 'number',
        Date: 'at',
        'Buyer name': 'name',
        'Buyer email': 'email',
        'Buyer phone': 'phone',
        Total: 'total',
      },
    ],
  ])('%s: %s', async (kind, headers, columns) => {
    const found = await mapped(
      kind,
      `${headers}\n`.concat(
        `${headers
          .split(',')
          .map(() => '')
          .join(',')}x\n`,
      ),
    );
    expect(found.columns).toEqual(columns);
  });
});

describe('FRONTDOOR 17, 18: again is again, and rows of one order', () => {
  it('16: another spelling of the same purchases changes nothing', async () => {
    const { bring, query } = await open();
    expect(countsOf(await bring('16-same-purchases-other-spelling-1.csv', 'purchases'))).toMatchObject({ created: 2 });
    expect(countsOf(await bring('16-same-purchases-other-spelling-2.csv', 'purchases'))).toMatchObject({
      created: 0,
      unchanged: 2,
    });
    expect(
      await query(
        `select c.name, count(*)::int as orders, sum(total)::int as net from purchases_purchase p join customers_customer c using (workspace_id, customer_id)
         where workspace_id = $1 group by 1 order by 1`,
      ),
    ).toEqual([
      { name: 'علی', orders: 1, net: 20_000 },
      { name: 'مریم', orders: 1, net: 10_000 },
    ]);
  });

  it.each(['19-map-a.json', '19-map-b.json'])(
    '19: what the first row says of the buyer holds for the others (%s)',
    async (map) => {
      const { bring, query } = await open();
      const { version: _, ...wish } = JSON.parse(fileOf(map).toString('utf8'));
      const done = await bring('19-buyer-told-on-the-first-row.csv', 'purchases', wish);
      expect(countsOf(done)).toMatchObject({ created: 3, rejected: 0 });
      expect(
        await query(
          `select total, c.name, (select count(*)::int from purchases_line l where l.workspace_id = $1 and l.purchase_id = p.purchase_id) as lines
         from purchases_purchase p join customers_customer c using (workspace_id, customer_id) where workspace_id = $1 and number = '#1001'`,
        ),
      ).toEqual([{ total: 7500, name: 'Maryam Ahmadi', lines: 2 }]);
    },
  );

  it('refuses an order whose rows say different things of it, naming both rows', async () => {
    const own = await importShop(database, product);
    const header = 'number,date,phone,sku,quantity,unit price (rial),shipping,branch\n';
    const done = await own.bring(
      'purchases',
      `${header}1,1404/01/05,09121110001,A,1,1000,500,Tehran\n1,,,B,1,1000,,\n2,1404/01/05,09121110001,A,1,1000,500,\n2,1404/01/05,09121110001,B,1,1000,700,\n3,1404/01/05,09121110001,A,1,1000,,\n3,1404/01/06,,B,1,1000,,\n`,
    );
    expect(countsOf(done)).toMatchObject({ created: 2, rejected: 4 });
    expect(done.problems[0]).toMatchObject({ code: 'purchases.rows-differ', header: 'shipping' });
    expect(done.problems[0].message.en).toContain('Rows 4 and 5');
    expect(await own.query('select number, total, branch from purchases_purchase where workspace_id = $1')).toEqual([
      { number: '1', total: 2500, branch: 'Tehran' },
    ]);
  });
});
