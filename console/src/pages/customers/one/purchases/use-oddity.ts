import type { PurchaseSummary } from '@peyvand/sdk/customer-page';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import type { Tone } from '@peyvand/ui/show/chip.tsx';
import { purchaseWords } from './words.ts';

/** What is out of the ordinary with a purchase; undefined for a plain one. */
export function useOddity(): (purchase: PurchaseSummary) => { readonly tone: Tone; readonly text: string } | undefined {
  const words = useWords(purchaseWords);
  const show = useShow();
  return (purchase) => {
    if (purchase.cancelledAt !== null) return { tone: 'bad', text: words.cancelled };
    if (purchase.kind === 'return') return { tone: 'warn', text: words.isReturn };
    if (purchase.returned > 0) return { tone: 'warn', text: purchase.net <= 0 ? words.wholly : words.partly };
    const due = purchase.net - purchase.paid;
    return purchase.paid > 0 && due > 0 ? { tone: 'info', text: words.due(show.money(due)) } : undefined;
  };
}
