/** What a business demands of whoever signs in, what its owner hears, and the marks of what somebody who left still knows. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf, fromBase32, stepOf } from '../../server/src/people/staff/rules/totp.ts';
import { enterAsOwner, looks, type OwnedShop } from './enter-as-owner.ts';
import { type OpenConsole, openConsole, type Visitor } from './open-console.ts';

let open: OpenConsole;
let shop: OwnedShop;
let owner: Visitor;
const password = 'سه‌تار و باران پاییز';
const refusals = /status of (401|403)/;

beforeAll(async () => {
  open = await openConsole('security');
  shop = await enterAsOwner(open, 'chaharbagh');
  owner = shop.owner;
}, 90_000);
afterAll(() => open?.close());

const button = (who: Visitor, name: string | RegExp) => who.page.getByRole('button', { name, exact: true });
let presses = 0;
/** A call of the session that a browser holds, as a program of hers would send it. */
async function call(who: Visitor, method: 'POST' | 'PATCH' | 'DELETE', path: string, data?: object) {
  presses += 1;
  const answer = await who.context.request.fetch(`${open.product.address}/api/v1${path}`, {
    method,
    headers: { 'x-peyvand': '1', 'idempotency-key': `press-${presses}` },
    ...(data === undefined ? {} : { data }),
  });
  return { status: answer.status(), body: await answer.json().catch(() => null) };
}
async function joins(email: string, role: string, name: string): Promise<Visitor> {
  const { body } = await call(owner, 'POST', '/invitations', { email, role });
  const colleague = await open.visitor();
  const token = new URL(body.url).hash.slice('#token='.length);
  const accepted = await call(colleague, 'POST', '/invitation', { token, name, password });
  expect(accepted.status).toBe(200);
  return colleague;
}
async function giveCode(who: Visitor): Promise<void> {
  await who.page.getByRole('img', { name: /تصویر کلید/ }).waitFor();
  const key = (await who.page.getByRole('group', { name: 'کلید' }).locator('code').textContent())?.replaceAll(' ', '');
  await who.page.getByLabel('کد شش‌رقمی برنامه').fill(codeOf(fromBase32(key ?? ''), stepOf(new Date())));
  await button(who, 'تأیید و روشن کردن').click();
  await button(who, 'نگه داشتم').click();
}

test('GATES 9: a business demands a second factor, and whoever has none sees one page until she has it', async () => {
  const { page } = owner;
  const sara = await joins('sara@example.com', 'seller', 'سارا یوسفی');
  await sara.page.goto('/customers');
  await page.goto('/settings/security');
  await page.getByText('نخست آن را در حساب خودتان روشن کنید').waitFor();
  expect(await owner.look('demand-first')).toEqual([]);
  await page.getByRole('link', { name: 'رفتن به حساب من' }).click();
  await button(owner, 'روشن کردن').click();
  await giveCode(owner);
  await page.getByText('۱۰ کد بازیابی مانده است').waitFor();

  await page.goto('/settings/security');
  await page.getByText('سارا یوسفی').first().waitFor();
  await page.getByText('برای همه لازم', { exact: true }).click();
  await page.getByText('از این پس ورود دومرحله‌ای برای همه لازم است.').waitFor();

  // while she is signed in: the next thing that she asks for leads there, and so does every other page
  await sara.page.goto('/customers');
  const there = sara.page.getByRole('heading', { level: 1, name: 'روشن کردن ورود دومرحله‌ای' });
  await there.waitFor();
  for (const path of ['/settings/account', '/insights', '/']) {
    await sara.page.goto(path);
    await there.waitFor();
    expect(await sara.page.getByRole('navigation').count()).toBe(0);
  }
  for (const look of looks) {
    const other = await open.visitor(look);
    await other.context.addCookies(await sara.context.cookies());
    await other.page.goto('/second-factor');
    await other.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await other.look('set-up')).toEqual([]);
    await other.context.close();
  }
  await sara.page.goto('/customers?q=x');
  await there.waitFor();
  await button(sara, 'روشن کردن').click();
  await giveCode(sara);
  await expect.poll(() => new URL(sara.page.url()).pathname, { timeout: 15_000 }).toBe('/customers');
  await sara.page.getByRole('navigation').first().waitFor();
  expect([...owner.complaints(refusals), ...sara.complaints(refusals)]).toEqual([]);
  await sara.context.close();
}, 180_000);

