/** The door of trade/products: what others may call. */

export { type ProductReference, type RecognisedProduct, recogniseProducts } from './commands/recognise-products.ts';
export { type BookedProduct, ProductBook } from './intake-book.ts';
export { productSearchKey, skuKey } from './rules/sku.ts';
export { productByKey, soldProducts } from './sold.ts';
