/** The customers of a shop of Isfahan on the screen: found, narrowed, changed at once, known on one page, merged, erased. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterAsOwner, looks, type OwnedShop } from './enter-as-owner.ts';
import { type OpenConsole, openConsole } from './open-console.ts';

let open: OpenConsole;
let owned: OwnedShop;
let maryam: string;

beforeAll(async () => {
  open = await openConsole('customers');
  owned = await enterAsOwner(open, 'naghsh');
}, 90_000);
afterAll(() => open?.close());

const page = () => owned.owner.page;
const notice = (text: string | RegExp) => page().getByLabel('پیام‌ها').getByText(text);
const undo = () => page().getByLabel('پیام‌ها').getByRole('button', { name: 'برگرداندن' }).last().click();
const row = (name: string | RegExp) => page().getByRole('row', { name });

async function add(customer: object): Promise<string> {
  const { body } = await owned.shop.post('/customers', customer);
  return body.customerId;
}

test('an empty list says how it fills', async () => {
  await page().goto('/customers');
  await page().getByText('مشتریان شما این‌جا می‌آیند').waitFor();
  expect(await owned.owner.look('empty')).toEqual([]);
}, 30_000);

test('the first customer is written down as people write: Persian digits, a birthday in words', async () => {
  await page().getByRole('button', { name: 'نوشتن نخستین مشتری' }).click();
  const panel = page().getByRole('dialog', { name: 'مشتری تازه' });
  await panel.getByLabel('نام و نام خانوادگی').fill('مريم احمدي');
  await panel.getByLabel('موبایل').fill('۰۹۱۲-۳۴۵ ۶۷۸۹');
  await panel.getByLabel('تولد').fill('14 بهمن 1368');
  await panel.getByLabel('شهر').fill('اصفهان');
  await panel.getByRole('button', { name: 'ثبت مشتری' }).click();
  await page().getByRole('heading', { level: 1, name: 'مریم احمدی' }).waitFor();
  maryam = new URL(page().url()).pathname.split('/')[2] ?? '';
  const { name, birthday, identifiers } = await owned.shop.ask(`/customers/${maryam}`);
  expect({ name, birthday }).toEqual({
    name: 'مریم احمدی',
    birthday: { calendar: 'jalali', month: 11, day: 14, year: 1368 },
  });
  expect(identifiers[0]).toMatchObject({ kind: 'phone', value: '+989123456789' });
  await page().getByText('۱۴ بهمن ۱۳۶۸').first().waitFor();
}, 30_000);

test('a number that somebody has already is not written twice: the way to her page is offered', async () => {
  await page().goto('/customers?panel=new');
  const panel = page().getByRole('dialog', { name: 'مشتری تازه' });
  await panel.getByLabel('نام و نام خانوادگی').fill('خانم مریم احمدی');
  await panel.getByLabel('موبایل').fill('+98 912 345 6789');
  await panel.getByRole('button', { name: 'ثبت مشتری' }).click();
  await panel.getByRole('link', { name: 'باز کردن صفحهٔ او' }).click();
  await page().waitForURL(`**/customers/${maryam}`);
}, 30_000);

test('customers are found by part of a name or the end of a phone, and the address keeps it', async () => {
  await add({ name: 'علی یوسفی', phones: ['0913 111 2233'], city: 'یزد', tags: ['عمده'] });
  await add({ name: 'زهرا یوسفی', phones: ['0913 111 4455'], city: 'اصفهان' });
  await page().goto('/customers');
  await row(/مریم احمدی/).waitFor();
  await page().keyboard.press('/');
  await page().keyboard.type('یوسف');
  await expect.poll(() => new URL(page().url()).searchParams.get('q')).toBe('یوسف');
  await row(/علی یوسفی/).waitFor();
  await row(/مریم احمدی/).waitFor({ state: 'detached' });

  await page().getByRole('searchbox', { name: 'جست‌وجو در مشتریان' }).fill('۶۷۸۹');
  await row(/مریم احمدی/).waitFor();
  await row(/علی یوسفی/).waitFor({ state: 'detached' });

  await page().getByRole('searchbox', { name: 'جست‌وجو در مشتریان' }).fill('ژژژ');
  await page().getByText('کسی با این نشانه‌ها پیدا نشد').waitFor();
  await page().getByRole('button', { name: 'برداشتن همهٔ پالایه‌ها' }).click();
  await row(/زهرا یوسفی/).waitFor();
}, 40_000);

test('a filter becomes a chip, and the narrowed list a view that opens elsewhere', async () => {
  await page().getByRole('button', { name: 'پالایه', exact: true }).click();
  await page().getByRole('menuitem', { name: 'شهر' }).click();
  await page().getByRole('textbox', { name: 'شهر' }).fill('یزد');
  await page().getByRole('button', { name: 'نمایش' }).click();
  await row(/علی یوسفی/).waitFor();
  await row(/زهرا یوسفی/).waitFor({ state: 'detached' });
  await page().getByText('۱ مشتری', { exact: true }).waitFor();

  await page().getByRole('button', { name: 'ذخیرهٔ این نما' }).click();
  await page().getByLabel('نام نما').fill('یزدی‌ها');
  await page().getByRole('button', { name: 'ذخیرهٔ نما' }).click();
  await notice('نمای «یزدی‌ها» ذخیره شد').waitFor();

  const other = await owned.again({});
  await other.page.goto('/customers');
  await other.page.getByRole('button', { name: 'یزدی‌ها', exact: true }).click();
  await other.page.getByRole('row', { name: /علی یوسفی/ }).waitFor();
  expect(new URL(other.page.url()).searchParams.get('city')).toBe('یزد');
  await other.context.close();
}, 40_000);

test('two customers are walked to and marked by keyboard, tagged at once, and the tag is taken back', async () => {
  await page().goto('/customers?sort=name');
  await row(/زهرا یوسفی/).waitFor();
  await page().getByRole('grid', { name: 'مشتریان' }).focus();
  for (const key of ['j', 'x', 'j', 'x']) await page().keyboard.press(key);
  await page().getByText('۲ ردیف انتخاب شده').waitFor();
  await page().getByRole('button', { name: 'افزودن برچسب' }).click();
  await page().getByRole('button', { name: 'اعمال' }).click();
  await page().getByText('نام برچسب را بنویسید، مانند: وفادار.').waitFor();
  await page().getByRole('textbox', { name: 'برچسب' }).fill('نوروز');
  await page().getByRole('button', { name: 'اعمال' }).click();
  await notice('برچسب «نوروز» به ۲ نفر افزوده شد').waitFor();
  expect((await owned.shop.ask('/customers/count?tag=نوروز')).count).toBe(2);
  await undo();
  await notice('به حال پیش برگشت').waitFor();
  expect((await owned.shop.ask('/customers/count?tag=نوروز')).count).toBe(0);
}, 40_000);

test('one walks from a row to a customer, on to the next, and comes back to that row, by keys alone', async () => {
  await page().goto('/customers?sort=name');
  await row(/زهرا یوسفی/).waitFor();
  await page().keyboard.press('j');
  await page().keyboard.press('Enter');
  await page().getByRole('heading', { level: 1, name: 'زهرا یوسفی' }).waitFor();
  await page().getByText('۱ از ۳', { exact: true }).waitFor();
  await page().keyboard.press('j');
  await page().getByRole('heading', { level: 1, name: 'علی یوسفی' }).waitFor();
  await page().getByText('۲ از ۳', { exact: true }).waitFor();
  await page().getByRole('button', { name: 'کارهای دیگر' }).click();
  await page().getByRole('menuitem', { name: 'چاپ پرونده' }).waitFor();
  await page().keyboard.press('Escape');
  await page().getByRole('menuitem', { name: 'چاپ پرونده' }).waitFor({ state: 'detached' });
  await page().getByRole('heading', { level: 1, name: 'علی یوسفی' }).waitFor();
  await page().keyboard.press('Escape');
  await row(/علی یوسفی/).waitFor();
  expect(new URL(page().url()).searchParams.get('sort')).toBe('name');
  await expect
    .poll(() =>
      page().evaluate<string | null>(
        "document.getElementById(document.activeElement?.getAttribute('aria-activedescendant') ?? '')?.innerText ?? null",
      ),
    )
    .toContain('علی یوسفی');
  await page().keyboard.press('?');
  const help = page().getByRole('dialog', { name: 'میان‌برهای صفحه‌کلید' });
  await help.getByText('ویرایش مشخصات مشتری').waitFor();
  expect(await owned.owner.look('help')).toEqual([]);
  await page().keyboard.press('Escape');
}, 40_000);

test('her page tells the purchase with its lines and what came back', async () => {
  const { body } = await owned.shop.post('/purchases', {
    customer: { id: maryam },
    number: 'F-1024',
    at: '2026-10-10T19:05:00+03:30',
    channel: 'till',
    branch: 'چهارباغ',
    lines: [
      { sku: 'CREAM-50', name: 'کرم دست', quantity: 2, unitPrice: 12_500_000, discount: 1_500_000 },
      { sku: 'SOAP-1', name: 'صابون زیتون', quantity: 1, unitPrice: 5_000_000 },
    ],
  });
  await owned.shop.post(`/purchases/${body.purchaseId}/returns`, { lines: [{ position: 2 }], reason: 'شکسته بود' });
  await page().goto(`/customers/${maryam}?tab=purchases`);
  await page()
    .getByRole('button', { name: /F-1024/ })
    .click();
  const drawer = page().getByRole('dialog', { name: 'خرید F-1024' });
  await drawer.getByRole('row', { name: /کرم دست.*۲.*۲٬۳۵۰٬۰۰۰/ }).waitFor();
  await drawer.getByRole('row', { name: /صابون زیتون.*۱ برگشت/ }).waitFor();
  await drawer.getByText('شکسته بود').waitFor();
  expect(new URL(page().url()).searchParams.get('purchase')).toBe(body.purchaseId);
  expect(await owned.owner.look('purchase')).toEqual([]);
  await page().keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
  await page().getByText('بخشی برگشت').waitFor();
}, 40_000);

test('how the relationship stands is one sentence with its reasons', async () => {
  const { relationship } = await owned.shop.ask(`/customers/${maryam}/profile`);
  await page().goto(`/customers/${maryam}`);
  const strip = page().getByRole('region', { name: 'حال رابطه' });
  await strip.getByText(relationship.fa).waitFor();
  await strip.getByText(relationship.reasons[0].fa).waitFor();
  await strip.getByRole('button', { name: 'چرا؟' }).click();
  await page().getByRole('dialog').getByText('روزهای خرید').waitFor();
  await page().keyboard.press('Escape');
}, 30_000);

test('a note is written into the story by keyboard, and found again among the conversations', async () => {
  await page().goto(`/customers/${maryam}`);
  await page().getByRole('heading', { level: 1, name: 'مریم احمدی' }).waitFor();
  await page().keyboard.press('n');
  await page().keyboard.type('برای مادرش هم کرم می‌خواهد');
  await page().keyboard.press('Control+Enter');
  await notice('در داستان ثبت شد').waitFor();
  await page()
    .getByText(/برای مادرش هم کرم می‌خواهد/)
    .first()
    .waitFor();
  await page().getByRole('tab', { name: 'گفت‌وگوها' }).click();
  await page().getByText('برای مادرش هم کرم می‌خواهد', { exact: true }).waitFor();
}, 30_000);

test('a change is made with "e", can be taken back, and stays in the history either way', async () => {
  await page().goto(`/customers/${maryam}`);
  await page().getByRole('heading', { level: 1, name: 'مریم احمدی' }).waitFor();
  await page().keyboard.press('e');
  const panel = page().getByRole('dialog', { name: 'ویرایش مشخصات' });
  await panel.getByLabel('شهر').fill('شیراز');
  await panel.getByRole('button', { name: 'ذخیره', exact: true }).click();
  await panel.waitFor({ state: 'detached' });
  await notice('تغییر ذخیره شد').waitFor();
  expect((await owned.shop.ask(`/customers/${maryam}`)).city).toBe('شیراز');
  await undo();
  await notice('به حال پیش برگشت').waitFor();
  expect((await owned.shop.ask(`/customers/${maryam}`)).city).toBe('اصفهان');
  await page().getByRole('tab', { name: 'تاریخچهٔ تغییر' }).click();
  await expect.poll(() => page().getByText('شیراز').count()).toBeGreaterThanOrEqual(2);
  const told = page().getByRole('listitem').filter({ hasText: 'مالک شهر مریم احمدی را تغییر داد' });
  expect(await told.count()).toBe(2);
}, 40_000);

test('a taste, a note of colleagues and a withdrawn consent stand beside her', async () => {
  await page().goto(`/customers/${maryam}`);
  const side = page().getByRole('complementary', { name: 'شناخت مشتری' });
  await side.getByRole('region', { name: 'نیازها و سلیقه‌ها' }).getByRole('button', { name: 'افزودن' }).click();
  await page().getByLabel('چه چیزی').fill('بسته‌بندی هدیه');
  await page().getByRole('dialog').getByRole('button', { name: 'ثبت' }).click();
  await side.getByText('بسته‌بندی هدیه').waitFor();

  await side.getByRole('region', { name: 'یادداشت‌های همکاران' }).getByRole('button', { name: 'افزودن' }).click();
  await page().getByLabel('متن یادداشت').fill('فاکتور رسمی می‌خواهد');
  await page().getByRole('dialog').getByRole('button', { name: 'ثبت' }).click();
  await side.getByText('فاکتور رسمی می‌خواهد').waitFor();

  await side.getByRole('region', { name: 'رضایت‌ها' }).getByRole('button', { name: 'تغییر' }).click();
  await page().getByText('رضایت را پس گرفت', { exact: true }).click();
  await page().getByRole('dialog').getByRole('button', { name: 'ثبت' }).click();
  await side.getByRole('button', { name: 'پیامک: رضایت را پس گرفته است' }).waitFor();
}, 40_000);

test('readiness, own fields and how to be in touch are set beside her, in words and Persian digits', async () => {
  const choices = [{ value: 'dry', label: { fa: 'خشک', en: 'Dry' } }];
  for (const field of [
    { key: 'skin', label: { fa: 'نوع پوست', en: 'Skin' }, type: 'choice', choices },
    { key: 'shoe', label: { fa: 'شمارهٔ کفش', en: 'Shoe' }, type: 'number' },
  ])
    await owned.shop.post('/custom-fields', field);
  await page().goto(`/customers/${maryam}`);
  const side = page().getByRole('complementary', { name: 'شناخت مشتری' });
  const dialog = page().getByRole('dialog');
  const card = (name: string) => side.getByRole('region', { name, exact: true });

  await card('آمادگی خرید').getByRole('button', { name: 'ویرایش' }).click();
  await dialog.getByLabel('آمادگی', { exact: true }).click();
  await page().getByRole('option', { name: 'آمادهٔ خرید' }).click();
  await dialog.getByLabel('بودجه، حداکثر').fill('۲ میلیون');
  await dialog.getByLabel('بودجه، دست‌کم').fill('۳ میلیون');
  await dialog.getByLabel('بودجه، دست‌کم').press('Tab');
  await dialog.getByText('کمترین بودجه از بیشترین آن بزرگ‌تر است.').waitFor();
  await dialog.getByLabel('بودجه، دست‌کم').fill('');
  await dialog.getByLabel('بودجه، دست‌کم').press('Tab');
  await dialog.getByRole('button', { name: 'ذخیره' }).click();
  await card('آمادگی خرید').getByText('تا ۲٬۰۰۰٬۰۰۰ تومان').waitFor();

  await card('فیلدهای دلخواه').getByRole('button', { name: 'ویرایش' }).click();
  await dialog.getByLabel('نوع پوست').click();
  await page().getByRole('option', { name: 'خشک' }).click();
  await dialog.getByLabel('شمارهٔ کفش').fill('۴۲');
  expect(await owned.owner.look('own-fields')).toEqual([]);
  await dialog.getByRole('button', { name: 'ذخیره' }).click();
  await card('فیلدهای دلخواه').getByText('۴۲').waitFor();

  await card('راه دلخواه').getByRole('button', { name: 'ویرایش' }).click();
  await dialog.getByLabel('راه تماس').click();
  await page().getByRole('option', { name: 'پیامک' }).click();
  await dialog.getByLabel('از ساعت').click();
  await page().getByRole('option', { name: '۱۷:۰۰', exact: true }).click();
  await dialog.getByText('هر دو سر ساعت را بگویید').waitFor();
  await dialog.getByLabel('تا ساعت').click();
  await page().getByRole('option', { name: '۲۰:۰۰', exact: true }).click();
  await dialog.getByLabel('شعبه').fill('چهارباغ');
  await dialog.getByRole('button', { name: 'ذخیره' }).click();
  await card('راه دلخواه').getByText('پیامک، ساعت ۱۷:۰۰ تا ۲۰:۰۰، شعبهٔ چهارباغ').waitFor();

  const { customer, reach } = await owned.shop.ask(`/customers/${maryam}/record`);
  expect(customer).toMatchObject({
    readiness: 'ready',
    budget: { min: null, max: 20_000_000 },
    custom: { skin: 'dry', shoe: 42 },
  });
  expect(reach).toMatchObject({ channel: 'sms', hours: { from: 1020, to: 1200 }, branch: 'چهارباغ' });
  await undo();
  await card('راه دلخواه').getByText('نگفته از چه راهی').waitFor();
}, 60_000);

test('she joins a household and a company, and each step can be taken back', async () => {
  await page().goto(`/customers/${maryam}`);
  const side = page().getByRole('complementary', { name: 'شناخت مشتری' });
  const dialog = page().getByRole('dialog');
  const pick = async (label: string, typed: string, option: RegExp) => {
    await dialog.getByLabel(label).fill(typed);
    await page().getByRole('option', { name: option }).click();
  };
  await side.getByRole('button', { name: 'افزودن عضو' }).click();
  await pick('چه کسی با او زندگی می‌کند', 'علی', /علی یوسفی/);
  await dialog.getByLabel('نام خانوار').fill('خانوادهٔ احمدی');
  await dialog.getByRole('button', { name: 'افزودن' }).click();
  const household = side.getByRole('region', { name: 'خانوار', exact: true });
  await household.getByText('خانوادهٔ احمدی').waitFor();
  await household.getByRole('button', { name: 'بیرون بردن علی یوسفی از خانوار' }).click();
  await notice('علی یوسفی از خانوار بیرون رفت').waitFor();
  await household.getByText('کس دیگری در این خانوار نیست.').waitFor();
  await undo();
  await household.getByRole('link', { name: /علی یوسفی/ }).waitFor();

  await side.getByRole('button', { name: 'تعیین شرکت' }).click();
  await pick('کدام شرکت', 'پخش پارس', /ثبت «پخش پارس»/);
  const company = side.getByRole('region', { name: 'شرکت', exact: true });
  await company.getByRole('link', { name: /پخش پارس/ }).click();
  await page().getByRole('heading', { level: 1, name: 'پخش پارس' }).waitFor();
  await side
    .getByRole('region', { name: 'افراد این شرکت' })
    .getByRole('link', { name: /مریم احمدی/ })
    .waitFor();
}, 60_000);

test('the list is narrowed by readiness and by an own field, and its file holds exactly those', async () => {
  await add({ name: 'کیان مرادی', externalId: '0001', readiness: 'ready', custom: { skin: 'dry' } });
  await page().goto('/customers');
  const filter = async (name: string, choice: string) => {
    await page().getByRole('button', { name: 'پالایه', exact: true }).click();
    await page().getByRole('menuitem', { name }).click();
    await page().getByRole('button', { name: choice, exact: true }).click();
  };
  await filter('آمادگی خرید', 'آمادهٔ خرید');
  await filter('نوع پوست', 'خشک');
  await page().getByText('۲ مشتری', { exact: true }).waitFor();
  await row(/کیان مرادی/).waitFor();
  await page().getByRole('button', { name: 'خروجی' }).click();
  await page().getByText('همین فهرست: ۲ مشتری').waitFor();
  const began = page().waitForEvent('download');
  await page().getByRole('menuitem', { name: 'فایل CSV' }).click();
  const rows = readFileSync(await (await began).path(), 'utf8')
    .trim()
    .split('\r\n')
    .slice(1);
  expect(rows.map((one) => one.split(',')[0]).sort()).toEqual(['مریم احمدی', 'کیان مرادی'].sort());

  await page().getByRole('button', { name: 'برداشتن پالایهٔ نوع پوست' }).click();
  await page().getByRole('button', { name: 'برداشتن پالایهٔ آمادگی خرید' }).click();
  await page().getByRole('searchbox', { name: 'جست‌وجو در مشتریان' }).fill('۰۰۰۱');
  await row(/کیان مرادی/).waitFor();
  await page().getByText('۱ مشتری', { exact: true }).waitFor();
}, 60_000);

test('who may only read sees what is known, and no button that changes it', async () => {
  const reader = await owned.again({});
  await reader.page.route('**/api/v1/session', async (route) => {
    const answer = await route.fetch();
    const session = await answer.json();
    const rights = session.rights.filter((right: string) => !right.endsWith('.write'));
    await route.fulfill({ response: answer, json: { ...session, rights } });
  });
  await reader.page.goto(`/customers/${maryam}`);
  const side = reader.page.getByRole('complementary', { name: 'شناخت مشتری' });
  await side.getByText('خانوادهٔ احمدی').waitFor();
  await side.getByText('آمادهٔ خرید').waitFor();
  expect(await side.getByRole('button', { name: /ویرایش|افزودن|تغییر|بیرون|برداشتن|تعیین/ }).count()).toBe(0);
  await reader.context.close();
}, 30_000);

test('two records of one person are seen side by side, merged, parted again, and declined', async () => {
  const twin = await add({
    name: 'مریم احمدی',
    emails: ['maryam@example.ir'],
    city: 'اصفهان',
    birthday: { calendar: 'jalali', month: 11, day: 14, year: 1368 },
  });
  await owned.shop.until('/duplicates', (body) => body.items.length > 0);
  await page().goto(`/customers/${maryam}`);
  await page().getByRole('link', { name: '۱ تکراری احتمالی' }).click();
  const pair = page().getByRole('article', { name: 'مریم احمدی و مریم احمدی' });
  await pair.waitFor();
  expect(await owned.owner.look('pair')).toEqual([]);
  await pair.getByRole('radio').first().waitFor();
  await pair.getByRole('button', { name: 'ادغام در مریم احمدی' }).click();
  await notice('ادغام شد؛ مریم احمدی ماند').waitFor();
  const survivor = (await owned.shop.ask(`/customers/${twin}`)).id;
  expect((await owned.shop.ask(`/customers/${maryam}`)).id).toBe(survivor);
  await undo();
  await notice('ادغام برگردانده شد').waitFor();
  expect((await owned.shop.ask(`/customers/${twin}`)).id).toBe(twin);

  await page().goto('/customers/duplicates');
  await pair.getByRole('button', { name: 'یک نفر نیستند' }).click();
  await page().getByText('تکراری‌ای نمانده است').waitFor();
  expect((await owned.shop.ask('/duplicates')).items).toEqual([]);
}, 60_000);

test('on paper a page says whose it is and when it was printed, and a list is not cut', async () => {
  for (let n = 1; n <= 40; n++) await add({ name: `خریدار ${n}`, city: 'کاشان' });
  const everybody = (await owned.shop.ask('/customers/count')).count;
  await page().goto('/customers?sort=name');
  await row(/خریدار/)
    .first()
    .waitFor();
  await page().emulateMedia({ media: 'print' });
  await page()
    .getByText(/چاپ در .*۱۴/)
    .waitFor();
  await expect.poll(() => page().getByRole('row').count()).toBe(everybody + 1);
  // what is there to press has no place on paper
  expect(await page().getByRole('navigation', { name: 'نماها' }).count()).toBe(0);
  expect(await page().getByRole('searchbox').count()).toBe(0);
  expect(await page().getByRole('button', { name: 'ستون‌ها' }).count()).toBe(0);
  const beyond = await page().evaluate<number>(
    "[...document.querySelectorAll('[role=row]')].filter((row) => row.getBoundingClientRect().left < 0 || row.getBoundingClientRect().right > innerWidth).length",
  );
  expect(beyond).toBe(0);
  await page().setViewportSize({ width: 720, height: 1000 });
  await owned.owner.look('paper');
  await page().setViewportSize({ width: 1440, height: 900 });
  await page().emulateMedia({ media: 'screen' });
  await page()
    .getByText(/چاپ در/)
    .waitFor({ state: 'detached' });
}, 60_000);

test('the palette records a purchase', async () => {
  await page().keyboard.press('Control+k');
  await page().keyboard.type('ثبت خرید');
  await page().getByRole('option', { name: 'ثبت خرید' }).click();
  await page().getByRole('dialog', { name: 'ثبت خرید' }).getByText('مشتری', { exact: true }).waitFor();
}, 30_000);

test('the palette finds a customer from anywhere', async () => {
  await page().goto('/settings/display');
  await page().getByRole('heading', { level: 1 }).waitFor();
  await page().keyboard.press('Control+k');
  await page().keyboard.type('زهرا');
  // the first letters of somebody who types at once are not lost
  await expect.poll(() => page().getByRole('combobox').inputValue()).toBe('زهرا');
  await page()
    .getByRole('option', { name: /زهرا یوسفی/ })
    .waitFor();
  await page().keyboard.press('Enter');
  await page().getByRole('heading', { level: 1, name: 'زهرا یوسفی' }).waitFor();
}, 30_000);

test('personal data are erased only after the name was typed, and are gone then', async () => {
  const id = new URL(page().url()).pathname.split('/')[2];
  await page().getByRole('tab', { name: 'دادهٔ شخصی' }).click();
  await page().getByRole('button', { name: 'پاک کردن دادهٔ شخصی' }).click();
  const act = page().getByRole('dialog').getByRole('button', { name: 'پاک کنید' });
  await act.click();
  await page().getByRole('dialog').getByText('هنوز «زهرا یوسفی» نیست').waitFor();
  await page().getByRole('dialog').getByRole('textbox').fill('زهرا یوسفی');
  await act.click();
  await notice('دادهٔ شخصی پاک شد').waitFor();
  expect((await owned.shop.get(`/customers/${id}`)).status).toBe(404);
}, 30_000);

test.each(looks)(
  'looks right in $language, $theme, $width px',
  async (look) => {
    const visitor = await owned.again(look);
    for (const [name, path] of [
      ['list', '/customers'],
      ['narrowed', '/customers?city=اصفهان&sort=net'],
      ['new', '/customers?panel=new'],
      ['customer', `/customers/${maryam}`],
      // beside the story where there is room, and then the same picture
      ...(look.width === 360 ? ([['facts', `/customers/${maryam}?tab=facts`]] as const) : []),
      ['purchases', `/customers/${maryam}?tab=purchases`],
      ['conversations', `/customers/${maryam}?tab=conversations`],
      ['attachments', `/customers/${maryam}?tab=attachments`],
      ['history', `/customers/${maryam}?tab=history`],
      ['data', `/customers/${maryam}?tab=data`],
      ['edit', `/customers/${maryam}?panel=edit`],
      ['duplicates', '/customers/duplicates'],
    ] as const) {
      await visitor.page.goto(path);
      await visitor.page.getByRole('heading', { level: 1 }).waitFor();
      expect({ name, found: await visitor.look(name) }).toEqual({ name, found: [] });
    }
    expect(visitor.complaints()).toEqual([]);
    await visitor.context.close();
  },
  90_000,
);
