/** Coming in: the owner's first minutes, passwords, the second factor, an invited colleague, a forgotten password, leaving. */
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf, fromBase32, stepOf } from '../../server/src/people/staff/rules/totp.ts';
import { type OpenConsole, openConsole, type Visitor } from './open-console.ts';

let open: OpenConsole;
let owner: Visitor;
let recoveryCodes: string[] = [];
const password = 'زاینده‌رود و پل خواجو';
const refusals = /status of (401|409|410|422)/;

beforeAll(async () => {
  open = await openConsole('sign-in');
  owner = await open.visitor();
}, 60_000);
afterAll(() => open?.close());

const button = (visitor: Visitor, name: string | RegExp) => visitor.page.getByRole('button', { name, exact: true });
const field = (visitor: Visitor, name: string) => visitor.page.getByRole('textbox', { name, exact: true });
const heading = (visitor: Visitor, name: string | RegExp) => visitor.page.getByRole('heading', { level: 1, name });

const textOf = async (locator: Locator) => (await locator.textContent()) ?? '';

async function signIn(visitor: Visitor, email: string, secret: string) {
  await visitor.page.goto('/sign-in');
  await field(visitor, 'ایمیل').fill(email);
  await field(visitor, 'گذرواژه').fill(secret);
  await button(visitor, 'ورود').click();
}

test('the printed link lets the owner in once, and she chooses name, e-mail, password and opens her business', async () => {
  const { page } = owner;
  await page.goto(open.product.link ?? '');
  expect(await owner.look('welcome')).toEqual([]);
  await button(owner, 'ورود').click();
  await field(owner, 'نام و نام خانوادگی').fill('سارا کریمی');
  await field(owner, 'ایمیل').fill('Sara@Example.com');
  await field(owner, 'گذرواژه').fill('1234567890');
  await button(owner, 'ذخیره و ادامه').click();
  await page.getByRole('alert').getByText('نباید آسان حدس زده شود').waitFor();
  await field(owner, 'گذرواژه').fill(password);
  await button(owner, 'ذخیره و ادامه').click();

  await heading(owner, 'کسب‌وکار شما').waitFor();
  await page.getByLabel('نام کسب‌وکار').fill('فروشگاه چهارباغ');
  expect(await page.getByLabel('نشانی کوتاه').inputValue()).toBe('froshgah-chaharbagh');
  expect(await owner.look('business')).toEqual([]);
  await button(owner, 'بسازید').click();
  await heading(owner, 'سلام سارا کریمی').waitFor();

  const stranger = await open.visitor();
  await stranger.page.goto(open.product.link ?? '');
  await button(stranger, 'ورود').click();
  await stranger.page.getByRole('alert').getByText('پیش‌تر به کار رفته').waitFor();
  await stranger.context.close();
}, 40_000);

test('a wrong password is told in one sentence; the right one leads to where she was going', async () => {
  const visitor = await open.visitor({ width: 360 });
  await visitor.page.goto('/settings/display');
  await heading(visitor, 'ورود به پیوند').waitFor();
  await field(visitor, 'ایمیل').fill('sara@example.com');
  await field(visitor, 'گذرواژه').fill('گذرواژهٔ دیگری');
  await button(visitor, 'ورود').click();
  await visitor.page.getByRole('alert').getByText('ایمیل یا گذرواژه درست نیست.').waitFor();
  expect(await visitor.look('wrong-password')).toEqual([]);
  await field(visitor, 'گذرواژه').fill(password);
  await button(visitor, 'ورود').click();
  await heading(visitor, 'زبان و نمایش').waitFor();
  expect(visitor.complaints(refusals)).toEqual([]);
  await visitor.context.close();
}, 30_000);

test('the second factor is turned on with a picture or a key, asked for at sign-in, and a recovery code works once', async () => {
  const { page } = owner;
  await page.goto('/settings/account');
  await button(owner, 'روشن کردن').click();
  await page.getByRole('img', { name: /تصویر کلید/ }).waitFor();
  const key = (await textOf(page.getByRole('group', { name: 'کلید' }).locator('code'))).replaceAll(' ', '');
  expect(await owner.look('two-factor')).toEqual([]);
  await page.getByLabel('کد شش‌رقمی برنامه').fill(codeOf(fromBase32(key), stepOf(new Date())));
  await button(owner, 'تأیید و روشن کردن').click();
  const codes = page.getByRole('region', { name: 'کدهای بازیابی' }).getByRole('listitem');
  await expect.poll(() => codes.count(), { timeout: 15_000 }).toBe(10);
  recoveryCodes = await codes.allTextContents();
  const recovery = recoveryCodes[0] ?? '';
  await button(owner, 'نگه داشتم').click();

  const visitor = await open.visitor({ language: 'fa', theme: 'dark' });
  await signIn(visitor, 'sara@example.com', password);
  await heading(visitor, 'کد دومرحله‌ای').waitFor();
  await visitor.page.getByLabel('کد').fill('۰۰۰۰۰۰');
  await button(visitor, 'تأیید').click();
  await visitor.page.getByRole('alert').waitFor();
  expect(await visitor.look('code')).toEqual([]);
  await visitor.page.getByLabel('کد').fill(recovery);
  await button(visitor, 'تأیید').click();
  await heading(visitor, /سلام/).waitFor();

  await visitor.page.goto('/settings/account');
  await visitor.page.getByText('۹ کد بازیابی مانده است').waitFor();
  await button(visitor, 'خاموش کردن').click();
  await visitor.page.getByLabel('کد').fill(recovery);
  await button(visitor, 'خاموش کردن').click();
  await visitor.page.getByText('پیش‌تر به کار رفته').waitFor();
  await visitor.context.close();
}, 40_000);

