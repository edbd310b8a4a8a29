import { cleanLine, fold } from '@peyvand/kernel/text';
import {
  type Batch,
  cutProblem,
  type Intake,
  type IntakeField,
  type Item,
  imports,
  isProblem,
  type MappedRow,
  problemOf,
  type ReadingContext,
  readAmount,
  readCode,
  type Verdict,
} from '../../office/imports/index.ts';
import { ProductBook } from './intake-book.ts';
import {
  applyProducts,
  type ProductChange,
  type ProductState,
  readProductStates,
  undoProducts,
} from './intake-change.ts';
import { products } from './refusals.ts';
import { isFee } from './rules/fee.ts';
import { skuKey } from './rules/sku.ts';

const fields: readonly IntakeField[] = [
  {
    key: 'sku',
    type: 'code',
    name: { fa: 'کد کالا', en: 'Product code' },
    aliases: [
      'کد کالا',
      'کد محصول',
      'شناسه کالا',
      'sku',
      'stock code',
      'product code',
      'product id',
      'item code',
      'barcode',
      'بارکد',
      'code',
      'کد',
      'id',
      'شناسه',
    ],
  },
  {
    key: 'name',
    type: 'name',
    name: { fa: 'نام کالا', en: 'Name' },
    aliases: [
      'نام کالا',
      'نام محصول',
      'شرح کالا',
      'عنوان',
      'product name',
      'name',
      'product',
      'item',
      'description',
      'title',
      'نام',
      'کالا',
      'محصول',
      'شرح',
    ],
  },
  {
    key: 'category',
    type: 'text',
    name: { fa: 'دسته', en: 'Category' },
    aliases: ['دسته', 'دسته بندی', 'گروه', 'گروه کالا', 'category', 'group', 'department', 'type'],
  },
  {
    key: 'unitPrice',
    type: 'money',
    name: { fa: 'قیمت فروش', en: 'Unit price' },
    aliases: ['قیمت فروش', 'قیمت', 'فی', 'قیمت واحد', 'unit price', 'price', 'sale price', 'sales price'],
  },
  {
    key: 'unitCost',
    type: 'money',
    name: { fa: 'بهای تمام‌شده', en: 'Unit cost' },
    aliases: ['بهای تمام شده', 'قیمت خرید', 'unit cost', 'cost', 'cost price', 'purchase price'],
  },
  {
    key: 'goods',
    type: 'text',
    name: { fa: 'کالا یا خدمت/هزینه', en: 'Goods or fee' },
    aliases: ['نوع', 'کالا یا هزینه', 'goods', 'is goods', 'kind'],
  },
];

interface FileProduct {
  sku: string;
  name: string;
  category: string;
  unitPrice: number | undefined;
  unitCost: number | undefined;
  goods: boolean | undefined;
}

/** How files of products come in: known by their code. */
export const productsIntake: Intake<FileProduct> = {
  kind: 'products',
  words: { fa: 'کالاها', en: 'Products' },
  right: 'products.write',
  fields,
  tables: ['products_product'],
  checkFields: (mapped) =>
    mapped.has('sku') ? undefined : imports('fields-missing', { fa: 'کد کالا', en: 'a product code' }),
  read(row, context) {
    const cut = cutProblem(row.text('sku'), 'sku');
    if (cut !== undefined) return cut;
    const sku = readCode(row.text('sku'));
    if (skuKey(sku) === '') return problemOf(products('sku-empty'), 'sku');
    const [unitPrice, unitCost] = (['unitPrice', 'unitCost'] as const).map((field) => readPrice(row, field, context));
    return {
      sku,
      name: cleanLine(row.text('name')),
      category: cleanLine(row.text('category')),
      unitPrice,
      unitCost,
      goods: readGoods(row.text('goods')),
    };
  },
  write: writeProducts,
  undo: undoProducts,
  async holdsMoney(tx) {
    const priced = await tx.query(
      'select 1 from products_product where workspace_id = $1 and (unit_price is not null or unit_cost is not null) limit 1',
      [tx.workspaceId],
    );
    return priced.length > 0;
  },
};

/** A price that cannot be read, or is less than nothing, is left out: the product is known by its code all the same. */
function readPrice(row: MappedRow, field: string, context: ReadingContext): number | undefined {
  const amount = readAmount(row.text(field), field, context);
  if (amount === undefined) return undefined;
  if (!isProblem(amount) && amount >= 0) return amount;
  context.leaveOut(
    isProblem(amount)
      ? amount
      : {
          problem: true,
          field,
          code: 'products.price-negative',
          message: { fa: 'قیمت کالا منفی نمی‌شود.', en: 'The price of a product cannot be negative.' },
        },
  );
  return undefined;
}

const feeWords = new Set(['fee', 'service', 'no', 'false', '0', 'خیر', 'هزینه', 'خدمت', 'خدمات'].map(fold));

function readGoods(text: string): boolean | undefined {
  return text === '' ? undefined : !feeWords.has(fold(text));
}

async function writeProducts(batch: Batch, items: readonly Item<FileProduct>[]): Promise<Verdict[]> {
  const book = new ProductBook(batch);
  const rows = items.map((item) => item.rows[0] as FileProduct);
  await book.learn(rows.map((row) => row.sku));
  const states = await readProductStates(
    batch.tx,
    rows.map((row) => skuKey(row.sku)),
  );
  const seen = batch.dryRun ? await batch.memory.recall(rows.map((row) => skuKey(row.sku))) : new Map<string, string>();
  const changes = new Map<string, ProductChange>();
  const verdicts = rows.map((row) => decide(batch, book, states, seen, changes, row));
  if (batch.dryRun) await batch.memory.remember(book.made().map(([key, id]) => [key, id] as const));
  await book.write();
  if (!batch.dryRun) await applyProducts(batch, [...changes.values()]);
  return verdicts;
}

function decide(
  { workspace }: Batch,
  book: ProductBook,
  states: ReadonlyMap<string, ProductState>,
  seen: ReadonlyMap<string, string>,
  changes: Map<string, ProductChange>,
  row: FileProduct,
): Verdict {
  const key = skuKey(row.sku);
  if (seen.has(key)) return { verdict: 'unchanged' };
  const known = states.get(key);
  const made = book.madeHere(row.sku);
  if (known === undefined && made === undefined) {
    const {
      sku,
      name,
      category,
      unitPrice = null,
      unitCost = null,
      goods = !isFee(workspace, row.sku, row.name),
    } = row;
    book.make({ sku, name, category, unitPrice, unitCost, goods });
    return { verdict: 'created' };
  }
  const before = changes.get(key)?.after ?? known ?? (made as ProductState);
  const after: ProductState = {
    ...before,
    name: row.name || before.name,
    category: row.category || before.category,
    unitPrice: row.unitPrice ?? before.unitPrice,
    unitCost: row.unitCost ?? before.unitCost,
    goods: row.goods ?? before.goods,
  };
  if (JSON.stringify(after) === JSON.stringify(before)) return { verdict: 'unchanged' };
  if (made !== undefined) Object.assign(made, after);
  else changes.set(key, { before: changes.get(key)?.before ?? before, after });
  return { verdict: 'updated' };
}
