import type { CustomerChange, CustomerLine, Page } from '@peyvand/sdk/customers';
import { isRefusedWith } from '@peyvand/sdk/problem';
import { useTell } from '@peyvand/ui/feedback/toast.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { type InfiniteData, useMutation } from '@tanstack/react-query';
import { useCallback } from 'react';
import { queries, staff } from '../../../server.ts';
import { type LineValues, wishOf } from './line-values.ts';
import { customersKey } from './use-customers.ts';
import { listWords } from './words.ts';

const listKey = [...customersKey, 'list'];

interface Edit {
  readonly line: CustomerLine;
  readonly values: LineValues;
}

/** Draws a line as it is now, wherever it stands; the list keeps its order, so that no row runs away from under the hand. */
function redraw(id: string, change: (line: CustomerLine) => CustomerLine): void {
  queries.setQueriesData<InfiniteData<Page<CustomerLine>>>({ queryKey: listKey }, (data) =>
    data === undefined
      ? data
      : {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            items: page.items.map((one) => (one.id === id ? change(one) : one)),
          })),
        },
  );
}

/** Other lists and her page are read anew when they are next opened. */
function forgetOthers(id: string): void {
  void queries.invalidateQueries({ queryKey: customersKey, refetchType: 'none' });
  void queries.invalidateQueries({ queryKey: ['customer', id] });
}

/** Changes a line of the list: shown at once, sent on the version that was looked at, and offered to be taken back. */
export function useLineChange(): (line: CustomerLine, values: LineValues) => void {
  const words = useWords(listWords).edit;
  const tell = useTell();
  const send = async ({ line, values }: Edit) => {
    const wish: Omit<CustomerChange, 'version'> = wishOf(line, values);
    const answer = await staff.customers.change(line.id, { ...wish, version: line.version });
    return { ...line, ...values, version: answer.version };
  };
  const failed = (error: unknown, { line }: Edit) => {
    redraw(line.id, () => line);
    // Somebody was faster: the row shows what stands now.
    if (isRefusedWith(error, 'customers.changed-meanwhile')) tell.refused(words.faster);
    else tell.failed(error);
    void queries.invalidateQueries({ queryKey: listKey });
  };
  const settle = (after: CustomerLine) => {
    redraw(after.id, () => after);
    forgetOthers(after.id);
  };
  const undo = useMutation({
    mutationFn: send,
    onSuccess: (after) => {
      settle(after);
      tell.done(words.restored);
    },
    onError: failed,
  });
  const change = useMutation({
    mutationFn: send,
    onMutate: ({ line, values }) => redraw(line.id, (now) => ({ ...now, ...values })),
    onSuccess: (after, { line, values }) => {
      settle(after);
      const former = Object.fromEntries(Object.keys(values).map((key) => [key, line[key as keyof LineValues]]));
      tell.done(words.saved(line.name), () => undo.mutate({ line: after, values: former }));
    },
    onError: failed,
  });
  const { mutate } = change;
  return useCallback((line, values) => mutate({ line, values }), [mutate]);
}
