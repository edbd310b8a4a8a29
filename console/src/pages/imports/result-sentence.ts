import type { ImportView } from '@peyvand/sdk/imports';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { importWords } from './words.ts';

/** What an import wrote, part by part: only what happened is said, and of contacts what could not come. */
export function useResultParts(): (view: ImportView) => readonly string[] {
  const words = useWords(importWords).result;
  const show = useShow();
  const created = {
    customers: words.createdCustomers,
    purchases: words.createdPurchases,
    products: words.createdProducts,
    interactions: words.createdInteractions,
  };
  return (view) => {
    // the file's orders are told while all of them can have come in: rows that were refused may have been orders of their own
    const say =
      isByLine(view) && view.records <= view.created
        ? (n: string) => words.createdLines(n, show.number(view.records))
        : (Object.entries(created).find(([kind]) => kind === view.kind)?.[1] ?? words.createdOther);
    const fields = new Set(Object.values(view.mapping.columns));
    const newPeople = view.kind === 'customers' ? view.created : view.customersCreated;
    const parts = [
      view.created > 0 ? say(show.number(view.created)) : '',
      view.kind !== 'customers' && view.customersCreated > 0
        ? words.createdCustomers(show.number(view.customersCreated))
        : '',
      view.updated > 0 ? words.updated(show.number(view.updated)) : '',
      view.unchanged > 0 ? words.unchanged(show.number(view.unchanged)) : '',
      view.rejected > 0 ? words.rejected(show.number(view.rejected)) : '',
    ].filter((part) => part !== '');
    const absent = [
      newPeople > 0 && !fields.has('phone') && !fields.has('phone2') ? words.noPhone : '',
      newPeople > 0 && !fields.has('email') ? words.noEmail : '',
    ].filter((part) => part !== '');
    return view.created + view.updated + view.customersCreated === 0
      ? [words.nothingNew, ...(view.rejected > 0 ? [words.rejected(show.number(view.rejected))] : [])]
      : [...parts, ...absent];
  };
}

const lineFields = ['sku', 'productName', 'unitPrice', 'lineAmount'];

/** True when each row of the file is a line of an order, which its number brings together. */
export function isByLine({ kind, mapping }: Pick<ImportView, 'kind' | 'mapping'>): boolean {
  const fields = Object.values(mapping.columns);
  return kind === 'purchases' && fields.includes('number') && lineFields.some((field) => fields.includes(field));
}

/** Joins parts with the comma of the language. */
export function joinParts(parts: readonly string[], language: 'fa' | 'en'): string {
  return parts.join(language === 'fa' ? '، ' : ', ');
}

/** What taking an import back did. */
export function useUndoneSentence(): (undone: { readonly removed: number; readonly restored: number }) => string {
  const words = useWords(importWords).result;
  const show = useShow();
  return ({ removed, restored }) =>
    restored === 0 ? words.removed(show.number(removed)) : words.undone(show.number(removed), show.number(restored));
}
