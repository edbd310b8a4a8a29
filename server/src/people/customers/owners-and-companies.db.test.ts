import { uuidv7 } from '@peyvand/kernel/ids';
import { describe, expect, it } from 'vitest';
import { countsOf, importShop } from '../../testing/import-shop.ts';
import { joinStaff } from '../../testing/join-staff.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

const database = await testDatabase();
const product = await testApp(database);

const staff = [
  { name: 'نگار صادقی', email: 'negar@shop.example' },
  { name: 'رضا مرادی', email: 'reza@shop.example' },
  { name: 'مریم احمدی', email: 'maryam.1@shop.example' },
  { name: 'مریم احمدی', email: 'maryam.2@shop.example' },
] as const;

/** A shop with four colleagues, of whom two have one name. E-mails are unique over the installation. */
async function open() {
  const shop = await importShop(database, product);
  const tail = shop.workspaceId.slice(-6);
  const mails = new Map<string, string>();
  for (const { name, email } of staff) {
    const own = email.replace('shop', `shop-${tail}`);
    mails.set(email, own);
    await joinStaff(product.house.pool, shop.workspaceId, uuidv7(), 'seller', { name, email: own });
  }
  return {
    ...shop,
    mail: (email: (typeof staff)[number]['email']) => mails.get(email) ?? '',
    who: () =>
      shop.query<{ name: string; owner: string | null; company: string | null }>(
        `select c.name, a.email as owner, f.name as company from customers_customer c left join auth.account a on a.user_id = c.owner_id
         left join customers_customer f on f.workspace_id = $1 and f.customer_id = c.company_id where c.workspace_id = $1 order by c.customer_id`,
      ),
  };
}

describe('FRONTDOOR 2: a colleague’s column', () => {
  it('makes the colleague the owner where it is exactly one, by name or e-mail, folded; else it is left out, counted and listed', async () => {
    const own = await open();
    const rows = [
      'لیلا نوری,09121110001,  نگار  صادقي',
      `نیما راد,09121110002,${own.mail('reza@shop.example').toUpperCase()}`,
      'سارا کریمی,09121110003,آقای رضا مرادی',
      'علی رضایی,09121110004,مریم احمدی',
      'مینا فلاح,09121110005,کسی که رفته است',
      'پویا نادری,09121110006,ندارد',
    ];
    const done = await own.bring('customers', `نام مشتری,موبایل,کارشناس فروش\n${rows.join('\n')}\n`);
    expect(done.mapping.columns).toMatchObject({ 'کارشناس فروش': 'owner' });
    expect(countsOf(done)).toMatchObject({ created: 6, rejected: 0 });
    const [negar, reza] = [own.mail('negar@shop.example'), own.mail('reza@shop.example')];
    expect((await own.who()).map((one) => one.owner)).toEqual([negar, reza, reza, null, null, null]);
    expect(done.notices).toMatchObject({ 'cells-left-out': 2 });
    expect(done.kinds).toMatchObject([
      { code: 'customers.owner-not-found', taken: true, count: 1 },
      { code: 'customers.owner-several', taken: true, count: 1 },
    ]);
    const errors: string = (await own.owner.get(`/imports/${done.id}/errors`)).body;
    expect(errors).toContain('کسی که رفته است');
  });

  it('a known owner stays, and is another one under "update"; the undo gives back the one before', async () => {
    const own = await open();
    const file = (owner: string) => `نام مشتری,موبایل,مسئول\nلیلا نوری,09121110001,${owner}\n`;
    await own.bring('customers', file('نگار صادقی'));
    const kept = await own.bring('customers', file('رضا مرادی'));
    expect(kept).toMatchObject({ unchanged: 1, notices: { 'left-as-it-was': 1 } });
    const changed = await own.bring('customers', file('رضا مرادی'), { existing: 'update' });
    expect(changed).toMatchObject({ updated: 1 });
    expect((await own.who())[0]?.owner).toBe(own.mail('reza@shop.example'));
    await own.takeBack(changed.id);
    expect((await own.who())[0]?.owner).toBe(own.mail('negar@shop.example'));
  });

  it('who sold an order does not become the owner of who bought it', async () => {
    const own = await open();
    const sales = 'تاریخ,موبایل,نام مشتری,فروشنده,مبلغ کل (ریال)\n1404/01/05,09121110001,لیلا نوری,نگار صادقی,1000\n';
    expect(countsOf(await own.bring('purchases', sales))).toMatchObject({ created: 1 });
    expect(await own.who()).toEqual([{ name: 'لیلا نوری', owner: null, company: null }]);
  });
});

