import type { Refusal } from '@peyvand/kernel/refusal';
import { cleanLine } from '@peyvand/kernel/text';
import type { Secrets } from '../../../ground/secrets.ts';
import { recordChange } from '../../../office/audit/index.ts';
import type { Write } from '../../../spine/write.ts';
import { productArchived, productChanged } from '../events.ts';
import { products } from '../refusals.ts';
import { skuKey } from '../rules/sku.ts';
import { type ProductRow, putChangedProduct } from '../tables.ts';
import { findTakenSku, type NewProduct } from './create-product.ts';

export interface ProductChange extends Partial<NewProduct> {
  archived?: boolean | undefined;
  /** The version that was on the screen; another one is refused. */
  version?: number | undefined;
}

type Standing = ProductRow & { version: number; archivedAt: Date | null };

const lockSql = `select sku, name, category, unit_price as "unitPrice", unit_cost as "unitCost", goods, version, archived_at as "archivedAt"
from products_product where workspace_id = $1 and product_id = $2 for update`;

/** Changes what is known of a product. What was sold of it keeps the name, price and cost it was sold with. */
export async function changeProduct(
  w: Write,
  productId: string,
  change: ProductChange,
  secrets: Secrets,
): Promise<{ productId: string; version: number } | Refusal> {
  const [row] = await w.read<Standing>(lockSql, [w.workspaceId, productId]);
  if (row === undefined) return products('not-found');
  if (change.version !== undefined && change.version !== row.version) return products('changed-meanwhile');
  const next = applyChange(row, change, w.now);
  const key = skuKey(next.sku);
  if (key === '') return products('sku-empty');
  const taken = await findTakenSku(w, key, productId);
  if (taken !== undefined) return products('sku-taken', { productId: taken });

  const fields = changedFields(row, next);
  if (fields.length === 0) return { productId, version: row.version };
  putChangedProduct(w, productId, next);
  if (next.archivedAt !== null && row.archivedAt === null) w.tell(productArchived({ productId }));
  else w.tell(productChanged({ productId, fields }));
  const subject = { kind: 'product', id: productId };
  await recordChange(w, secrets, { action: 'product.changed', subject, before: shown(row), after: shown(next) });
  return { productId, version: row.version + 1 };
}

function applyChange(row: Standing, change: ProductChange, now: Date): Standing {
  const kept = <T>(value: T | undefined, before: T) => (value === undefined ? before : value);
  return {
    ...row,
    sku: change.sku === undefined ? row.sku : cleanLine(change.sku),
    name: change.name === undefined ? row.name : cleanLine(change.name),
    category: change.category === undefined ? row.category : cleanLine(change.category),
    unitPrice: kept(change.unitPrice, row.unitPrice),
    unitCost: kept(change.unitCost, row.unitCost),
    goods: kept(change.goods, row.goods),
    archivedAt: change.archived === undefined ? row.archivedAt : change.archived ? (row.archivedAt ?? now) : null,
  };
}

/** What the audit log compares: the version changes by itself. */
function shown({ version: _, ...fields }: Standing) {
  return fields;
}

function changedFields(before: Standing, after: Standing): string[] {
  const fields = ['sku', 'name', 'category', 'unitPrice', 'unitCost', 'goods', 'archivedAt'] as const;
  return fields.filter((field) => before[field] !== after[field]);
}
