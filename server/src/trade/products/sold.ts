/** Products as an SQL fragment for reads of what was sold: category, and whether it is goods or a fee. */
export const soldProducts = `(select workspace_id, product_id, category, goods from products_product)`;

/** The id of the product with a folded code (skuKey), as an SQL fragment ($1 is the workspace); null where there is none. */
export function productByKey(key: string): string {
  return `(select q.product_id from products_product q where q.workspace_id = $1 and q.sku_key = ${key} collate "C")`;
}