test('what must prove itself anew is asked in a window that is good to look at, and goes on', async () => {
  for (const look of looks) {
    const other = await shop.again(look);
    await other.page.route('**/api/v1/tokens', async (route) => {
      if (route.request().method() !== 'POST') return route.fallback();
      await route.fulfill({
        status: 403,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          code: 'account.confirm-first',
          status: 403,
          message: { fa: 'نخست ثابت کنید.', en: 'Prove it first.' },
          data: {},
        }),
      });
    });
    await other.page.goto('/settings/tokens?panel=new');
    const form = other.page.getByRole('dialog');
    await form.getByRole('textbox').first().fill('صندوق چهارباغ');
    expect(await other.look('new-token')).toEqual([]);
    await form.getByRole('button', { name: /^(ساختن کلید|Make the token)$/ }).click();
    const asked = other.page.getByRole('dialog', { name: /^(خودتان هستید؟|Is it you\?)$/ });
    await asked.waitFor();
    expect(await other.look('confirm')).toEqual([]);
    await asked.getByRole('button', { name: /^(ادامه|Go on)$/ }).click();
    await asked.getByText(/^(گذرواژه یا کد را بنویسید\.|Write the password or the code\.)$/).waitFor();
    expect(await other.look('confirm-empty')).toEqual([]);
    await other.context.close();
  }
}, 240_000);

test('a service token is made by a tick; what somebody who left knows is marked on tokens and webhooks', async () => {
  const { page } = owner;
  await call(owner, 'PATCH', '/workspace', { settings: { secondFactor: null } });
  const neda = await joins('neda@example.com', 'owner', 'ندا کریمی');
  await neda.page.goto('/settings/tokens?panel=new');
  await neda.page.getByLabel('نام کلید').fill('صندوق چهارباغ');
  await neda.page.getByRole('checkbox', { name: 'از آنِ کسب‌وکار' }).check();
  await button(neda, 'ساختن کلید').click();
  await neda.page.getByText('این کلید را در جای امنی بگذارید').waitFor();
  const made = await call(neda, 'POST', '/webhooks', {
    url: 'http://127.0.0.1:9/peyvand',
    eventTypes: ['purchase.recorded'],
  });
  expect(made.status).toBe(201);
  const id = (await (await neda.context.request.get(`${open.product.address}/api/v1/session`)).json()).user.id;
  expect((await call(owner, 'DELETE', `/members/${id}`)).status).toBe(200);
  for (const look of looks) {
    const other = await shop.again(look);
    await other.page.goto('/settings/tokens');
    await other.page.getByText(/^(کسی که رفته آن را می‌داند|Known to somebody who left)/).waitFor();
    await other.page
      .getByText(/^(از آنِ کسب‌وکار|Of the business)$/)
      .first()
      .waitFor();
    expect(await other.look('tokens')).toEqual([]);
    await other.page.goto('/settings/webhooks');
    await other.page.getByText(/^(کسی که رفته رمزش را می‌داند|Secret known to somebody who left)/).waitFor();
    expect(await other.look('webhooks')).toEqual([]);
    await other.context.close();
  }
  await neda.context.close();
  expect(owner.complaints(refusals)).toEqual([]);
  await page.goto('/');
}, 240_000);

test('GATES 9: the owner hears of it: a mark in the menu until she has read the list', async () => {
  const { page } = owner;
  await page.goto('/customers');
  const mark = page
    .getByRole('navigation')
    .getByText(/رویداد امنیتیِ دیده‌نشده/)
    .first();
  await mark.waitFor({ state: 'attached' });
  for (const look of looks) {
    const other = await shop.again(look);
    await other.page.route('**/api/v1/security/seen', (route) => route.fulfill({ status: 200, body: 'null' }));
    await other.page.goto('/settings/security');
    await other.page
      .getByText(/^(همکاری پیوست|A colleague joined)$/)
      .first()
      .waitFor();
    await other.page
      .getByText(/^(تازه|New)$/)
      .first()
      .waitFor();
    expect(await other.look('security')).toEqual([]);
    await other.context.close();
  }
  await page.goto('/settings/security');
  await page.getByText('همکاری پیوست').first().waitFor();
  await mark.waitFor({ state: 'detached' });
  await page.goto('/customers');
  await page.getByRole('navigation').first().waitFor();
  await expect.poll(() => mark.count(), { timeout: 15_000 }).toBe(0);
  expect(owner.complaints(refusals)).toEqual([]);
}, 240_000);

test('the history names the customer whom a change is about', async () => {
  const { page } = owner;
  const { body } = await shop.shop.post('/customers', { name: 'مریم احمدی', phones: ['09123456789'] });
  await call(owner, 'PATCH', `/customers/${body.customerId}`, { version: 1, city: 'شیراز' });
  await page.goto('/settings/history');
  const entry = page.getByRole('listitem').filter({ hasText: 'مریم احمدی' }).first();
  await entry.getByRole('link', { name: 'مریم احمدی' }).click();
  await page.getByRole('heading', { level: 1, name: 'مریم احمدی' }).waitFor();
}, 60_000);