describe('FRONTDOOR 2: a company’s name beside a customer', () => {
  const list = (...rows: string[]) => `نوع مشتری,نام مشتری,موبایل,نام شرکت\n${rows.join('\n')}\n`;

  it('links her to the one company of exactly that folded name, made before or above; else it is counted', async () => {
    const own = await open();
    await own.owner.post('/customers', { kind: 'company', name: 'بازرگانی پارس' });
    for (let twice = 0; twice < 2; twice++)
      await own.owner.post('/customers', { kind: 'company', name: 'دو نام', phones: [`0212222000${twice}`] });
    const done = await own.bring(
      'customers',
      list(
        'شرکت,نوآوران سپهر,02133330001,',
        'شخص,لیلا نوری,09121110001,بازرگاني  پارس',
        'شخص,نیما راد,09121110002,نوآوران سپهر',
        'شخص,سارا کریمی,09121110003,دو نام',
        'شخص,علی رضایی,09121110004,جایی که نمی‌شناسیم',
      ),
    );
    expect(countsOf(done)).toMatchObject({ created: 5, rejected: 0 });
    expect(done.notices).toEqual({ 'company-not-linked': 2 });
    expect((await own.who()).slice(3)).toMatchObject([
      { name: 'نوآوران سپهر', company: null },
      { name: 'لیلا نوری', company: 'بازرگانی پارس' },
      { name: 'نیما راد', company: 'نوآوران سپهر' },
      { name: 'سارا کریمی', company: null },
      { name: 'علی رضایی', company: null },
    ]);
    expect(await own.takeBack(done.id)).toMatchObject({ undone: { removed: 5, kept: 0 } });
    expect(await own.who()).toHaveLength(3);
  });

  it('one who was there before has her link taken back with the company that the file made', async () => {
    const own = await open();
    await own.owner.post('/customers', { name: 'لیلا نوری', phones: ['09121110001'] });
    const done = await own.bring(
      'customers',
      list('شرکت,نوآوران سپهر,02133330001,', 'شخص,لیلا نوری,09121110001,نوآوران سپهر'),
    );
    expect(countsOf(done)).toMatchObject({ created: 1, updated: 1 });
    expect((await own.who()).map((one) => one.company)).toEqual(['نوآوران سپهر', null]);
    expect(await own.takeBack(done.id)).toMatchObject({ undone: { removed: 1, kept: 0 } });
    expect(await own.who()).toEqual([{ name: 'لیلا نوری', owner: null, company: null }]);
  });

  it('a dry run foretells it, and both come back from our own list', async () => {
    const [own, other] = [await open(), await open()];
    // the company stands below who works there
    const body = `نوع مشتری,نام مشتری,موبایل,نام شرکت,مسئول\nشخص,نیما راد,09121110002,نوآوران سپهر,نگار صادقی\nشرکت,نوآوران سپهر,02133330001,,\n`;
    const { body: uploaded } = await own.upload('customers', 'x.csv', body);
    await own.owner.post(`/imports/${uploaded.id}/dry-run`);
    await own.runJob('imports.check', uploaded.id);
    const { check } = (await own.owner.get(`/imports/${uploaded.id}`)).body;
    expect(check).toMatchObject({ created: 2, notices: {}, kinds: [] });
    await own.bring('customers', body);
    const exported: string = (await own.owner.get('/exports/customers')).body;
    expect(countsOf(await other.bring('customers', exported))).toMatchObject({ created: 2, rejected: 0 });
    const nima = (await other.who()).find((one) => one.name === 'نیما راد');
    expect(nima).toEqual({
      name: 'نیما راد',
      company: 'نوآوران سپهر',
      owner: other.mail('negar@shop.example'),
    });
  });
});