test('another session is seen and ended, and is out at its next step', async () => {
  const other = await open.visitor();
  await signIn(other, 'sara@example.com', password);
  await other.page.getByLabel('کد').fill(recoveryCodes[1] ?? '');
  await button(other, 'تأیید').click();
  await heading(other, /سلام/).waitFor();
  await owner.page.goto('/settings/account');
  await button(owner, 'بیرون کردن همهٔ دستگاه‌های دیگر').click();
  await owner.page.getByText('ورود دیگر پایان یافت').waitFor();
  // this process knows the session for some seconds still: the door is told at once, the screen asks anew
  await other.page.goto('/settings/account');
  await heading(other, 'ورود به پیوند').waitFor();
  await other.context.close();
}, 40_000);

test('a colleague comes by invitation, forgets her password, and gets in again by the link of a colleague', async () => {
  const { page } = owner;
  await page.goto('/settings/staff');
  await button(owner, 'دعوت همکار').click();
  await page.getByLabel('ایمیل همکار').fill('zahra@example.com');
  await button(owner, 'ساختن لینک دعوت').click();
  const invitation = await textOf(page.getByRole('group', { name: /لینک دعوت/ }).locator('code'));

  const zahra = await open.visitor({ width: 360 });
  await zahra.page.goto(invitation.slice(0, -40));
  await zahra.page.getByText('این لینک دعوت کامل نیست').waitFor();
  await zahra.page.goto(invitation);
  await heading(zahra, 'دعوت به فروشگاه چهارباغ').waitFor();
  await zahra.page.getByText('با نقش «فروشنده»').waitFor();
  expect(await zahra.look('invitation')).toEqual([]);
  await field(zahra, 'نام و نام خانوادگی').fill('زهرا یوسفی');
  await field(zahra, 'گذرواژه').fill('سه‌تار و باران پاییز');
  await button(zahra, 'پذیرفتن دعوت').click();
  await expect.poll(() => new URL(zahra.page.url()).pathname, { timeout: 15_000 }).not.toBe('/invitation');
  await button(zahra, 'حساب زهرا یوسفی').click();
  await zahra.page.getByRole('menuitem', { name: 'خروج' }).click();

  await heading(zahra, 'ورود به پیوند').waitFor();
  await zahra.page.getByRole('link', { name: 'گذرواژه را فراموش کرده‌اید؟' }).click();
  await field(zahra, 'ایمیل').fill('zahra@example.com');
  await button(zahra, 'گذرواژهٔ تازه می‌خواهم').click();
  await zahra.page.getByText('همان همکار لینکی به شما می‌دهد').waitFor();

  await page.goto('/settings/staff');
  await page.getByText('گذرواژهٔ تازه می‌خواهد').waitFor();
  await button(owner, 'تغییر زهرا یوسفی').click();
  await button(owner, 'لینک گذرواژهٔ تازه').click();
  const link = await textOf(page.getByRole('group', { name: 'لینک گذرواژهٔ تازه' }).locator('code'));
  await zahra.page.goto(link);
  await field(zahra, 'گذرواژهٔ تازه').fill('چنار و کوچه و بهار');
  await button(zahra, 'ذخیره و ورود').click();
  await button(zahra, 'حساب زهرا یوسفی').waitFor();
  await zahra.context.close();
}, 40_000);

test('somebody with an account signs in first, and the invitation waits for her', async () => {
  const { page } = owner;
  await page.goto('/');
  await button(owner, 'فروشگاه چهارباغ').click();
  await page.getByRole('menuitem', { name: 'کسب‌وکار تازه' }).click();
  await page.getByLabel('نام کسب‌وکار').fill('کافهٔ جلفا');
  await button(owner, 'بسازید').click();
  await page.getByRole('button', { name: 'کافهٔ جلفا' }).waitFor();
  await page.goto('/settings/staff?panel=invite');
  await page.getByLabel('ایمیل همکار').fill('zahra@example.com');
  await button(owner, 'ساختن لینک دعوت').click();
  const invitation = await textOf(page.getByRole('group', { name: /لینک دعوت/ }).locator('code'));

  const zahra = await open.visitor();
  await zahra.page.goto(invitation);
  await zahra.page.getByRole('link', { name: 'با این ایمیل حساب دارم؛ وارد می‌شوم' }).click();
  await field(zahra, 'ایمیل').fill('zahra@example.com');
  await field(zahra, 'گذرواژه').fill('چنار و کوچه و بهار');
  await button(zahra, 'ورود').click();
  await heading(zahra, 'دعوت به کافهٔ جلفا').waitFor();
  await button(zahra, 'پذیرفتن دعوت').click();
  await zahra.page.getByRole('button', { name: 'کافهٔ جلفا' }).waitFor();
  expect([...owner.complaints(refusals), ...zahra.complaints(refusals)]).toEqual([]);
  await zahra.context.close();
}, 40_000);
