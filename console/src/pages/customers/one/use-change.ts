import type { Customer, CustomerChange } from '@peyvand/sdk/customers';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { staff } from '../../../server.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import { editWords } from './edit/words.ts';
import { staleWith } from './use-record.ts';

type Wish = Omit<CustomerChange, 'version'>;

/** What would take a change back: the former values of the fields it touched. */
export function inverseOf(customer: Customer, wish: Wish): Wish {
  const { addTags, removeTags, setIdentifiers, removeIdentifiers, custom, verified: _, ...fields } = wish;
  const had = new Set(customer.identifiers.map(({ kind, value }) => `${kind} ${value}`));
  const added = (setIdentifiers ?? []).filter(({ kind, value }) => !had.has(`${kind} ${value}`));
  const removed = customer.identifiers.filter((one) =>
    (removeIdentifiers ?? []).some((gone) => gone.kind === one.kind && gone.value === one.value),
  );
  const former = Object.fromEntries(
    Object.keys(fields).map((field) => [field, customer[field as keyof Customer] ?? null]),
  );
  const tags = {
    back: (removeTags ?? []).filter((tag) => customer.tags.includes(tag)),
    away: (addTags ?? []).filter((tag) => !customer.tags.includes(tag)),
  };
  return {
    ...former,
    ...(custom === undefined
      ? {}
      : { custom: Object.fromEntries(Object.keys(custom).map((key) => [key, customer.custom[key] ?? null])) }),
    ...(tags.back.length > 0 ? { addTags: tags.back } : {}),
    ...(tags.away.length > 0 ? { removeTags: tags.away } : {}),
    ...(added.length > 0 ? { removeIdentifiers: added.map(({ kind, value }) => ({ kind, value })) } : {}),
    ...(removed.length > 0
      ? {
          setIdentifiers: removed.map(({ kind, scope, value, primary, verifiedAt }) => ({
            kind,
            scope,
            value,
            primary,
            verified: verifiedAt !== null,
          })),
        }
      : {}),
  };
}

/** Changes a customer at once and offers to take it back. */
export function useChange(customer: Customer) {
  const words = useWords(editWords);
  return useAct(
    ({ wish }: { wish: Wish; says?: string }) =>
      staff.customers.change(customer.id, { ...wish, version: customer.version }),
    {
      stale: staleWith(customer.id),
      says: ({ changed }, { says }) => (changed.length > 0 ? (says ?? words.saved) : undefined),
      undo: ({ wish }, { version }) => staff.customers.change(customer.id, { ...inverseOf(customer, wish), version }),
      undone: words.restored,
      overtaken: { 'customers.changed-meanwhile': words.faster },
    },
  );
}
