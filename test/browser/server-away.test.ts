/** The server goes away while somebody works: a quiet line, nothing typed is lost, and all goes on by itself. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../stories/open-shop.ts';
import { enterAsOwner } from './enter-as-owner.ts';
import { type OpenConsole, openConsole, type Visitor } from './open-console.ts';

let open: OpenConsole;
let shop: Caller;
let owner: Visitor;
beforeAll(async () => {
  open = await openConsole('server-away');
  ({ shop, owner } = await enterAsOwner(open, 'yazd'));
}, 90_000);
afterAll(() => open?.close());

test('a note that was being written stays, the shell stays, and the page that was asked for opens when the server is back', async () => {
  const { body } = await shop.post('/customers', { name: 'مریم احمدی', phones: ['09123456789'] });
  const { page } = owner;
  await page.goto(`/customers/${body.customerId}`);
  const note = page.getByRole('textbox', { name: 'ثبت در داستان', exact: true });
  await note.fill('صابون بی‌بو دوست دارد');
  await open.product.kill();
  await page.getByRole('button', { name: 'ثبت', exact: true }).click();
  const bar = page.getByRole('status').getByText('به سرور نمی‌رسیم؛ خودمان دوباره می‌کوشیم');
  await bar.waitFor();
  await page.getByText('هنوز ثبت نشده است').waitFor();
  await page.getByRole('link', { name: 'بینش‌ها' }).click();
  await page.screenshot({ path: 'test/pictures/out/server-away/away-fa.png' });
  expect(await note.inputValue()).toBe('صابون بی‌بو دوست دارد');
  await page.getByRole('navigation').first().waitFor();
  await open.product.restart();
  await page.getByRole('heading', { level: 1, name: 'بینش‌ها' }).waitFor({ timeout: 40_000 });
  await bar.waitFor({ state: 'detached' });
  // back on her page the draft is there, also after loading it anew
  await page.goto(`/customers/${body.customerId}`);
  expect(await note.inputValue()).toBe('صابون بی‌بو دوست دارد');
  await page.getByRole('button', { name: 'ثبت', exact: true }).click();
  await page.getByText('صابون بی‌بو دوست دارد').first().waitFor();
  await expect.poll(() => note.inputValue()).toBe('');
}, 120_000);

test('without a network the page says so, and no skeleton stands for ever', async () => {
  const { page, context } = owner;
  await page.goto('/settings/display');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('link', { name: 'مشتریان' }).hover();
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await page.getByText('این دستگاه به اینترنت وصل نیست').waitFor();
  await page.getByRole('link', { name: 'مشتریان' }).click();
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached', timeout: 20_000 });
  await page.screenshot({ path: 'test/pictures/out/server-away/offline-fa.png' });
  await context.setOffline(false);
  await page.getByText('این دستگاه به اینترنت وصل نیست').waitFor({ state: 'detached' });
}, 90_000);
