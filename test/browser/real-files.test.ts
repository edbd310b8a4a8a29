/** Two real files through the same door as an owner's own: the wizard takes them in, and the screens show the published figures. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, openShop } from '../stories/open-shop.ts';
import { enterAsOwner, type OwnedShop } from './enter-as-owner.ts';
import { type OpenConsole, openConsole } from './open-console.ts';

const data = (name: string) => readFileSync(fileURLToPath(new URL(`../../demo/data/${name}`, import.meta.url)));
const settings = { settings: { asOf: 'after-last-purchase' } };
const inBritain = { ...settings, calendar: 'gregorian', timeZone: 'Europe/London' };

let open: OpenConsole;
let owned: OwnedShop;
let music: Caller;
let wholesale: Caller;

beforeAll(async () => {
  open = await openConsole('real-files');
  music = await openShop(open.product, 'music', settings);
  wholesale = await openShop(open.product, 'wholesale', inBritain);
  owned = await enterAsOwner(open, 'counter', inBritain);
}, 90_000);
afterAll(() => open?.close());

const page = () => owned.owner.page;
const press = (name: string | RegExp) => page().getByRole('button', { name, exact: true }).click();

/** From the file on the desk to the sentence of its result, as an owner goes. */
async function bring(name: string, body: Buffer, money: string, rows: string): Promise<void> {
  await page().goto('/imports/new');
  await page().locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: body });
  await page()
    .getByRole('radio', { name: /خریدها/ })
    .check();
  await press('فرستادن و دیدن ستون‌ها');
  await press(money);
  await page().getByRole('button', { name: 'آزمودن بدون ثبت' }).and(page().locator(':enabled')).click();
  await page().getByText('هنوز هیچ‌چیز نوشته نشده است.').waitFor({ timeout: 30_000 });
  await press(`ثبت ${rows} ردیف`);
  await page().getByText('برای هیچ مشتری‌ای پیامی فرستاده نشد.').waitFor({ timeout: 40_000 });
}

/** What the screen says, without the marks that keep signs in their place. */
async function says(role: 'main' | 'dialog'): Promise<string> {
  const text = await page().getByRole(role).first().textContent();
  return (text ?? '').replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ');
}

/** Opens the door of a measure and waits until it says all of this. */
async function doorSays(days: string, measure: string, ...figures: string[]): Promise<void> {
  await page().goto(`/insights?${days}&open=${measure}`);
  for (const figure of figures) await expect.poll(() => says('dialog'), { timeout: 20_000 }).toContain(figure);
}

async function enter(name: string): Promise<void> {
  await page().goto('/');
  await page()
    .getByRole('button', { name: 'music' })
    .or(page().getByRole('button', { name: 'wholesale' }))
    .click();
  await page().getByRole('menuitem', { name }).click();
  await page().getByRole('button', { name, exact: true }).waitFor();
}

test('CDNOW: 6,919 orders of 2,357 customers, 48.88 % came back, Gini .6309', async () => {
  await bring('cdnow-sample.csv', data('cdnow-sample.csv'), 'دلار', '۶٬۹۱۹');
  expect(await says('main')).toContain('۶٬۹۱۹ خرید تازه، ۲٬۳۵۷ مشتری تازه');
  await music.until('/measures/repeat-rate', (body) => body.n === 2357);
  const days = 'from=1997-01-01&to=1998-07-01';
  await doorSays(days, 'repeat-rate', '٪۴۸٫۹', '۱٬۱۵۲', '۲٬۳۵۷');
  await doorSays(days, 'aov', '۳۵٫۲۸ دلار', '۶٬۹۱۹');
  await doorSays(days, 'concentration', '۰٫۶۳۰۹', '٪۶۷٫۵', '۲٬۳۵۷');
}, 90_000);

test('a year of invoices: one row is given back, returns are deducted, 4,383 customers, Gini .7274', async () => {
  await enter('wholesale');
  await bring('invoices.csv', data('online-retail-invoices.csv'), 'پوند', '۲۸٬۸۱۵');
  expect(await says('main')).toContain('۲۸٬۸۱۵ خرید تازه، ۴٬۳۸۳ مشتری تازه، ۱ پذیرفته‌نشده');
  expect(await says('main')).toContain('C496350');
  await wholesale.until('/measures/concentration', (body) => body.n === 4383);
  const days = 'from=2009-12-01&to=2010-12-10';
  await doorSays(days, 'concentration', '۰٫۷۲۷۴', '٪۷۴٫۵', '۴٬۳۸۳');
  await doorSays(`${days}&variant=gross`, 'concentration', '۰٫۷۰۴۴', '٪۷۳٫۵', '۴٬۳۱۲');
  await doorSays(`${days}&variant=gross`, 'repeat-rate', '٪۶۷٫۱', '۴٬۳۱۲');
  await doorSays(`${days}&variant=gross`, 'aov', '۴۹۱٫۹', '۲۰٬۹۵۱');
  await doorSays(`${days}&variant=gross,known`, 'aov', '۴۵۹٫۶۹', '۱۹٬۲۱۳');
}, 120_000);

test('four days by the line: 12,000 lines are 554 invoices', async () => {
  await enter('counter');
  await bring('lines.csv', data('online-retail-lines.csv'), 'پوند', '۱۲٬۰۰۰');
  expect(await says('main')).toContain('۱۲٬۰۰۰ قلم تازه از ۵۵۴ سفارش، ۳۸۵ مشتری تازه');
  await owned.shop.until('/measures/aov?variant=gross', (body) => body.denominator === 445);
  const days = 'from=2009-12-01&to=2009-12-05';
  await doorSays(`${days}&variant=gross`, 'aov', '۴۴۵');
  await doorSays(`${days}&variant=gross,known`, 'aov', '۴۰۹');
  await page().goto('/imports');
  await page()
    .getByRole('link', { name: /lines\.csv ثبت شد/ })
    .waitFor();
  expect(owned.owner.complaints()).toEqual([]);
}, 90_000);
