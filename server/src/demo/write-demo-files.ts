import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Day } from '@peyvand/kernel/calendar';
import { seededRandom } from '@peyvand/science/numeric/random';
import { parameters } from './shop/parameters.ts';
import { inventPeople } from './shop/people.ts';
import { type ShopLine, type ShopOrder, type SimulatedShop, simulateShop } from './shop/simulate-shop.ts';

/** What the demo business is imported from, in the order in which it is. */
export const demoKinds = ['products', 'customers', 'purchases'] as const;
export type DemoKind = (typeof demoKinds)[number];
export type DemoFiles = Readonly<Record<DemoKind, string>>;

/** Which column of each file is what: said and not guessed, so that no better guess changes the demo. */
export const demoColumns: Readonly<Record<DemoKind, Readonly<Record<string, string>>>> = {
  products: {
    'کد کالا': 'sku',
    'نام کالا': 'name',
    دسته: 'category',
    'قیمت فروش (ریال)': 'unitPrice',
    'بهای تمام‌شده (ریال)': 'unitCost',
  },
  customers: {
    'کد مشتری': 'externalId',
    'نام کامل': 'name',
    'نوع مشتری': 'kind',
    جنسیت: 'gender',
    موبایل: 'phone',
    ایمیل: 'email',
    'تاریخ تولد': 'birthday',
    شهر: 'city',
    استان: 'province',
    برچسب: 'tags',
  },
  purchases: {
    'شماره فاکتور': 'number',
    تاریخ: 'at',
    'کد مشتری': 'externalId',
    کانال: 'channel',
    شعبه: 'branch',
    'روش پرداخت': 'paymentMethod',
    'کد کالا': 'sku',
    'نام کالا': 'productName',
    دسته: 'category',
    تعداد: 'quantity',
    'قیمت واحد (ریال)': 'unitPrice',
    'بهای تمام‌شده واحد (ریال)': 'unitCost',
    'تخفیف (ریال)': 'discount',
    'هزینه ارسال (ریال)': 'shipping',
  },
};

/** The customer's code in the files. */
export const codeOf = (place: number) => `M${String(place + 1).padStart(4, '0')}`;

/**
 * Writes the files that the demo business is imported from: a simulated shop (see demo/data/NOTICE.md) of thirty months that
 * end with a day. Files that are already there are kept: an import that was interrupted goes on with its own file.
 */
export async function writeDemoFiles(folder: string, lastDay: Day): Promise<DemoFiles> {
  const at = (kind: DemoKind) => join(folder, `simulated-${kind}.csv`);
  const files = { products: at('products'), customers: at('customers'), purchases: at('purchases') };
  if (demoKinds.every((kind) => existsSync(files[kind]))) return files;
  await mkdir(folder, { recursive: true });
  const shop = simulateShop(lastDay);
  await writeWhole(files.products, 'products', productRows(shop));
  await writeWhole(files.customers, 'customers', customerRows(shop));
  await writeWhole(files.purchases, 'purchases', shop.orders.flatMap(orderRows));
  return files;
}

const rials = (toman: number) => toman * 10;

function productRows({ products }: SimulatedShop): (string | number)[][] {
  return products.map(({ sku, name, category, price, cost }) => [sku, name, category, rials(price), rials(cost)]);
}

function customerRows({ customers }: SimulatedShop): (string | number)[][] {
  return inventPeople(seededRandom(parameters.seed + 1), customers).map((person, place) => [
    codeOf(place),
    person.name,
    customers[place]?.isCompany ? 'شرکت' : 'شخص',
    person.gender,
    person.phone,
    person.email,
    person.birthday,
    person.city,
    person.province,
    person.tags,
  ]);
}

/** A row a line; what is of the whole order stands on its first row. */
function orderRows(order: ShopOrder): (string | number)[][] {
  return order.lines.map((line, place) => [
    order.number,
    `${order.day} ${order.time}`,
    codeOf(order.customer),
    order.channel,
    order.branch,
    order.payment,
    line.product.sku,
    line.product.name,
    line.product.category,
    order.isReturn ? -line.quantity : line.quantity,
    ...moneyOf(line, order, place === 0),
  ]);
}

function moneyOf({ product }: ShopLine, { discount, shipping }: ShopOrder, isFirst: boolean): (string | number)[] {
  const once = (toman: number) => (isFirst && toman > 0 ? rials(toman) : '');
  return [rials(product.price), rials(product.cost), once(discount), once(shipping)];
}

/** A half-written file must not look like a file. */
async function writeWhole(path: string, kind: DemoKind, rows: readonly (string | number)[][]): Promise<void> {
  const lines = [Object.keys(demoColumns[kind]), ...rows].map((row) => row.join(','));
  await writeFile(`${path}.part`, `\uFEFF${lines.join('\r\n')}\r\n`, { mode: 0o600 });
  await rename(`${path}.part`, path);
}
