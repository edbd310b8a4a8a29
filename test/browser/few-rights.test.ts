/** Every page as readers of few rights meet it: nothing that would be refused is offered, and nothing fails for a missing right. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterAsOwner, type OwnedShop } from './enter-as-owner.ts';
import { type OpenConsole, openConsole, type Visitor } from './open-console.ts';

let open: OpenConsole;
let owned: OwnedShop;
let sara: string;

const readers = [
  { role: 'viewer', scope: 'all', name: 'ناهید' },
  { role: 'cashier', scope: 'all', name: 'مینا' },
  { role: 'seller', scope: 'own', name: 'بهرام' },
] as const;
const inside = new Map<string, Visitor>();

beforeAll(async () => {
  open = await openConsole('few-rights');
  owned = await enterAsOwner(open, 'naghshejahan');
  const made = await owned.shop.post('/customers', { name: 'سارا کریمی', phones: ['09123456789'], city: 'اصفهان' });
  sara = made.body.customerId;
  await owned.shop.post('/purchases', {
    customer: { id: sara },
    at: '2026-10-05',
    lines: [{ sku: 'TEA', name: 'چای', quantity: 1, unitPrice: 900_000 }],
  });
  for (const { role, scope, name } of readers) {
    const invited = await owned.shop.post('/invitations', { email: `${role}@example.com`, role, scope });
    if (invited.status !== 201) throw new Error(JSON.stringify(invited.body));
    const link = new URL(invited.body.url);
    const visitor = await open.visitor();
    await visitor.page.goto(`${link.pathname}${link.hash}`);
    await visitor.page.getByLabel('نام و نام خانوادگی').fill(name);
    await visitor.page.getByLabel('گذرواژه', { exact: true }).fill('سه‌تار و باران پاییز');
    await visitor.page.getByRole('button', { name: 'پذیرفتن دعوت' }).click();
    await visitor.page.getByRole('button', { name: `حساب ${name}` }).waitFor();
    inside.set(role, visitor);
  }
}, 300_000);
afterAll(() => open?.close());

const pages = () => [
  '/',
  '/customers',
  '/customers?q=ژژژ',
  '/customers/duplicates',
  `/customers/${sara}`,
  ...['facts', 'purchases', 'conversations', 'attachments', 'history', 'data'].map(
    (tab) => `/customers/${sara}?tab=${tab}`,
  ),
  '/insights',
  '/insights/models',
  '/imports',
  '/imports/new',
  '/lately',
  ...['business', 'figures', 'fields', 'staff', 'roles', 'tokens', 'webhooks', 'history', 'health'].map(
    (section) => `/settings/${section}`,
  ),
  '/settings/account',
  '/settings/display',
];

/** What a page says and asks that it should not, for a reader who may not. */
async function faultsOf(page: Page, path: string): Promise<string[]> {
  const faults: string[] = [];
  const note = (answer: { status(): number; url(): string }) => {
    if (answer.status() === 403) faults.push(`asked what is refused: ${new URL(answer.url()).pathname}`);
    if (answer.status() >= 500) faults.push(`broke: ${new URL(answer.url()).pathname}`);
  };
  page.on('response', note);
  await page.goto(path);
  await page.getByRole('main').waitFor();
  await page.waitForLoadState('networkidle');
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  page.off('response', note);
  for (const text of ['دوباره تلاش کنید', 'خطایی پیش آمد'])
    if ((await page.getByText(text).count()) > 0) faults.push(`says «${text}»`);
  for (const dead of await page.getByRole('main').locator('button:disabled').all())
    faults.push(`dead button: ${(await dead.getAttribute('aria-label')) ?? (await dead.textContent())}`);
  if (((await page.getByRole('main').textContent()) ?? '').trim() === '') faults.push('says nothing');
  return faults;
}

test.each(readers)(
  'no page is dead or fails for a $role',
  async ({ role }) => {
    const visitor = inside.get(role);
    if (visitor === undefined) throw new Error(role);
    const found: Record<string, string[]> = {};
    for (const path of pages()) {
      const faults = await faultsOf(visitor.page, path);
      if (faults.length > 0) found[path] = faults;
    }
    expect(found).toEqual({});
  },
  300_000,
);

test('who may not write finds no cell to change; who sees nobody yet is told so, with nothing to press that is refused', async () => {
  const viewer = inside.get('viewer')?.page;
  await viewer?.goto('/customers?columns=city,tags,owner');
  await viewer?.getByRole('row', { name: /سارا کریمی/ }).waitFor();
  expect(await viewer?.locator('[data-editable]').count()).toBe(0);
  await viewer?.keyboard.press('j');
  await viewer?.keyboard.press('F2');
  expect(await viewer?.getByRole('textbox', { name: /سارا کریمی/ }).count()).toBe(0);
  expect(await inside.get('viewer')?.look('viewer-list')).toEqual([]);
  const seller = inside.get('seller')?.page;
  await seller?.goto('/customers');
  await seller?.getByText('هنوز مشتری‌ای به شما سپرده نشده').waitFor();
  expect(await inside.get('seller')?.look('seller-empty')).toEqual([]);
}, 120_000);
