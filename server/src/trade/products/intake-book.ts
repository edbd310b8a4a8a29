import { uuidv7 } from '@peyvand/kernel/ids';
import { type Batch, stage } from '../../office/imports/index.ts';
import { appendSelected } from '../../spine/append-selected.ts';
import { selectEvents } from '../../spine/select-events.ts';
import { productCreated } from './events.ts';
import { isFee } from './rules/fee.ts';
import { productSearchKey, skuKey } from './rules/sku.ts';

/** What lines may know of their product. */
export interface BookedProduct {
  productId: string;
  name: string;
  category: string;
  unitCost: number | null;
  goods: boolean;
}

interface MadeProduct extends BookedProduct {
  sku: string;
  unitPrice: number | null;
}

/** The products that a batch of an import names: known ones, and new ones made of what the file says. */
export class ProductBook {
  readonly #batch: Batch;
  readonly #known = new Map<string, BookedProduct>();
  readonly #made = new Map<string, MadeProduct>();

  constructor(batch: Batch) {
    this.#batch = batch;
  }

  /** Learns which codes are known: one query, riding on the unique key of codes. */
  async learn(skus: Iterable<string>): Promise<void> {
    const keys = [...new Set([...skus].map(skuKey))].filter((key) => key !== '');
    if (keys.length === 0) return;
    const { tx } = this.#batch;
    await this.#batch.settle(keys.map(announced));
    const rows = await tx.query<BookedProduct & { skuKey: string }>(
      `select product_id as "productId", sku_key as "skuKey", name, category, unit_cost as "unitCost", goods
       from products_product where workspace_id = $1 and sku_key = any($2::text[])`,
      [tx.workspaceId, keys],
    );
    for (const { skuKey: key, ...product } of rows) this.#known.set(key, product);
  }

  find(sku: string): BookedProduct | undefined {
    const key = skuKey(sku);
    return this.#known.get(key) ?? this.#made.get(key);
  }

  /** The product of a code; a code that nobody knows makes one, postage and fees as no goods. */
  recognise(sku: string, said: { name: string; category: string }): BookedProduct | undefined {
    const key = skuKey(sku);
    if (key === '') return undefined;
    const found = this.find(sku);
    if (found !== undefined) return found;
    const goods = !isFee(this.#batch.workspace, sku, said.name);
    return this.make({ sku, ...said, goods, unitPrice: null, unitCost: null });
  }

  make(product: Omit<MadeProduct, 'productId'>): MadeProduct {
    const made = { productId: uuidv7(this.#batch.now.getTime()), ...product };
    this.#made.set(skuKey(product.sku), made);
    return made;
  }

  /** A product made in this batch; rows that follow may still fill it. */
  madeHere(sku: string): MadeProduct | undefined {
    return this.#made.get(skuKey(sku));
  }

  /** Keys and ids of the products made in this batch. */
  made(): (readonly [key: string, productId: string])[] {
    return [...this.#made].map(([key, one]) => [key, one.productId] as const);
  }

  /** The keys of products that `write` will write, for the batch's announcement. */
  keys(): string[] {
    return [...this.#made.keys()].map(announced);
  }

  /** Writes new products and their events; call once, before the lines that point to them. */
  async write(): Promise<void> {
    const { tx, importId, now, dryRun } = this.#batch;
    if (dryRun || this.#made.size === 0) return;
    const rows = [...this.#made].map(([key, one]) => ({
      product_id: one.productId,
      event_id: uuidv7(now.getTime()),
      sku: one.sku,
      sku_key: key,
      name: one.name,
      category: one.category,
      search_key: productSearchKey(one.name, one.sku),
      unit_price: one.unitPrice,
      unit_cost: one.unitCost,
      goods: one.goods,
    }));
    await stage(tx, 'intake_product', staged, rows);
    await tx.query(
      `insert into products_product (workspace_id, product_id, sku, sku_key, name, category, search_key, unit_price, unit_cost, goods, source, import_id, created_at, updated_at)
       select $1, product_id, sku, sku_key, name, category, search_key, unit_price, unit_cost, goods, 'import', $2, $3, $3 from pg_temp.intake_product`,
      [tx.workspaceId, importId, now],
    );
    await appendSelected(this.#batch, this.#made.size, madeSql);
  }
}

const staged = {
  product_id: 'uuid',
  event_id: 'uuid',
  sku: 'text',
  sku_key: 'text',
  name: 'text',
  category: 'text',
  search_key: 'text',
  unit_price: 'bigint',
  unit_cost: 'bigint',
  goods: 'boolean',
} as const;
const madeSql = selectEvents(
  productCreated,
  { eventId: 'event_id', data: { productId: 'product_id' } },
  'pg_temp.intake_product',
);

const announced = (key: string) => `sku ${key}`;
