import { newKey } from '@peyvand/sdk/client';
import type { Bulk, BulkChange, CustomerFilters } from '@peyvand/sdk/customers';
import { useTell } from '@peyvand/ui/feedback/toast.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queries, staff } from '../../../server.ts';
import { keys } from '../../../shared/query-keys.ts';
import { listWords } from './words.ts';

const lookEveryMs = 400;

/** Waits until a bulk edit rests, telling how far it has come. */
async function restOf(bulkId: string, told: (bulk: Bulk) => void): Promise<Bulk> {
  for (;;) {
    const bulk = await staff.customers.bulk(bulkId);
    told(bulk);
    if (bulk.state === 'done' || bulk.state === 'undone') return bulk;
    await new Promise((resolve) => window.setTimeout(resolve, lookEveryMs));
  }
}

export type Whom = { readonly ids: readonly string[] } | { readonly filter: CustomerFilters };

interface Wish {
  readonly whom: Whom;
  readonly change: BulkChange;
  /** Says what was done, with the number of customers. */
  readonly say: (n: string) => string;
}

/** Changes many customers, shows how far it has come, and offers to take it back. */
export function useBulk(onDone: () => void) {
  const words = useWords(listWords).bulk;
  const show = useShow();
  const tell = useTell();
  const [progress, setProgress] = useState<Bulk | null>(null);
  const settled = () => {
    setProgress(null);
    return queries.invalidateQueries({ queryKey: keys.customers.all });
  };
  const undo = useMutation({
    mutationFn: async (bulkId: string) => {
      await staff.customers.undoBulk(bulkId);
      return restOf(bulkId, setProgress);
    },
    onSuccess: () => tell.done(words.undone),
    onError: tell.failed,
    onSettled: settled,
  });
  const run = useMutation({
    mutationFn: async ({ whom, change }: Wish) => {
      const { bulkId } = await staff.customers.changeMany(whom, change, { key: newKey() });
      return restOf(bulkId, setProgress);
    },
    onSuccess: (bulk, { say }) => {
      tell.done(say(show.number(bulk.changed)), bulk.changed === 0 ? undefined : () => undo.mutate(bulk.id));
      onDone();
    },
    onError: tell.failed,
    onSettled: settled,
  });
  return { run: (wish: Wish) => run.mutate(wish), busy: run.isPending || undo.isPending, progress };
}
