import { newKey } from '@peyvand/sdk/client';
import type { ImportAct, ImportView } from '@peyvand/sdk/imports';
import { useTell } from '@peyvand/ui/feedback/toast.tsx';
import { useMutation } from '@tanstack/react-query';
import { queries, staff } from '../../../server.ts';
import { keys } from '../../../shared/query-keys.ts';
import { importQuery } from '../import-queries.ts';

/** Acts on an import and takes its new state into sight at once. */
export function useAct(id: string) {
  const tell = useTell();
  return useMutation({
    mutationFn: (act: ImportAct) => staff.imports.act(id, act, { key: newKey() }),
    onSuccess: (view: ImportView) => {
      queries.setQueryData(importQuery(id).queryKey, view);
      void queries.invalidateQueries({ queryKey: keys.imports.all });
    },
    onError: (error) => {
      tell.failed(error);
      void queries.invalidateQueries({ queryKey: importQuery(id).queryKey });
    },
  });
}
