import { describe, expect, it } from 'vitest';
import { countsOf, importShop } from '../../testing/import-shop.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

const database = await testDatabase();
const product = await testApp(database);
const shop = () => importShop(database, product);
const calls = `تاریخ تماس,موبایل,نام مشتری,نوع تماس,جهت,خلاصه,نتیجه,مدت تماس,کارشناس
1405/08/01 10:30,۰۹۱۲۳۴۵۶۷۸۹,مریم احمدی,تماس تلفنی,ورودی,پرسید سفارش کی می‌رسد,پاسخ داده شد,۳:۲۵,سارا
1405/08/02,09131112233,رضا کریمی,پیامک,ارسالی,یادآوری تسویه,,,
1405/08/02,09131112233,رضا کریمی,پیامک,ارسالی,یادآوری تسویه,,,
1405/08/03,09123456789,,,,آرام و خوش‌برخورد است,,,سارا
`;
const listed = (owner: Awaited<ReturnType<typeof shop>>['owner'], query = '') =>
  owner.get(`/interactions${query}`).then(({ body }) => body.items.toReversed());

describe('past conversations come in by a file', () => {
  it('guesses Persian columns, makes or finds each customer, and takes equal rows as often as they stand there', async () => {
    const { bring, owner } = await shop();
    const done = await bring('interactions', calls);
    expect(countsOf(done)).toMatchObject({ rows: 4, created: 4, rejected: 0, customersCreated: 2 });
    expect(done.mapping.columns).toEqual({
      'تاریخ تماس': 'at',
      موبایل: 'phone',
      'نام مشتری': 'name',
      'نوع تماس': 'channel',
      جهت: 'direction',
      خلاصه: 'text',
      نتیجه: 'outcome',
      'مدت تماس': 'duration',
      کارشناس: 'staff',
    });
    expect(await listed(owner)).toMatchObject([
      {
        at: '2026-10-23T07:00:00.000Z',
        customer: { name: 'مریم احمدی' },
        channel: 'call',
        direction: 'inbound',
        text: 'پرسید سفارش کی می‌رسد',
        outcome: 'پاسخ داده شد',
        durationSeconds: 205,
        fields: { همکار: 'سارا' },
        source: 'import',
      },
      { customer: { name: 'رضا کریمی' }, channel: 'sms', direction: 'outbound' },
      { customer: { name: 'رضا کریمی' }, channel: 'sms', direction: 'outbound' },
      { customer: { name: 'مریم احمدی' }, channel: 'note', direction: 'internal' },
    ]);
  });

  it('changes nothing when the same file comes again', async () => {
    const { bring, owner } = await shop();
    await bring('interactions', calls);
    expect(countsOf(await bring('interactions', calls))).toMatchObject({ rows: 4, unchanged: 4, customersCreated: 0 });
    expect(await listed(owner)).toHaveLength(4);
  });

  it('counts in a trial what it would do, and writes nothing', async () => {
    const { upload, owner, runJob } = await shop();
    const { body } = await upload('interactions', 'تماس.csv', calls);
    expect((await owner.post(`/imports/${body.id}/dry-run`)).status).toBe(202);
    await runJob('imports.check', body.id);
    const { check } = (await owner.get(`/imports/${body.id}`)).body;
    expect(check).toMatchObject({ created: 4, customersCreated: 2, rejected: 0 });
    expect(await listed(owner)).toEqual([]);
  });

  it('tells events of origin import, without a word of what was said', async () => {
    const { bring, query } = await shop();
    await bring('interactions', calls);
    const told = await query<{ origin: string; data: object }>(
      `select origin, data from spine_event where workspace_id = $1 and type = 'interaction.recorded'`,
    );
    expect(told).toHaveLength(4);
    expect(new Set(told.map((one) => one.origin))).toEqual(new Set(['import']));
    expect(JSON.stringify(told)).not.toContain('سفارش');
  });

  it('a message that its channel numbers is one, by whichever door it comes first', async () => {
    const { bring, owner } = await shop();
    const live = await owner.post('/interactions', {
      customer: { phone: '09123456789' },
      channel: 'call',
      at: '2026-10-23T10:30:00+03:30',
      subject: 'سفارش',
      externalId: 'call-1',
    });
    expect(live.status).toBe(201);
    const file = (subject: string) =>
      `call id,time,phone,type,subject\ncall-1,2026-10-23 10:30,09123456789,call,${subject}\n`;
    expect(countsOf(await bring('interactions', file('سفارش')))).toMatchObject({ unchanged: 1, created: 0 });
    const differs = await bring('interactions', file('چیز دیگر'));
    expect(differs.problems).toMatchObject([{ rowNumber: 2, code: 'conversations.external-id-taken' }]);
    const twice = await bring(
      'interactions',
      'call id,time,phone,type,subject\nc-2,2026-10-23,09123456789,call,الف\nc-2,2026-10-23,09123456789,call,ب\n',
    );
    expect(countsOf(twice)).toMatchObject({ rejected: 2, created: 0 });
  });
});

