import type { Write } from '../../spine/write.ts';
import { productSearchKey, skuKey } from './rules/sku.ts';

/** Columns of products_product that a person may set. */
export interface ProductRow {
  sku: string;
  name: string;
  category: string;
  unitPrice: number | null;
  unitCost: number | null;
  goods: boolean;
}

const productsSql = `insert into products_product (workspace_id, product_id, sku, sku_key, name, category, search_key, unit_price, unit_cost, goods, source, created_at, updated_at)
select $1, p.product_id, p.sku, p.sku_key, p.name, p.category, p.search_key, p.unit_price, p.unit_cost, p.goods, $2, $3, $3
from unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::bigint[], $11::bigint[], $12::boolean[])
  as p (product_id, sku, sku_key, name, category, search_key, unit_price, unit_cost, goods)`;

/** Puts off new products to the write's last statement. */
export function putProducts(w: Write, rows: readonly (ProductRow & { productId: string })[]): void {
  if (rows.length === 0) return;
  w.put(productsSql, [
    w.workspaceId,
    w.source,
    w.now,
    rows.map((row) => row.productId),
    rows.map((row) => row.sku),
    rows.map((row) => skuKey(row.sku)),
    rows.map((row) => row.name),
    rows.map((row) => row.category),
    rows.map((row) => productSearchKey(row.name, row.sku)),
    rows.map((row) => row.unitPrice),
    rows.map((row) => row.unitCost),
    rows.map((row) => row.goods),
  ]);
}

const changeSql = `update products_product set sku = $3, sku_key = $4, name = $5, category = $6, search_key = $7, unit_price = $8,
  unit_cost = $9, goods = $10, archived_at = $11, version = version + 1, updated_at = $12 where workspace_id = $1 and product_id = $2`;

/** Puts off the new state of a product that the command has locked. */
export function putChangedProduct(w: Write, productId: string, row: ProductRow & { archivedAt: Date | null }): void {
  w.put(changeSql, [
    w.workspaceId,
    productId,
    row.sku,
    skuKey(row.sku),
    row.name,
    row.category,
    productSearchKey(row.name, row.sku),
    row.unitPrice,
    row.unitCost,
    row.goods,
    row.archivedAt,
    w.now,
  ]);
}
