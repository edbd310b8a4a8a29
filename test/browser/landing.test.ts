/** Where a person lands, how long the guide stays, and whether the link that she hands on can be opened by somebody else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenConsole, openConsole, type Visitor } from './open-console.ts';

const publicBase = 'http://crm.example.ir';
let demo: OpenConsole;
let shop: OpenConsole;
let owner: Visitor;

beforeAll(async () => {
  // one as it stands on a desk, with its demo; one that a proxy serves under a name of its own
  demo = await openConsole('landing', { PEYVAND_DEMO: 'on' });
  shop = await openConsole('landing', { PEYVAND_BASE_URL: publicBase });
  owner = await shop.visitor();
}, 240_000);
afterAll(async () => {
  await demo?.close();
  await shop?.close();
});

const nameOfBusiness = (visitor: Visitor, name: string) => visitor.page.getByRole('button', { name, exact: true });

/** Comes in by a one-time link of the command line. */
async function comeIn(open: OpenConsole, visitor: Visitor) {
  const { stdout } = await open.product.command('link', '--json');
  const link = new URL((JSON.parse(stdout) as { url: string }).url);
  await visitor.page.goto(`${link.pathname}${link.hash}`);
  await visitor.page.getByRole('button', { name: 'ورود', exact: true }).click();
  await visitor.page.getByRole('button', { name: 'بعداً این کار را می‌کنم' }).click();
}

test('who only looked at the demo stays in it; whoever has a business of her own lands there and not in the demo', async () => {
  const first = await demo.visitor();
  await comeIn(demo, first);
  await nameOfBusiness(first, 'فروشگاه نمونه').waitFor();
  await first.page.getByRole('button', { name: 'کسب‌وکار خودم را می‌سازم' }).click();
  await first.page.getByLabel('نام کسب‌وکار').fill('عطر ساحل');
  await first.page.getByRole('button', { name: 'بسازید' }).click();
  await nameOfBusiness(first, 'عطر ساحل').waitFor();
  // back in the demo, which is then what she was last in
  await nameOfBusiness(first, 'عطر ساحل').click();
  await first.page.getByRole('menuitem', { name: 'فروشگاه نمونه' }).click();
  await nameOfBusiness(first, 'فروشگاه نمونه').waitFor();

  const again = await demo.visitor();
  await comeIn(demo, again);
  await nameOfBusiness(again, 'عطر ساحل').waitFor();
  await again.page.getByRole('heading', { level: 1, name: /سلام/ }).waitFor();
  expect(again.complaints()).toEqual([]);
  await first.context.close();
  await again.context.close();
}, 120_000);

test('the guide stays while one of its steps is open and goes when all are done', async () => {
  const { page } = owner;
  await comeIn(shop, owner);
  await page.getByLabel('نام کسب‌وکار').fill('فروشگاه چهارباغ');
  await page.getByRole('button', { name: 'بسازید' }).click();
  const guide = page.getByRole('heading', { level: 1, name: /سلام/ });
  await guide.waitFor();
  await page.getByText('۱ از ۵ انجام شد').waitFor();

  const customer = await page.request.post('/api/v1/customers', {
    headers: { 'x-peyvand': '1', 'idempotency-key': 'first-customer' },
    data: { givenName: 'مریم', familyName: 'احمدی' },
  });
  expect(customer.status()).toBe(201);
  await page.goto('/');
  await guide.waitFor();
  await page.getByText('۳ از ۵ انجام شد').waitFor();

  await page.getByRole('link', { name: 'دعوت همکار' }).click();
  await page.getByLabel('ایمیل همکار').fill('zahra@example.com');
  await page.getByRole('button', { name: 'ساختن لینک دعوت' }).click();
  await page.getByRole('group', { name: /لینک دعوت/ }).waitFor();
  await page.goto('/');
  await guide.waitFor();
  await page.getByText('۴ از ۵ انجام شد').waitFor();

  await page.getByRole('link', { name: 'حساب من' }).click();
  await page.getByRole('textbox', { name: 'ایمیل', exact: true }).fill('sara@example.com');
  await page.getByRole('button', { name: 'ذخیره', exact: true }).first().click();
  await page.getByLabel('گذرواژهٔ تازه').fill('زاینده‌رود و پل خواجو');
  await page.getByRole('button', { name: 'گذاشتن گذرواژه' }).click();
  await page.getByText('گذرواژه گذاشته شد').waitFor();
  await page.goto('/');
  await expect.poll(() => new URL(page.url()).pathname, { timeout: 20_000 }).toBe('/insights');
}, 90_000);

test('a colleague gets a link of the address that others can open; one of this machine alone says so', async () => {
  const { page } = owner;
  const linkOf = async (visitor: Visitor, email: string) => {
    await visitor.page.goto('/settings/staff?panel=invite');
    await visitor.page.getByLabel('ایمیل همکار').fill(email);
    await visitor.page.getByRole('button', { name: 'ساختن لینک دعوت' }).click();
    const box = visitor.page.getByRole('group', { name: /لینک دعوت/ });
    return { link: (await box.locator('code').textContent()) ?? '', warning: box.getByRole('note') };
  };
  const outside = await linkOf(owner, 'narges@example.com');
  expect(outside.link).toMatch(new RegExp(`^${publicBase}/invitation#token=`));
  expect(await outside.warning.count()).toBe(0);
  expect(await page.getByText('PEYVAND_BASE_URL').count()).toBe(0);

  const atHome = await demo.visitor({ width: 360 });
  await comeIn(demo, atHome);
  await nameOfBusiness(atHome, 'عطر ساحل')
    .or(atHome.page.getByRole('button', { name: 'باز کردن فهرست' }))
    .first()
    .waitFor();
  const local = await linkOf(atHome, 'narges@example.com');
  expect(local.link).toMatch(/^http:\/\/localhost:\d+\/invitation#token=/);
  await local.warning.waitFor();
  expect(await atHome.look('local-link')).toEqual([]);
  await atHome.context.close();
}, 90_000);
