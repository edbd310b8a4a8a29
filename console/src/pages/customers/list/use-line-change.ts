import type { CustomerLine, Page } from '@peyvand/sdk/customers';
import { isRefusedWith } from '@peyvand/sdk/problem';
import { useTell } from '@peyvand/ui/feedback/toast.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { type InfiniteData, useMutation } from '@tanstack/react-query';
import { useCallback } from 'react';
import { queries, staff } from '../../../server.ts';
import { keys } from '../../../shared/query-keys.ts';
import { type LineValues, wishOf } from './line-values.ts';
import { listWords } from './words.ts';

interface Edit {
  readonly line: CustomerLine;
  readonly values: LineValues;
}

/** Draws a line as it is now, wherever it stands; the list keeps its order, so that no row runs away from under the hand. */
function redraw(id: string, change: (line: CustomerLine) => CustomerLine): void {
  queries.setQueriesData<InfiniteData<Page<CustomerLine>>>({ queryKey: keys.customers.lists }, (data) =>
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
  void queries.invalidateQueries({ queryKey: keys.customers.all, refetchType: 'none' });
  void queries.invalidateQueries({ queryKey: keys.customer.of(id) });
}

/** The former values of what was changed. */
function formerOf(line: CustomerLine, values: LineValues): LineValues {
  return Object.fromEntries(Object.keys(values).map((key) => [key, line[key as keyof LineValues]]));
}

/** Of each customer the change of ours that is under way, and the version that our last one made. */
const underWay = new Map<string, Promise<unknown>>();
const made = new Map<string, number>();

/**
 * Sends a change after the one before it on the same customer, on the version that this one has made: who goes on from cell to
 * cell is never told that she herself was faster.
 */
async function send({ line, values }: Edit): Promise<number> {
  const before = underWay.get(line.id);
  const now = (async () => {
    await before?.catch(() => undefined);
    const version = Math.max(line.version, made.get(line.id) ?? 0);
    const answer = await staff.customers.change(line.id, { ...wishOf(line, values), version });
    made.set(line.id, answer.version);
    return answer.version;
  })();
  underWay.set(line.id, now);
  return now;
}

function settle(id: string, version: number): void {
  redraw(id, (now) => ({ ...now, version }));
  forgetOthers(id);
}

/** Changes a line of the list: shown at once, sent on the version that was looked at, and offered to be taken back. */
export function useLineChange(): (line: CustomerLine, values: LineValues) => void {
  const words = useWords(listWords).edit;
  const tell = useTell();
  const failed = (error: unknown, { line, values }: Edit) => {
    redraw(line.id, (now) => ({ ...now, ...formerOf(line, values) }));
    // Somebody was faster: the row shows what stands now.
    if (isRefusedWith(error, 'customers.changed-meanwhile')) tell.refused(words.faster);
    else tell.failed(error);
    void queries.invalidateQueries({ queryKey: keys.customers.lists });
  };
  const undo = useMutation({
    mutationFn: send,
    onMutate: ({ line, values }) => redraw(line.id, (now) => ({ ...now, ...values })),
    onSuccess: (version, { line }) => {
      settle(line.id, version);
      tell.done(words.restored);
    },
    onError: failed,
  });
  const change = useMutation({
    mutationFn: send,
    onMutate: ({ line, values }) => redraw(line.id, (now) => ({ ...now, ...values })),
    onSuccess: (version, { line, values }) => {
      settle(line.id, version);
      const after = { ...line, ...values, version };
      tell.done(words.saved(line.name), () => undo.mutate({ line: after, values: formerOf(line, values) }));
    },
    onError: failed,
  });
  const { mutate } = change;
  return useCallback((line, values) => mutate({ line, values }), [mutate]);
}
