import type { Bulk, BulkChange, CustomerFilters } from '@peyvand/sdk/customers';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { useState } from 'react';
import { staff } from '../../../server.ts';
import { useAct } from '../../../shared/act/use-act.ts';
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
  const [progress, setProgress] = useState<Bulk | null>(null);
  const [undoing, setUndoing] = useState(false);
  const run = useAct(
    async ({ whom, change }: Wish, key) => {
      const { bulkId } = await staff.customers.changeMany(whom, change, { key });
      return restOf(bulkId, setProgress);
    },
    {
      stale: [keys.customers.all],
      says: ({ changed }, { say }) => say(show.number(changed)),
      canUndo: ({ changed }) => changed > 0,
      undo: async (_, { id }) => {
        setUndoing(true);
        try {
          await staff.customers.undoBulk(id);
          await restOf(id, setProgress);
        } finally {
          setUndoing(false);
          setProgress(null);
        }
      },
      undone: words.undone,
      onDone,
      onEnd: () => setProgress(null),
    },
  );
  return { run: (wish: Wish) => run.mutate(wish), busy: run.isPending || undoing, progress };
}
