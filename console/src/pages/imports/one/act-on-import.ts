import type { ImportAct } from '@peyvand/sdk/imports';
import { queries, staff } from '../../../server.ts';
import { readAgain, useAct } from '../../../shared/act/use-act.ts';
import { keys } from '../../../shared/query-keys.ts';
import { importQuery } from '../import-queries.ts';

/** Acts on an import and takes its new state into sight at once. */
export function useActOnImport(id: string) {
  return useAct((act: ImportAct, key) => staff.imports.act(id, act, { key }), {
    stale: [keys.imports.all],
    onDone: (view) => queries.setQueryData(importQuery(id).queryKey, view),
    onFailed: () => void readAgain([keys.imports.one(id)]),
  });
}
