/** A list of customers as a shop has it: what is unsure is said, known people are filled or updated, and two on one phone stay two. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterAsOwner, looks, type OwnedShop } from './enter-as-owner.ts';
import { type OpenConsole, openConsole } from './open-console.ts';

const list = `نام,نام خانوادگی,موبایل,تلفن ثابت,ایمیل,موبایل پدر,فروشنده,شرکت,جنسیت,تاریخ تولد,یادداشت خصوصی
مریم,احمدی,۰۹۱۲۳۴۵۶۷۸۹,021-88776655 (102),m@example.ir,09121110011,کیان,آوند,زن,1370/05/12,
علی,کریمی,09123456789,021-88776655-56,ali@,09121110011,کیان,,مرد,1399/13/01,تماس بگیرید
سارا,رضایی,ندارد,,sara@example.ir,0912,نیما,آوند,نامعلوم,,
,,,,,,,,,,هیچ
نگار,موسوی,9.12346E+09,,,,,,,,
`;

let open: OpenConsole;
let owned: OwnedShop;

beforeAll(async () => {
  open = await openConsole('imports-customers');
  owned = await enterAsOwner(open, 'shiraz');
}, 90_000);
afterAll(() => open?.close());

const page = () => owned.owner.page;
const press = (name: string | RegExp) => page().getByRole('button', { name, exact: true }).click();

// each language, width and colour in one of four looks
const pictured = looks.filter(
  ({ language, theme, width }) => ((language === 'fa') === (theme === 'light')) === (width === 1440),
);

/** The screen as it stands in these looks; what is wrong with any of them. */
async function lookEverywhere(name: string): Promise<string[]> {
  const address = page().url();
  const wrong: string[] = [];
  for (const look of pictured) {
    const other = await owned.again(look);
    await other.page.goto(address);
    await other.page.getByRole('heading', { level: 1 }).waitFor();
    await other.page.waitForLoadState('networkidle');
    for (const one of await other.page.locator('summary').all()) await one.click();
    await other.page.waitForLoadState('networkidle');
    wrong.push(...(await other.look(name)));
    await other.context.close();
  }
  return wrong;
}

test('what rows do to known customers is chosen with a sentence, and filling is what is meant unless said', async () => {
  await page().goto('/imports/new');
  await page()
    .locator('input[type=file]')
    .setInputFiles({ name: 'مشتریان.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await page()
    .getByRole('radio', { name: /^مشتریان/ })
    .check();
  await press('فرستادن و دیدن ستون‌ها');
  const fill = page().getByRole('radio', { name: 'فقط جاهای خالی پر شود' });
  const update = page().getByRole('radio', { name: 'با این فایل به‌روز شود' });
  await fill.waitFor();
  expect(await fill.isChecked()).toBe(true);
  await page().getByText('آنچه از پیش می‌دانید دست نمی‌خورد').waitFor();
  await update.check();
  await expect.poll(async () => (await owned.shop.ask('/imports')).items[0].mapping.existing).toBe('update');
  await fill.check();
  await expect.poll(async () => (await owned.shop.ask('/imports')).items[0].mapping.existing).toBe('fill');
  expect(await lookEverywhere('columns')).toEqual([]);
}, 120_000);

test('the trial tells in words what was noticed, and never a code', async () => {
  await press('آزمودن بدون ثبت');
  await page().getByText('هنوز هیچ‌چیز نوشته نشده است.').waitFor({ timeout: 30_000 });
  await page().getByText('۱ نفر با تلفن یا ایمیل مشترک، جدا از هم نگه داشته شدند.').waitFor();
  expect(await page().getByRole('main').textContent()).not.toMatch(/kept-apart|company-not-linked|cells-left-out/);
  expect(await lookEverywhere('trial')).toEqual([]);
}, 120_000);

test('people kept apart on a shared phone are a list that opens', async () => {
  await press('ثبت ۳ ردیف');
  await page().getByText('برای هیچ مشتری‌ای پیامی فرستاده نشد.').waitFor({ timeout: 30_000 });
  const apart = page().getByText('۱ نفر با تلفن یا ایمیل مشترک، جدا از هم نگه داشته شدند.');
  await apart.click();
  await page().getByRole('link', { name: 'علی کریمی' }).waitFor();
  await page().getByRole('link', { name: 'مریم احمدی' }).waitFor();
  expect(await lookEverywhere('result')).toEqual([]);
}, 120_000);
