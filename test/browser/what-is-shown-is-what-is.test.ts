/** Copied text is clean, and a sum of rials that is no whole number of tomans is the same on every screen that shows it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterAsOwner, type OwnedShop } from './enter-as-owner.ts';
import { type OpenConsole, openConsole } from './open-console.ts';

let open: OpenConsole;
let owned: OwnedShop;
let maryam: string;
let purchase: string;
const page = () => owned.owner.page;

beforeAll(async () => {
  open = await openConsole('shown');
  owned = await enterAsOwner(open, 'shown');
  const { shop } = owned;
  const made = await shop.post('/customers', { givenName: 'مریم', familyName: 'احمدی', phones: ['09121234567'] });
  maryam = made.body.customerId;
  const sold = await shop.post('/purchases', {
    customer: { id: maryam },
    at: '2026-10-10',
    number: 'F-1',
    lines: [{ sku: 'ATTAR', name: 'عطر گل', quantity: 1, unitPrice: 12_345 }],
  });
  purchase = sold.body.purchaseId;
  await shop.post('/purchases', {
    customer: { id: maryam },
    at: '2026-11-10',
    number: 'F-2',
    lines: [{ sku: 'ATTAR', name: 'عطر گل', quantity: 2, unitPrice: 12_345 }],
  });
  const back = await shop.post(`/purchases/${purchase}/returns`, { lines: [{ position: 1 }] });
  expect([made.status, sold.status, back.status]).toEqual([201, 201, 201]);
  await owned.owner.context.grantPermissions(['clipboard-read', 'clipboard-write']);
}, 90_000);
afterAll(() => open?.close());

/** Selects what an element holds, copies it as a reader does, and reads what she would paste. */
async function copied(css: string): Promise<string> {
  await page().evaluate(`getSelection().selectAllChildren(document.querySelector(${JSON.stringify(css)}))`);
  await page().keyboard.press('Control+c');
  return page().evaluate<string>('navigator.clipboard.readText()');
}
const marks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

test('a phone, a name, a sum and a share are copied from the screen without invisible marks', async () => {
  await page().goto(`/customers/${maryam}?tab=purchases&purchase=${purchase}`);
  await page().getByRole('dialog').getByText('F-1').first().waitFor();
  // a sum that came back has its sign kept beside it while it is shown
  const shown = await page().evaluate<string>(`document.querySelector('[role=dialog]').textContent`);
  expect(shown).toContain('\u2066−۱٬۲۳۴٫۵\u2069');
  const sum = await copied('[role=dialog]');
  expect(sum).toContain('−۱٬۲۳۴٫۵');
  expect(sum).not.toMatch(marks);

  await page().goto(`/customers/${maryam}`);
  await page().getByRole('heading', { level: 1, name: 'مریم احمدی' }).waitFor();
  const head = await copied('main');
  expect(head).toContain('مریم احمدی');
  expect(head).toContain('۰۹۱۲ ۱۲۳ ۴۵۶۷');
  expect(head).not.toMatch(marks);

  await page().goto('/insights');
  await page().getByText(/٪/).first().waitFor();
  const share = await copied('main');
  expect(share).toMatch(/٪[۰-۹]/);
  expect(share).not.toMatch(marks);
}, 90_000);

test('a sum with a tenth of a toman is the same in the list, the story, the purchase and its rows', async () => {
  const says = (text: string) => page().getByText(text).first().waitFor();
  await page().goto('/customers');
  await says('۲٬۴۶۹');
  await page().goto(`/customers/${maryam}`);
  await says('۱٬۲۳۴٫۵ تومان');
  await page().goto(`/customers/${maryam}?tab=purchases`);
  await says('۱٬۲۳۴٫۵');
  await page().goto(`/customers/${maryam}?tab=purchases&purchase=${purchase}`);
  await page().getByRole('dialog').getByText('۱٬۲۳۴٫۵').first().waitFor();
  expect(owned.owner.complaints()).toEqual([]);
}, 60_000);

test('a printed list says who is in it: each value stands under its own head', async () => {
  await page().goto('/customers');
  const name = page().getByRole('row').getByText('مریم احمدی');
  await name.waitFor();
  await page().emulateMedia({ media: 'print' });
  const [cell, head] = [
    await name.boundingBox(),
    await page().getByRole('columnheader', { name: 'نام' }).boundingBox(),
  ];
  expect(cell?.width).toBeGreaterThan(40);
  // from right to left: the name ends where the head of names does
  expect(Math.abs((head?.x ?? 0) + (head?.width ?? 0) - ((cell?.x ?? 0) + (cell?.width ?? 0)))).toBeLessThan(60);
  await page().emulateMedia({ media: 'screen' });
}, 60_000);