describe('a row that cannot be taken is given back', () => {
  const header = 'time,phone,type,direction,text,duration\n';
  it.each([
    [',09123456789,note,,hello,', 'conversations.time-missing'],
    ['yesterday,09123456789,note,,hello,', 'imports.date-unreadable'],
    ['2026-10-23,,note,,hello,', 'conversations.nobody-named'],
    ['2026-10-23,0912,note,,hello,', 'customers.phone-unreadable'],
    ['2026-10-23,09123456789,note,,,', 'conversations.nothing-said'],
  ])('"%s" as %s', async (row, code) => {
    const { bring } = await shop();
    const done = await bring('interactions', `${header}${row}\n2026-10-23,09131112233,call,in,fine,60\n`);
    expect(countsOf(done)).toMatchObject({ created: 1, rejected: 1 });
    expect(done.problems[0]).toMatchObject({ rowNumber: 2, code });
    expect(done.problems[0].message.fa).toMatch(/[آ-ی]/);
  });

  it.each([
    ['2026-10-23,09123456789,pigeon,,hello,', 'conversations.channel-unknown'],
    ['2026-10-23,09123456789,call,sideways,hello,', 'conversations.direction-unknown'],
    ['2026-10-23,09123456789,call,inbound,hello,long', 'conversations.duration-unreadable'],
  ])('but of "%s" only the cell is left out, as %s', async (row, code) => {
    const { bring } = await shop();
    const done = await bring('interactions', `${header}${row}\n`);
    expect(countsOf(done)).toMatchObject({ created: 1, rejected: 0 });
    expect(done.kinds).toMatchObject([{ code, taken: true, count: 1 }]);
  });

  it('and a file without a time, a person or a word is refused as a whole', async () => {
    const { upload, owner } = await shop();
    for (const file of ['phone,text\n0912,x\n', 'date,text\n2026-01-01,x\n', 'date,phone\n2026-01-01,09123456789\n']) {
      const { body } = await upload('interactions', 'x.csv', file);
      expect((await owner.post(`/imports/${body.id}/start`)).body.code).toBe('imports.fields-missing');
    }
  });
});

it('a whole file is taken back: its conversations, and the customers that nothing else names', async () => {
  const { bring, takeBack, owner, query } = await shop();
  await bring('customers', 'name,phone\nمریم احمدی,09123456789\n');
  const done = await bring('interactions', calls);
  expect(await takeBack(done.id)).toMatchObject({ state: 'undone', undone: { removed: 5, restored: 0, kept: 0 } });
  expect(await listed(owner)).toEqual([]);
  expect(await query('select name from customers_customer where workspace_id = $1')).toEqual([{ name: 'مریم احمدی' }]);
  const again = await bring('interactions', calls);
  expect(countsOf(again)).toMatchObject({ created: 4, customersCreated: 1 });
});

describe('conversations leave as a file', () => {
  it('with every row that is on the screen, and come back in as unchanged', async () => {
    const { bring, owner } = await shop();
    await bring('interactions', calls);
    await owner.post('/interactions', {
      channel: 'form',
      subject: 'مشاوره',
      fields: { نام: 'زهرا', 'شماره تماس': '09357776655', پیام: 'عصر تماس بگیرید\nیا فردا' },
    });
    const out = await owner.get('/exports/interactions');
    expect(out.headers['x-row-count']).toBe('5');
    expect(out.body).toContain('پیام: عصر تماس بگیرید\nیا فردا');
    expect(countsOf(await bring('interactions', out.body))).toMatchObject({ rows: 5, unchanged: 5 });
  });

  it('and come into another business as they were', async () => {
    const [old, fresh] = [await shop(), await shop()];
    await old.bring('interactions', calls);
    const { body } = await old.owner.get('/exports/interactions');
    expect(countsOf(await fresh.bring('interactions', body))).toMatchObject({ rows: 4, created: 4 });
    const kept = (item: Record<string, unknown>) => {
      const { at, channel, direction, text, fields, durationSeconds, outcome } = item;
      return { at, channel, direction, text, fields, durationSeconds, outcome };
    };
    expect((await listed(fresh.owner)).map(kept)).toEqual((await listed(old.owner)).map(kept));
  });

  it('and say nothing of an erased customer', async () => {
    const { bring, owner, query } = await shop();
    await bring('interactions', calls);
    const [maryam] = await query<{ id: string }>(
      `select customer_id as id from customers_customer where workspace_id = $1 and name = 'مریم احمدی'`,
    );
    expect((await owner.post(`/customers/${maryam?.id}/erase`, { reason: 'request' })).status).toBeLessThan(300);
    expect((await owner.get('/exports/interactions')).headers['x-row-count']).toBe('2');
  });
});
