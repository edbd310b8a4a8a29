/** Bringing a file in, as an owner does it: choosing columns, trying, writing, correcting, taking back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterAsOwner, looks, type OwnedShop } from './enter-as-owner.ts';
import { type OpenConsole, openConsole } from './open-console.ts';

const sales = `شماره فاکتور;تاریخ;نام مشتری;موبایل;مبلغ;یادداشت
۱۰۰۱;۱۴۰۵/۰۶/۰۲;مریم احمدی;۰۹۱۲۳۴۵۶۷۸۹;۲۸۵۰۰۰;
۱۰۰۲;۱۴۰۵/۰۷/۳۱;رضا کریمی;۰۹۱۳۱۱۱۲۲۳۳;۱۲۵۰۰۰۰;تماس گرفت
۱۰۰۳;۱۴۰۵/۰۷/۱۸;مریم احمدی;۰۹۱۲۳۴۵۶۷۸۹;۵۷۰۰۰۰;
۱۰۰۴;۱۴۰۵/۰۸/۰۱;زهرا موسوی;۰۹۳۵۷۷۷۶۶۵۵;رایگان;
۱۰۰۵;۱۴۰۵/۰۸/۰۲;زهرا موسوی;۰۹۳۵۷۷۷۶۶۵۵;۹۸۰۰۰;
`;
const file = (name: string, text = sales) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

let open: OpenConsole;
let owned: OwnedShop;

beforeAll(async () => {
  open = await openConsole('imports');
  owned = await enterAsOwner(open, 'isfahan');
}, 90_000);
afterAll(() => open?.close());

const page = () => owned.owner.page;
const press = (name: string | RegExp) => page().getByRole('button', { name, exact: true }).click();

async function send(name: string, text?: string): Promise<void> {
  await page().goto('/imports/new');
  await page().locator('input[type=file]').setInputFiles(file(name, text));
  await press('فرستادن و دیدن ستون‌ها');
  await page().getByRole('heading', { name: 'هر ستون چیست؟' }).waitFor();
}

test('an empty business is invited to bring its first file, with a sample to fill in', async () => {
  await page().goto('/imports');
  await page().getByText('هنوز فایلی نیاورده‌اید').waitFor();
  await page().getByRole('link', { name: 'آوردن فایل تازه' }).click();
  const download = page().waitForEvent('download');
  await page().getByRole('link', { name: 'خریدها' }).click();
  expect((await download).suggestedFilename()).toBe('خریدها.csv');
}, 30_000);

test('the kind and the columns are guessed; rials or tomans is asked, with samples', async () => {
  await page().locator('input[type=file]').setInputFiles(file('فروش پاییز.csv'));
  await page()
    .getByRole('radio', { name: /خریدها/ })
    .waitFor();
  expect(
    await page()
      .getByRole('radio', { name: /خریدها/ })
      .isChecked(),
  ).toBe(true);
  await press('فرستادن و دیدن ستون‌ها');
  await page().getByText('مبلغ‌های این فایل به ریال است یا تومان؟').waitFor();
  expect(await page().getByRole('combobox', { name: 'ستون «موبایل» چیست؟' }).inputValue()).toBe('تلفن همراه');
  expect(await page().getByRole('combobox', { name: 'ستون «یادداشت» چیست؟' }).inputValue()).toBe('');
  // pressed too early, it says what is missing and goes there
  await press('آزمودن بدون ثبت');
  await page().getByRole('alert').getByText('نخست به پرسش‌های بالای صفحه پاسخ دهید.').waitFor();
  expect(await page().evaluate("document.activeElement.closest('fieldset')?.textContent")).toContain(
    'ریال است یا تومان',
  );
  expect(await owned.owner.look('columns')).toEqual([]);
  await press('تومان');
  await page().getByText('«\u2066۲۸۵۰۰۰\u2069» خوانده می‌شود: ۲۸۵٬۰۰۰ تومان').waitFor();
  await page().getByText('«\u2066۱۴۰۵/۰۶/۰۲\u2069» خوانده می‌شود: ۲ شهریور ۱۴۰۵').waitFor();
}, 40_000);

test('the trial writes nothing and names the rows that cannot be taken', async () => {
  await press('آزمودن بدون ثبت');
  await page().getByText('هنوز هیچ‌چیز نوشته نشده است.').waitFor();
  await page().getByRole('cell', { name: '«\u2068رایگان\u2069» مبلغ نیست.' }).waitFor();
  await page().getByRole('rowheader', { name: 'ردیف ۳' }).waitFor();
  expect(await owned.owner.look('trial')).toEqual([]);
  expect((await owned.shop.ask('/customers/count')).count).toBe(0);
}, 30_000);

test('the result says exactly what was written, and the refused rows come back in a file', async () => {
  await press('ثبت ۳ ردیف');
  await page()
    .getByText('۳ خرید تازه، ۲ مشتری تازه، ۲ پذیرفته‌نشده، ۰ ایمیل (ستونش در فایل نبود).')
    .waitFor({ timeout: 30_000 });
  await page().getByText('برای هیچ مشتری‌ای پیامی فرستاده نشد.').waitFor();
  expect((await owned.shop.ask('/customers/count')).count).toBe(2);
  const download = page().waitForEvent('download');
  await page()
    .getByRole('link', { name: /دریافت فایل ۲ ردیف پذیرفته‌نشده/ })
    .click();
  expect((await download).suggestedFilename()).toMatch(/errors\.csv$/);
  expect(await owned.owner.look('result')).toEqual([]);
}, 60_000);

test('the same file again changes nothing, and its columns are remembered', async () => {
  await send('فروش پاییز.csv');
  await page()
    .getByText(/^همین فایل را .* آورده‌اید \(۵ ردیف\)\./)
    .waitFor();
  await page().getByRole('button', { name: 'آزمودن بدون ثبت' }).and(page().locator(':enabled')).click();
  // nothing is new, so there is nothing to write (screens 26)
  const nothing = page().getByRole('button', { name: 'چیز تازه‌ای برای ثبت نیست' });
  await nothing.waitFor({ timeout: 30_000 });
  expect(await nothing.isDisabled()).toBe(true);
  await page().getByText('۳ ردیف همان است که پیش‌تر آورده‌اید و دست نمی‌خورد.').waitFor();
}, 60_000);

test('two columns for one field are refused on the spot, before anything is sent', async () => {
  await send('دیگر.csv', 'نام,موبایل,تاریخ,مبلغ کل (تومان),جمع\nمریم,09123456789,1405/06/02,1000,1000\n');
  await page().getByRole('combobox', { name: 'ستون «جمع» چیست؟' }).click();
  await page().getByRole('option', { name: 'مبلغ خرید' }).click();
  await page().getByText('این فیلد به ستون دیگری هم داده شده است.').first().waitFor();
  await press('آزمودن بدون ثبت');
  await page().getByRole('alert').getByText('یک فیلد به دو ستون داده شده است').waitFor();
  expect(await page().evaluate('document.activeElement.ariaInvalid')).toBe('true');
}, 40_000);

test('a file that cannot be read is told in a sentence', async () => {
  await page().goto('/imports/new');
  await page().locator('input[type=file]').setInputFiles(file('فروش.csv', 'شماره فاکتور,تاریخ,مبلغ\n'));
  await press('فرستادن و دیدن ستون‌ها');
  await page().getByText('این فایل سرستون دارد ولی زیر آن هیچ ردیفی نیست.').waitFor();
}, 30_000);

test('the whole file can be taken back, after a question that names it', async () => {
  await page().goto('/imports');
  await page()
    .getByRole('link', { name: /فروش پاییز\.csv ثبت شد .*۳ خرید تازه/ })
    .click();
  await press('برگرداندن همهٔ این فایل');
  await page().getByText('همهٔ آنچه از «فروش پاییز.csv» آمده برگردد؟').waitFor();
  await press('برگرداندن');
  await page().getByText('برگردانده شد: هر ۵ موردی که این فایل ساخته بود برداشته شد.').waitFor({ timeout: 30_000 });
  expect((await owned.shop.ask('/customers/count')).count).toBe(0);
}, 60_000);

test('all steps can be walked by keyboard alone', async () => {
  await page().goto('/imports/new');
  await page().locator('input[type=file]').setInputFiles(file('مشتریان.csv', 'نام,موبایل\nمریم احمدی,09123456789\n'));
  await page()
    .getByRole('radio', { name: /^مشتریان/ })
    .focus();
  await page().keyboard.press('Enter');
  await page().getByRole('heading', { name: 'هر ستون چیست؟' }).waitFor();
  const walkTo = async (name: RegExp) => {
    await page().getByRole('button', { name }).and(page().locator(':enabled')).waitFor({ timeout: 20_000 });
    for (let step = 0; step < 60; step++) {
      const here = await page().evaluate<string>(`document.activeElement?.textContent ?? ''`);
      if (name.test(here)) return page().keyboard.press('Enter');
      await page().keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${name}`);
  };
  await walkTo(/^آزمودن بدون ثبت$/);
  await walkTo(/^ثبت ۱ ردیف$/);
  await page().getByText('۱ مشتری تازه، ۰ ایمیل (ستونش در فایل نبود).').waitFor({ timeout: 30_000 });
  expect(owned.owner.complaints(/status of 422/)).toEqual([]);
}, 60_000);

test.each(looks)(
  'looks right in $language, $theme, $width px',
  async (look) => {
    const visitor = await owned.again(look);
    const { items } = await owned.shop.ask('/imports');
    const of = (state: string) => items.find((one: { state: string }) => one.state === state).id as string;
    for (const [name, path] of [
      ['list', '/imports'],
      ['new', '/imports/new'],
      ['columns', `/imports/${of('ready')}`],
      ['result', `/imports/${of('done')}`],
      ['undone', `/imports/${of('undone')}`],
    ] as const) {
      await visitor.page.goto(path);
      await visitor.page.getByRole('heading', { level: 1 }).waitFor();
      expect({ name, found: await visitor.look(name) }).toEqual({ name, found: [] });
    }
    expect(visitor.complaints()).toEqual([]);
    await visitor.context.close();
  },
  60_000,
);
