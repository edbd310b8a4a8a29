/** Changing a list where it stands: cells by mouse and by keys, taken back, and somebody who was faster; and forms that say what they need. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterAsOwner, looks, type OwnedShop } from './enter-as-owner.ts';
import { type OpenConsole, openConsole } from './open-console.ts';

let open: OpenConsole;
let owned: OwnedShop;
const ids: Record<string, string> = {};

beforeAll(async () => {
  open = await openConsole('list');
  owned = await enterAsOwner(open, 'atlas');
  await owned.shop.post('/custom-fields', {
    key: 'size',
    label: { fa: 'سایز', en: 'Size' },
    type: 'choice',
    choices: ['S', 'M', 'L'].map((value) => ({ value, label: { fa: value, en: value } })),
  });
  await owned.shop.post('/custom-fields', { key: 'shoe', label: { fa: 'شمارهٔ کفش', en: 'Shoe' }, type: 'number' });
  for (const [name, city] of [
    ['زهرا یوسفی', 'اصفهان'],
    ['علی یوسفی', 'یزد'],
    ['مریم احمدی', ''],
  ] as const) {
    const { body } = await owned.shop.post('/customers', { name, city, tags: ['وفادار'] });
    ids[name] = body.customerId;
  }
}, 240_000);
afterAll(() => open?.close());

const list = '/customers?sort=name&columns=city,owner,tags,custom:size,custom:shoe';
const page = () => owned.owner.page;
const row = (name: string) => page().getByRole('row', { name: new RegExp(name) });
const cell = (name: string, at: number) => row(name).getByRole('gridcell').nth(at);
const notice = (text: string | RegExp) => page().getByLabel('پیام‌ها').getByText(text);
const press = (name: string) => page().getByRole('button', { name, exact: true }).click();
const [city, owner, tags, size, shoe] = [2, 3, 4, 5, 6];

test('a cell is changed by a second press, kept by Enter, and taken back', async () => {
  await page().goto(list);
  await cell('زهرا یوسفی', city).dblclick();
  const field = page().getByRole('textbox', { name: 'شهر، زهرا یوسفی' });
  await field.fill('شیراز');
  await field.press('Enter');
  await notice('تغییر «زهرا یوسفی» ذخیره شد').waitFor();
  expect((await owned.shop.ask(`/customers/${ids['زهرا یوسفی']}`)).city).toBe('شیراز');
  await page().getByLabel('پیام‌ها').getByRole('button', { name: 'برگرداندن' }).last().click();
  await notice('به حال پیش برگشت').waitFor();
  await cell('زهرا یوسفی', city).getByText('اصفهان').waitFor();
  expect((await owned.shop.ask(`/customers/${ids['زهرا یوسفی']}`)).city).toBe('اصفهان');
}, 120_000);

test('one press stands on a cell and opens nobody; Esc leaves a field as it was', async () => {
  await cell('زهرا یوسفی', city).click();
  await page().keyboard.press('F2');
  const field = page().getByRole('textbox', { name: 'شهر، زهرا یوسفی' });
  await field.fill('هیچ‌جا');
  await field.press('Escape');
  await field.waitFor({ state: 'detached' });
  await cell('زهرا یوسفی', city).getByText('اصفهان').waitFor();
  expect(new URL(page().url()).pathname).toBe('/customers');
  expect((await owned.shop.ask(`/customers/${ids['زهرا یوسفی']}`)).city).toBe('اصفهان');
}, 120_000);

test('by keys alone: arrows to a cell, Enter, Tab through the row, every kind of field', async () => {
  await page().goto(list);
  await row('زهرا یوسفی').waitFor();
  await page().keyboard.press('j');
  await page().keyboard.press('ArrowLeft');
  await page().keyboard.press('Enter');
  await page().getByRole('textbox', { name: 'شهر، زهرا یوسفی' }).waitFor();
  await page().keyboard.type('کاشان');
  await page().keyboard.press('Tab');
  await page().getByRole('combobox', { name: 'مسئول، زهرا یوسفی' }).waitFor();
  expect(await owned.owner.look('owner')).toEqual([]);
  await page().keyboard.press('Tab');
  await page().getByRole('combobox', { name: 'برچسب‌ها، زهرا یوسفی' }).waitFor();
  await page().keyboard.type('نوروز');
  expect(await page().getByRole('combobox', { name: 'برچسب‌ها، زهرا یوسفی' }).inputValue()).toBe('نوروز');
  await page().keyboard.press('Enter');
  expect(await owned.owner.look('tags')).toEqual([]);
  await page().keyboard.press('Tab');
  await page().getByRole('combobox', { name: 'سایز، زهرا یوسفی' }).waitFor();
  await page().getByRole('combobox', { name: 'سایز، زهرا یوسفی' }).click();
  await page().getByRole('option', { name: 'M', exact: true }).click();
  await cell('زهرا یوسفی', size).getByText('M').waitFor();
  await page().keyboard.press('ArrowLeft');
  await page().keyboard.press('Enter');
  const number = page().getByRole('textbox', { name: 'شمارهٔ کفش، زهرا یوسفی' });
  await number.fill('سی و هشت');
  await number.press('Enter');
  // what cannot be read keeps the cell and says so
  await page().getByText('یک عدد بنویسید، مانند ۴۲ یا ۷٫۵.').waitFor();
  await number.fill('۳۸');
  await number.press('Tab');
  // the end of the row goes on with the next one
  await page().getByRole('textbox', { name: 'شهر، علی یوسفی' }).waitFor();
  await page().keyboard.press('Escape');
  await cell('زهرا یوسفی', shoe).getByText('۳۸').waitFor();
  await expect
    .poll(() => owned.shop.ask(`/customers/${ids['زهرا یوسفی']}`))
    .toMatchObject({ city: 'کاشان', tags: ['وفادار', 'نوروز'], custom: { size: 'M', shoe: 38 } });
}, 180_000);

test('the owner of a customer is chosen in her cell', async () => {
  await cell('علی یوسفی', owner).dblclick();
  await page().getByRole('option').last().click();
  await notice('تغییر «علی یوسفی» ذخیره شد').waitFor();
  expect((await owned.shop.ask(`/customers/${ids['علی یوسفی']}`)).ownerId).not.toBeNull();
  expect(await cell('علی یوسفی', tags).textContent()).toContain('وفادار');
}, 120_000);

test('who was slower is told, and sees what stands now', async () => {
  await page().goto(list);
  await cell('مریم احمدی', city).waitFor();
  const id = ids['مریم احمدی'];
  await owned.shop.patch(`/customers/${id}`, { version: 1, city: 'تبریز' });
  await cell('مریم احمدی', city).dblclick();
  const field = page().getByRole('textbox', { name: 'شهر، مریم احمدی' });
  await field.fill('رشت');
  await field.press('Enter');
  await notice('همکاری پیش از شما این مشتری را تغییر داده است').waitFor();
  await cell('مریم احمدی', city).getByText('تبریز').waitFor();
  expect((await owned.shop.ask(`/customers/${id}`)).city).toBe('تبریز');
  expect(owned.owner.complaints(/409/)).toEqual([]);
}, 120_000);

test('forms of her page can be sent too early and say at the field what they need', async () => {
  await page().goto(`/customers/${ids['علی یوسفی']}`);
  await page().getByRole('heading', { level: 1, name: 'علی یوسفی' }).waitFor();
  await page().keyboard.press('n');
  await page().getByRole('form', { name: 'ثبت در داستان' }).getByRole('button', { name: 'ثبت', exact: true }).click();
  await page().getByText('بنویسید چه شد؛ همین یک جمله کافی است.').waitFor();
  await page().keyboard.press('Escape');
  const needs: readonly (readonly [door: string, send: string, says: string])[] = [
    ['افزودن عضو', 'افزودن', 'نام یا موبایل او را بنویسید و از فهرست انتخابش کنید.'],
    ['تعیین شرکت', 'ذخیره', 'نام شرکت را بنویسید و از فهرست انتخابش کنید.'],
  ];
  for (const [door, send, says] of needs) {
    await press(door);
    const dialog = page().getByRole('dialog');
    await dialog.getByRole('combobox').press('Tab');
    await dialog.getByRole('button', { name: send, exact: true }).click();
    await dialog.getByText(says).waitFor();
    await page().keyboard.press('Escape');
    await page().keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }
  await page().getByRole('region', { name: 'نیازها و سلیقه‌ها' }).getByRole('button', { name: 'افزودن' }).click();
  await page().getByRole('dialog').getByRole('button', { name: 'ثبت', exact: true }).click();
  await page().getByText('بنویسید چه چیزی، مانند: بسته‌بندی هدیه.').waitFor();
  expect(await owned.owner.look('taste')).toEqual([]);
}, 180_000);

test('a new customer has a title and a phone that is her father’s, who is offered as one of her house', async () => {
  await owned.shop.post('/customers', { name: 'حسین راد', phones: ['09121112233'] });
  await page().goto('/customers?panel=new');
  const panel = page().getByRole('dialog', { name: 'مشتری تازه' });
  await panel.getByLabel('نام و نام خانوادگی').fill('نیما راد');
  await panel.getByLabel('عنوان پیش از نام').fill('دکتر');
  await panel.getByLabel('موبایل').fill('۰۹۱۲ ۱۱۱ ۲۲۳۳');
  await panel.getByLabel('موبایل').press('Tab');
  await panel.getByLabel('فقط از آنِ او نیست').check();
  await panel.getByLabel('از آنِ چه کسی').fill('پدر');
  expect(await owned.owner.look('new-shared')).toEqual([]);
  await panel.getByRole('button', { name: 'ثبت مشتری' }).click();
  await page().getByRole('heading', { level: 1, name: 'دکتر نیما راد' }).waitFor();
  const id = new URL(page().url()).pathname.split('/')[2];
  const house = page().getByRole('region', { name: 'خانوار', exact: true });
  await house.getByText('تلفن یا ایمیل مشترک دارند؛ شاید هم‌خانه باشند:').waitFor();
  expect(await owned.owner.look('offered')).toEqual([]);
  await house.getByRole('button', { name: 'افزودن حسین راد به خانوار' }).click();
  await notice('حسین راد به خانوار پیوست').waitFor();

  await page().keyboard.press('e');
  const edit = page().getByRole('dialog', { name: 'ویرایش مشخصات' });
  await edit.getByLabel('عنوان پیش از نام').fill('مهندس');
  await edit.getByLabel('تلفن تازه').fill('09123334455');
  await edit.getByLabel('تلفن تازه').press('Tab');
  await edit.getByRole('button', { name: 'ذخیره' }).click();
  await page().getByRole('heading', { level: 1, name: 'مهندس نیما راد' }).waitFor();
  await edit.waitFor({ state: 'detached' });
  await page().keyboard.press('e');
  await edit.getByRole('button', { name: /۰۹۱۲ ۳۳۳ ۴۴۵۵ فقط از آنِ او نیست/ }).click();
  expect(await owned.owner.look('edit-shared')).toEqual([]);
  await edit.getByRole('button', { name: 'ذخیره' }).click();
  await edit.waitFor({ state: 'detached' });
  expect(await owned.shop.ask(`/customers/${id}`)).toMatchObject({
    title: 'مهندس',
    identifiers: [],
    sharedContacts: [{ value: '+989121112233', label: 'پدر' }, { value: '+989123334455' }],
  });
}, 180_000);

test('what was removed is put back long after its notice: from what was done lately, and from the history', async () => {
  const id = ids['علی یوسفی'];
  const { noteId } = (await owned.shop.post(`/customers/${id}/notes`, { body: 'هفتهٔ بعد زنگ بزنیم' })).body;
  const { fileId } = (await owned.shop.post(`/customers/${id}/attachments?name=rasid.txt`, 'رسید')).body;
  const { viewId } = (await owned.shop.post('/views', { name: 'یزدی‌ها', shared: true, definition: {} })).body;
  for (const path of [`/notes/${noteId}`, `/customers/${id}/attachments/${fileId}`, `/views/${viewId}`])
    expect((await owned.shop.delete(path)).status).toBe(200);

  await page().goto('/lately');
  const view = page().getByRole('listitem').filter({ hasText: 'برداشتن نمای «یزدی‌ها»' });
  await view.getByRole('button', { name: 'برگرداندن' }).click();
  await notice('برگردانده شد: برداشتن نمای «یزدی‌ها»').waitFor();
  await view.getByText('برگردانده شد', { exact: true }).waitFor();
  expect(await owned.owner.look('lately')).toEqual([]);

  await page().goto(`/customers/${id}?tab=history`);
  const file = page()
    .getByRole('listitem')
    .filter({ hasText: /پیوستی از .* را برداشت/ });
  await file.getByRole('button', { name: 'برگرداندن' }).click();
  await page()
    .getByText(/پیوستی از .* را برگرداند/)
    .waitFor();
  await file.getByRole('button', { name: 'برگرداندن' }).waitFor({ state: 'detached' });
  expect((await owned.shop.ask(`/customers/${id}/attachments`)).items).toMatchObject([{ name: 'rasid.txt' }]);

  await page().goto('/settings/history');
  const note = page()
    .getByRole('listitem')
    .filter({ hasText: /یادداشتی دربارهٔ .* را برداشت/ });
  await note.getByRole('button', { name: 'برگرداندن' }).click();
  await page()
    .getByText(/یادداشتی دربارهٔ .* را برگرداند/)
    .waitFor();
  expect((await owned.shop.ask(`/customers/${id}/notes`)).items).toMatchObject([{ body: 'هفتهٔ بعد زنگ بزنیم' }]);
  expect(await owned.owner.look('history')).toEqual([]);
}, 180_000);

test.each(looks)(
  'looks right in $language, $theme, $width px',
  async (look) => {
    const visitor = await owned.again(look);
    await visitor.page.goto(list);
    await visitor.page.getByText('زهرا یوسفی').first().waitFor();
    if (look.width === 1440) {
      await visitor.page
        .getByRole('row', { name: /زهرا یوسفی/ })
        .getByRole('gridcell')
        .nth(tags)
        .dblclick();
      await visitor.page.getByRole('combobox', { name: /زهرا یوسفی/ }).waitFor();
    }
    expect(await visitor.look('list')).toEqual([]);
    expect(visitor.complaints()).toEqual([]);
    await visitor.context.close();
  },
  120_000,
);
