import type { Acts } from '../../spine/act.ts';

/** What happens to products, as the history says it. */
export const productActs: Acts = {
  'product.changed': { words: { fa: 'کالایی عوض شد', en: 'A product was changed' } },
};
