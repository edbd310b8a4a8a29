/** Products as an SQL fragment for reads of what was sold: category, and whether it is goods or a fee. */
export const soldProducts = `(select workspace_id, product_id, category, goods from products_product)`;
