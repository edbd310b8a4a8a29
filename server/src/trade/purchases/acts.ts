import type { Acts } from '../../spine/act.ts';

/** What happens to purchases, as the history says it. */
export const purchaseActs: Acts = {
  'purchase.written-by-hand': { words: { fa: 'خریدی با دست ثبت شد', en: 'A purchase was written down by hand' } },
};
