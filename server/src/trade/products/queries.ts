import { isUuid } from '@peyvand/kernel/ids';
import { fold } from '@peyvand/kernel/text';
import { decodeCursor, toPage } from '../../edge/http/cursor.ts';
import type { Tx } from '../../ground/database/transaction.ts';

export interface ProductView {
  id: string;
  sku: string;
  name: string;
  category: string;
  unitPrice: number | null;
  unitCost: number | null;
  goods: boolean;
  archived: boolean;
  source: string;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

const columns = `p.product_id as id, p.sku, p.name, p.category, p.unit_price as "unitPrice", p.unit_cost as "unitCost", p.goods,
  p.archived_at is not null as archived, p.source, p.version, p.created_at as "createdAt", p.updated_at as "updatedAt"`;

/** One product, archived or not; undefined when there is none. */
export async function findProduct(tx: Tx, productId: string): Promise<ProductView | undefined> {
  const [row] = await tx.prepared<ProductView>(
    `select ${columns} from products_product p where p.workspace_id = $1 and p.product_id = $2`,
    [tx.workspaceId, productId],
  );
  return row;
}

export interface ProductFilters {
  q?: string | undefined;
  category?: string | undefined;
  archived?: boolean | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

// Rides on the primary key, or on products_product_category.
const listSql = `select ${columns} from products_product p where p.workspace_id = $1 and ($2::text is null or p.category = $2)
  and ($3 or p.archived_at is null) and ($4::uuid is null or p.product_id < $4) order by p.product_id desc limit $5`;
// The trigram index is reached inside the named function only.
const searchSql = `select ${columns} from products_search($2, $3, $4, $5, $6) as found (id)
  join products_product p on p.workspace_id = $1 and p.product_id = found.id order by p.product_id desc`;

/** Products, newest first, by keyset. With `q` those whose name or code contains it, in any spelling. */
export async function listProducts(tx: Tx, filters: ProductFilters) {
  const { q, category = null, archived = false, limit = 50 } = filters;
  const [id] = decodeCursor(filters.cursor) ?? [];
  const before = typeof id === 'string' && isUuid(id) ? id : null;
  const pattern = q === undefined ? undefined : searchPattern(q);
  const rows =
    pattern === undefined
      ? await tx.prepared<ProductView>(listSql, [tx.workspaceId, category, archived, before, limit + 1])
      : await tx.prepared<ProductView>(searchSql, [tx.workspaceId, pattern, category, archived, before, limit + 1]);
  return toPage(rows, limit, (row) => [row.id]);
}

/** Three letters and more anywhere, fewer at the beginning of a word: a trigram index cannot help a shorter fragment. */
function searchPattern(q: string): string | undefined {
  const text = fold(q);
  if (text === '') return undefined;
  const escaped = text.replace(/[\\%_]/g, (mark) => `\\${mark}`);
  return [...text].length >= 3 ? `%${escaped}%` : `% ${escaped}%`;
}

/** The categories of what is sold, by name. */
export async function listCategories(tx: Tx): Promise<{ category: string; products: number }[]> {
  return tx.query(
    `select category, count(*) as products from products_product
     where workspace_id = $1 and category <> '' and archived_at is null group by category order by category collate "fa-x-icu"`,
    [tx.workspaceId],
  );
}
