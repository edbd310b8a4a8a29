/** The settings: what is saved can be brought back, what is secret is shown once, and each page is looked at. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenConsole, openConsole, type Visitor } from './open-console.ts';

let open: OpenConsole;
let owner: Visitor;

beforeAll(async () => {
  open = await openConsole('settings');
  await open.product.command('workspace', 'create', 'chaharbagh', '--name', 'فروشگاه چهارباغ');
  const { stdout } = await open.product.command('link', '--json');
  owner = await open.visitor();
  await owner.page.goto((JSON.parse(stdout) as { url: string }).url.replace(/^https?:\/\/[^/]+/, open.product.address));
  await owner.page.getByRole('button', { name: 'ورود', exact: true }).click();
  await owner.page.getByRole('button', { name: 'بعداً این کار را می‌کنم' }).click();
  await owner.page.getByRole('heading', { level: 1, name: /سلام/ }).waitFor();
}, 60_000);
afterAll(() => open?.close());

const button = (name: string | RegExp) => owner.page.getByRole('button', { name, exact: true });
const told = (text: string | RegExp) => owner.page.getByRole('region', { name: 'پیام‌ها' }).getByText(text).waitFor();

test('the unit of money changes at once everywhere, and comes back by undo', async () => {
  const { page } = owner;
  await page.goto('/settings/business');
  await page.getByText('نمونه: ۲٬۸۵۰٬۰۰۰ تومان').waitFor();
  await page.getByText('ریال', { exact: true }).click();
  await button('ذخیره').first().click();
  await page.getByText('نمونه: ۲۸٬۵۰۰٬۰۰۰ ریال').waitFor();
  await button('برگرداندن').click();
  await page.getByText('نمونه: ۲٬۸۵۰٬۰۰۰ تومان').waitFor();
}, 30_000);

test('another time zone is taken only after it has been said what follows', async () => {
  const { page } = owner;
  await page.getByRole('combobox', { name: 'منطقهٔ زمانی' }).fill('استانبول');
  await page.getByRole('option', { name: /استانبول/ }).click();
  await page.getByRole('status').getByText('روز هر خرید از نو').waitFor();
  await button('برگرداندن به حالت ذخیره‌شده').click();
  await expect
    .poll(() => page.getByRole('combobox', { name: 'منطقهٔ زمانی' }).inputValue(), { timeout: 15_000 })
    .toContain('تهران');
}, 30_000);

test('a logo is given, seen in the menu and at the next sign-in, and taken away; what is no picture is refused', async () => {
  const { page } = owner;
  const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
  const widthOf = (picture: string) => `document.querySelector('${picture}')?.naturalWidth`;
  const give = (name: string, buffer: Buffer) =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer });
  await page.goto('/settings/business');
  await give('نشان.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
  await page.getByText('این فایل تصویر نیست. نشان را با قالب PNG، JPEG یا WebP بدهید.').waitFor();
  await give('نشان.png', Buffer.from(pixel, 'base64'));
  await button('برداشتن نشان').waitFor();
  await expect.poll(() => page.evaluate(widthOf('button img')), { timeout: 15_000 }).toBe(1);
  const cookies = await owner.context.cookies();
  await owner.context.clearCookies();
  await page.goto('/sign-in');
  await page.getByText('فروشگاه چهارباغ').waitFor();
  await expect.poll(() => page.evaluate(widthOf('main img')), { timeout: 15_000 }).toBe(1);
  expect(await owner.look('door-with-logo')).toEqual([]);
  await owner.context.addCookies(cookies);
  await page.goto('/settings/business');
  await button('برداشتن نشان').click();
  await button('برگزیدن تصویر').waitFor();
  expect(owner.complaints(/status of (415|401)/)).toEqual([]);
}, 40_000);

test('a margin typed in Persian digits is kept, and going back to the usual is one press', async () => {
  const { page } = owner;
  await page.goto('/settings/figures');
  await page.getByLabel('حاشیهٔ سود').fill('۳۲٫۵');
  await page.getByLabel('از خرید چندم').fill('۱');
  await page.getByLabel('از خرید چندم').press('Tab');
  await page.getByText('عددی از ۲ تا ۱۰۰ بنویسید.').waitFor();
  await page.getByLabel('از خرید چندم').fill('۴');
  await page.getByLabel('از خرید چندم').press('Tab');
  await button('ذخیره').click();
  await told('ذخیره شد.');
  await page.reload();
  await expect.poll(() => page.getByLabel('حاشیهٔ سود').inputValue(), { timeout: 15_000 }).toBe('۳۲٫۵');
  await button('همه به پیش‌فرض').click();
  await button('ذخیره').click();
  await expect.poll(() => page.getByLabel('حاشیهٔ سود').inputValue(), { timeout: 15_000 }).toBe('');
}, 30_000);

test('a token is shown once, works, and stops working when it is revoked', async () => {
  const { page } = owner;
  await page.goto('/settings/tokens');
  await page.getByText('هنوز کلیدی نیست').waitFor();
  await button('کلید تازه').click();
  await page.getByLabel('نام کلید').fill('صندوق چهارباغ');
  await button('ساختن کلید').click();
  const token = await page.getByRole('group', { name: 'کلید «صندوق چهارباغ»' }).locator('code').textContent();
  const ask = async () =>
    (await fetch(`${open.product.address}/api/v1/customers`, { headers: { authorization: `Bearer ${token}` } })).status;
  expect(await ask()).toBe(200);
  await button('برداشتم').click();
  await page.getByRole('listitem').getByText('صندوق چهارباغ').waitFor();
  expect(await page.content()).not.toContain(token);
  await button('باطل کردن').click();
  await page.getByRole('dialog').getByRole('button', { name: 'باطل کردن' }).click();
  await told('کلید «صندوق چهارباغ» باطل شد.');
  expect(await ask()).toBe(401);
}, 30_000);

test('a role, a team and a field of its own, made and seen', async () => {
  const { page } = owner;
  await page.goto('/settings/roles?panel=new');
  await page.getByLabel('نام نقش').fill('سرپرست فروش');
  await page.getByLabel('دیدن خریدها').check();
  await button('ذخیرهٔ نقش').click();
  await page.getByRole('columnheader', { name: 'سرپرست فروش' }).waitFor();

  await page.goto('/settings/staff');
  await page.getByLabel('نام گروه').fill('شعبهٔ جلفا');
  await button('افزودن گروه').click();
  await told('گروه شعبهٔ جلفا ساخته شد.');

  await page.goto('/settings/fields?panel=new');
  await page.getByLabel('نام به فارسی').fill('نوع پوست');
  await page.getByLabel('نام به انگلیسی').fill('Skin type');
  await page.getByRole('combobox', { name: 'نوع', exact: true }).click();
  await page.getByRole('option', { name: 'یکی از چند گزینه' }).click();
  await page.getByLabel('گزینه‌ها').fill('خشک\nچرب');
  await button('ذخیرهٔ فیلد').click();
  await page.getByText('۲ گزینه').waitFor();
  await page.getByText('skin_type').waitFor();
}, 30_000);

test('a form that is sent too early says at the field what it needs, and its button is never grey', async () => {
  const { page } = owner;
  const early: readonly (readonly [address: string, act: string, needs: string])[] = [
    ['/settings/tokens?panel=new', 'ساختن کلید', 'نامی برای کلید بنویسید.'],
    ['/settings/webhooks?panel=new', 'ذخیره', 'نشانی برنامه را کامل بنویسید'],
    ['/settings/roles?panel=new', 'ذخیرهٔ نقش', 'نامی برای نقش بنویسید.'],
    ['/settings/fields?panel=new', 'ذخیرهٔ فیلد', 'نام فیلد را دست‌کم به یک زبان بنویسید.'],
    ['/settings/staff', 'افزودن گروه', 'نام گروه را بنویسید.'],
  ];
  for (const [address, act, needs] of early) {
    await page.goto(address);
    await button(act).click();
    await page.getByText(needs).waitFor();
    await page.locator('[aria-invalid="true"]:focus').waitFor();
  }
}, 40_000);

test('a webhook shows its secret once and what was sent to it', async () => {
  const { page } = owner;
  await page.goto('/settings/webhooks?panel=new');
  await page.getByLabel('نشانی').fill('https://shop.invalid/peyvand');
  await page.getByText('تنها این‌ها').click();
  await page.getByLabel('خرید تازه').check();
  await button('ذخیره').click();
  await page.getByText(/^whsec_/).waitFor();
  await button('برداشتم').click();
  await page.getByRole('link', { name: 'ارسال‌ها' }).click();
  await button('فرستادن آزمایشی').click();
  await page.getByRole('list', { name: 'ارسال‌ها' }).getByText('رویداد آزمایشی').waitFor();
}, 30_000);

test('the history tells each of these changes, from what to what', async () => {
  const { page } = owner;
  // who, what, and what it is called: names stand in their own direction within the sentence
  const line = (text: string) => page.getByRole('listitem').filter({ hasText: text });
  const revoked = 'مالک کلید دسترسی صندوق چهارباغ را باطل کرد';
  await page.goto('/settings/history');
  await line(revoked).waitFor();
  const change = line('کسب‌وکار را تغییر داد').first();
  await change.locator('summary').click();
  await change.getByRole('cell', { name: '۰٫۳۲۵' }).waitFor();
  await page.goto('/settings/history?kind=team');
  await line('مالک گروه شعبهٔ جلفا را ساخت').waitFor();
  expect(await line(revoked).count()).toBe(0);
}, 30_000);

const sections = [
  'business',
  'figures',
  'fields',
  'staff',
  'roles',
  'tokens',
  'webhooks',
  'history',
  'health',
  'account',
  'display',
];

test.each([
  { language: 'fa', theme: 'light', width: 360 },
  { language: 'en', theme: 'dark', width: 1440 },
] as const)(
  'every section is right in $language, $theme, $width px wide',
  async (look) => {
    const visitor = await open.visitor(look);
    await visitor.context.addCookies(await owner.context.cookies());
    const found: Record<string, string[]> = {};
    for (const section of sections) {
      await visitor.page.goto(`/settings/${section}`);
      await visitor.page.getByRole('heading', { level: 1 }).waitFor();
      const wrong = await visitor.look(section);
      if (wrong.length > 0) found[section] = wrong;
    }
    expect(found).toEqual({});
    expect(visitor.complaints()).toEqual([]);
    await visitor.context.close();
  },
  60_000,
);
