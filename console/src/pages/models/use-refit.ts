import { newKey } from '@peyvand/sdk/client';
import type { ModelName, Models } from '@peyvand/sdk/profile-models';
import { useTell } from '@peyvand/ui/feedback/toast.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { queries, staff } from '../../server.ts';
import { modelWords } from './words.ts';

const lookAgainMs = 1_200;

/** The models, as they are now. */
export const modelsQuery = queryOptions({
  queryKey: ['profile', 'models'],
  queryFn: ({ signal }) => staff.profileModels.read(signal),
});

/**
 * The models, and fitting them anew: while a fit that was asked for is being made, the page looks again and again, and
 * tells when the new one is there.
 */
export function useModels() {
  const words = useWords(modelWords);
  const tell = useTell();
  /** The fit that stood when a new one was asked for; undefined while none is awaited. */
  const [before, setBefore] = useState<string | null | undefined>(undefined);
  const waiting = before !== undefined;
  const models = useQuery({ ...modelsQuery, refetchInterval: waiting ? lookAgainMs : false });
  const now = models.data?.current?.fitId ?? null;
  useEffect(() => {
    if (before === undefined || now === before) return;
    setBefore(undefined);
    void queries.invalidateQueries({ queryKey: ['measures'] });
    tell.done(words.refitted);
  }, [before, now, tell, words]);

  const ask = useMutation({
    mutationFn: async (model: ModelName | null) => {
      if (model !== null) await staff.settings.change({ settings: { model } });
      return staff.profileModels.refit({ key: newKey() });
    },
    onMutate: () => setBefore(queries.getQueryData<Models>(modelsQuery.queryKey)?.current?.fitId ?? null),
    onError: (error) => {
      setBefore(undefined);
      tell.failed(error);
    },
  });
  return {
    models,
    /** A fit that was asked for here is being made. */
    waiting,
    refit: () => ask.mutate(null),
    predictWith: (model: ModelName) => ask.mutate(model),
  };
}
