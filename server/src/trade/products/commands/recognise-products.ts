import { uuidv7 } from '@peyvand/kernel/ids';
import type { Workspace } from '../../../office/workspace/index.ts';
import type { Write } from '../../../spine/write.ts';
import { productCreated } from '../events.ts';
import { isFee } from '../rules/fee.ts';
import { skuKey } from '../rules/sku.ts';
import { type ProductRow, putProducts } from '../tables.ts';

/** How a till names what it sells. */
export interface ProductReference {
  sku: string;
  name: string;
  category: string;
}

export interface RecognisedProduct {
  productId: string;
  name: string;
  category: string;
  unitCost: number | null;
  goods: boolean;
}

// Rides on the unique key of codes.
const knownSql = `select product_id as "productId", sku_key as "skuKey", name, category, unit_cost as "unitCost", goods
from products_product where workspace_id = $1 and sku_key = any($2)`;

/**
 * Finds the products that codes mean, and makes those that are sold for the first time, postage and fees as no goods.
 * @returns the product of each reference, in their order; undefined for one without a code
 */
export async function recogniseProducts(
  w: Write,
  workspace: Workspace,
  references: readonly ProductReference[],
): Promise<(RecognisedProduct | undefined)[]> {
  const keys = references.map((one) => skuKey(one.sku));
  const wanted = new Set(keys.filter((key) => key !== ''));
  if (wanted.size === 0) return references.map(() => undefined);
  const rows = await w.read<RecognisedProduct & { skuKey: string }>(knownSql, [w.workspaceId, [...wanted]]);
  const known = new Map<string, RecognisedProduct>(rows.map((row) => [row.skuKey, row]));
  const fresh: NewProduct[] = [];
  const found = references.map((reference, index) => {
    const key = keys[index] ?? '';
    if (key === '' || known.has(key)) return known.get(key);
    const product = newProduct(w, workspace, reference);
    known.set(key, product);
    fresh.push(product);
    return product;
  });
  putProducts(w, fresh);
  for (const { productId } of fresh) w.tell(productCreated({ productId }));
  return found;
}

type NewProduct = RecognisedProduct & ProductRow;

function newProduct(w: Write, workspace: Workspace, { sku, name, category }: ProductReference): NewProduct {
  const goods = !isFee(workspace, sku, name);
  return { productId: uuidv7(w.now.getTime()), sku, name, category, unitPrice: null, unitCost: null, goods };
}
