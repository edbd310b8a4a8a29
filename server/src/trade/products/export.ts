import type { Export } from '../../office/exports/index.ts';

interface Row {
  productId: string;
  sku: string;
  name: string;
  category: string;
  unitPrice: number | null;
  unitCost: number | null;
  goods: boolean;
}

/** The list of products as a file; its columns are those that an import of products reads. */
export const productsExport: Export = {
  kind: 'products',
  words: { fa: 'کالاها', en: 'Products' },
  right: 'products.read',
  columns: [
    { key: 'sku', name: { fa: 'کد کالا', en: 'Product code' }, type: 'text' },
    { key: 'name', name: { fa: 'نام کالا', en: 'Product name' }, type: 'text' },
    { key: 'category', name: { fa: 'دسته', en: 'Category' }, type: 'text' },
    { key: 'unitPrice', name: { fa: 'قیمت فروش', en: 'Unit price' }, type: 'money' },
    { key: 'unitCost', name: { fa: 'بهای تمام شده', en: 'Unit cost' }, type: 'money' },
    { key: 'goods', name: { fa: 'کالا یا هزینه', en: 'Goods' }, type: 'text' },
  ],
  async count({ tx }) {
    const [row] = await tx.query<{ n: number }>(
      'select count(*) as n from products_product where workspace_id = $1 and archived_at is null',
      [tx.workspaceId],
    );
    return row?.n ?? 0;
  },
  async page({ tx, workspace }, after, size) {
    const rows = await tx.query<Row>(
      `select product_id as "productId", sku, name, category, unit_price as "unitPrice", unit_cost as "unitCost", goods from products_product
       where workspace_id = $1 and archived_at is null and ($2::uuid is null or product_id > $2::uuid) order by product_id limit $3`,
      [tx.workspaceId, after ?? null, size],
    );
    const words = workspace.language === 'fa' ? ['کالا', 'هزینه'] : ['goods', 'fee'];
    return {
      rows: rows.map((row) => [
        row.sku,
        row.name,
        row.category,
        row.unitPrice,
        row.unitCost,
        words[row.goods ? 0 : 1] ?? '',
      ]),
      last: rows.length < size ? undefined : rows.at(-1)?.productId,
    };
  },
};
