import type { ModelName, Models } from '@peyvand/sdk/profile-models';
import { useTell } from '@peyvand/ui/feedback/toast.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { queries, staff } from '../../server.ts';
import { useAct } from '../../shared/act/use-act.ts';
import { modelsQuery } from '../../shared/fitting/models-query.ts';
import { useFitting } from '../../shared/fitting/use-fitting.ts';
import { keys } from '../../shared/query-keys.ts';
import { modelWords } from './words.ts';

/** The models, and fitting them anew: while a fit is being made the page looks again, and tells when one asked for here is there. */
export function useModels() {
  const words = useWords(modelWords);
  const tell = useTell();
  const fitting = useFitting();
  /** The fit that stood when a new one was asked for; undefined while none is awaited. */
  const [before, setBefore] = useState<string | null | undefined>(undefined);
  const models = useQuery(modelsQuery);
  const now = models.data?.current?.fitId ?? null;
  useEffect(() => {
    if (before === undefined || now === before) return;
    setBefore(undefined);
    tell.done(words.refitted);
  }, [before, now, tell, words]);

  const ask = useAct(
    async (model: ModelName | null, key) => {
      if (model !== null) await staff.settings.change({ settings: { model } });
      return staff.profileModels.refit({ key });
    },
    {
      stale: [keys.profile.models],
      onBegin: () => setBefore(queries.getQueryData<Models>(modelsQuery.queryKey)?.current?.fitId ?? null),
      onFailed: () => setBefore(undefined),
    },
  );
  return {
    models,
    /** A fit is being made. */
    waiting: fitting || before !== undefined,
    refit: () => ask.mutate(null),
    predictWith: (model: ModelName) => ask.mutate(model),
  };
}
