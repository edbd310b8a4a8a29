/** The first minutes of a business that has nothing yet: the guide, its steps, and the home it gives way to. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenConsole, openConsole, type Visitor } from './open-console.ts';

let open: OpenConsole;
let owner: Visitor;

beforeAll(async () => {
  open = await openConsole('first-run');
  owner = await open.visitor({ width: 360 });
}, 60_000);
afterAll(() => open?.close());

test('on a phone: a business in dirhams is opened before a password is chosen, and the guide says what to do', async () => {
  const { page } = owner;
  await page.goto(open.product.link ?? '');
  await page.getByRole('button', { name: 'ورود', exact: true }).click();
  await page.getByRole('button', { name: 'بعداً این کار را می‌کنم' }).click();
  await page.getByLabel('نام کسب‌وکار').fill('عطر ساحل');
  await page.getByText('پول دیگر', { exact: true }).click();
  await page.getByRole('combobox', { name: 'کدام پول؟' }).click();
  await page.getByRole('option', { name: /AED/ }).click();
  await page.getByRole('combobox', { name: 'منطقهٔ زمانی' }).fill('دبی');
  await page.getByRole('option', { name: /دبی/ }).click();
  expect(await owner.look('business')).toEqual([]);
  await page.getByRole('button', { name: 'بسازید' }).click();

  await page.getByText('مبلغ‌ها به AED و روزها به وقت دبی نشان داده می‌شوند.').waitFor();
  await page.getByText('گذرواژه‌ای برگزینید').waitFor();
  expect(await owner.look('guide')).toEqual([]);
}, 40_000);

test('the guide leads to each step, in English and in dark colours too', async () => {
  const english = await open.visitor({ language: 'en', theme: 'dark' });
  await english.context.addCookies(await owner.context.cookies());
  const { page } = english;
  await page.goto('/');
  await page.getByRole('heading', { level: 1, name: /Hello/ }).waitFor();
  expect(await english.look('guide')).toEqual([]);
  await page.getByRole('link', { name: 'Invite a colleague' }).click();
  await page.getByLabel("Colleague's e-mail").waitFor();
  await page.goto('/');
  await page.getByRole('link', { name: 'My account' }).click();
  await page.getByText('only a one-time link signs you in').waitFor();
  expect(english.complaints()).toEqual([]);
  await english.context.close();
}, 40_000);

test('the guide stays until its steps are done, and can be put away', async () => {
  const { page } = owner;
  const answer = await page.request.post('/api/v1/customers', {
    headers: { 'x-peyvand': '1', 'idempotency-key': 'first-customer' },
    data: { givenName: 'مریم', familyName: 'احمدی' },
  });
  expect(answer.status()).toBe(201);
  await page.goto('/');
  await page.getByRole('link', { name: 'این راهنما را ببندید' }).click();
  await page.getByText('مریم احمدی').waitFor();
  await page.goto('/');
  await expect.poll(() => new URL(page.url()).pathname, { timeout: 15_000 }).not.toBe('/');
  expect(owner.complaints()).toEqual([]);
}, 30_000);

test('an address that leads nowhere keeps the menu', async () => {
  const { page } = owner;
  await page.goto('/no-such-page');
  await page.getByText('چنین صفحه‌ای نیست').waitFor();
  await page.getByRole('button', { name: 'باز کردن فهرست' }).waitFor();
  expect(await owner.look('nowhere')).toEqual([]);
}, 30_000);
