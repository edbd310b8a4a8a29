import type { Customer, CustomerChange } from '@peyvand/sdk/customers';
import { isRefusedWith } from '@peyvand/sdk/problem';
import { useTell } from '@peyvand/ui/feedback/toast.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useMutation } from '@tanstack/react-query';
import { staff } from '../../../server.ts';
import { editWords } from './edit/words.ts';
import { refreshCustomer } from './use-record.ts';

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
  const tell = useTell();
  const undo = useMutation({
    mutationFn: ({ wish, version }: { wish: Wish; version: number }) =>
      staff.customers.change(customer.id, { ...wish, version }),
    onSuccess: () => {
      tell.done(words.restored);
      return refreshCustomer(customer.id);
    },
    onError: tell.failed,
  });
  return useMutation({
    mutationFn: ({ wish }: { wish: Wish; says?: string }) =>
      staff.customers.change(customer.id, { ...wish, version: customer.version }),
    onSuccess: (answer, { wish, says }) => {
      if (answer.changed.length > 0) {
        tell.done(says ?? words.saved, () => undo.mutate({ wish: inverseOf(customer, wish), version: answer.version }));
      }
      return refreshCustomer(customer.id);
    },
    onError: (error) => {
      if (!isRefusedWith(error, 'customers.changed-meanwhile')) return tell.failed(error);
      // Somebody was faster: show what stands now.
      tell.refused(words.faster);
      void refreshCustomer(customer.id);
    },
  });
}
