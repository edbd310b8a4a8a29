import type { Acts } from '../../office/audit/index.ts';

/** What happens to products, as the history says it. */
export const productActs: Acts = {
  'product.changed': { words: { fa: 'کالایی عوض شد', en: 'A product was changed' } },
};
