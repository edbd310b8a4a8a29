import { uuidv7 } from '@peyvand/kernel/ids';
import type { Refusal } from '@peyvand/kernel/refusal';
import { cleanLine } from '@peyvand/kernel/text';
import type { Write } from '../../../spine/write.ts';
import { productCreated } from '../events.ts';
import { products } from '../refusals.ts';
import { skuKey } from '../rules/sku.ts';
import { putProducts } from '../tables.ts';

export interface NewProduct {
  sku: string;
  name?: string | undefined;
  category?: string | undefined;
  /** Minor units of the workspace's currency. */
  unitPrice?: number | null | undefined;
  unitCost?: number | null | undefined;
  /** False for postage, fees and adjustments. */
  goods?: boolean | undefined;
}

/** Makes a product before it is sold. A code that another product has is refused, naming it. */
export async function createProduct(w: Write, wish: NewProduct): Promise<{ productId: string } | Refusal> {
  const key = skuKey(wish.sku);
  if (key === '') return products('sku-empty');
  const taken = await findTakenSku(w, key);
  if (taken !== undefined) return products('sku-taken', { productId: taken });
  const productId = uuidv7(w.now.getTime());
  putProducts(w, [
    {
      productId,
      sku: cleanLine(wish.sku),
      name: cleanLine(wish.name ?? ''),
      category: cleanLine(wish.category ?? ''),
      unitPrice: wish.unitPrice ?? null,
      unitCost: wish.unitCost ?? null,
      goods: wish.goods ?? true,
    },
  ]);
  w.tell(productCreated({ productId }));
  return { productId };
}

/** Whose code it is, if it is another's. Two who ask at once are told apart by the unique key. */
export async function findTakenSku(w: Write, key: string, except?: string): Promise<string | undefined> {
  const [row] = await w.read<{ productId: string }>(
    `select product_id as "productId" from products_product
     where workspace_id = $1 and sku_key = $2 and ($3::uuid is null or product_id <> $3)`,
    [w.workspaceId, key, except ?? null],
  );
  return row?.productId;
}
