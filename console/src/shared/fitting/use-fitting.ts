import type { Models } from '@peyvand/sdk/profile-models';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { queries } from '../../server.ts';
import { useRight } from '../../session/session.ts';
import { keys } from '../query-keys.ts';
import { modelsQuery } from './models-query.ts';

const lookAgainMs = 1_200;
/** Somebody may be bringing a file in elsewhere: a business that waits for its first forecast is looked after, gently. */
const waitForFirstMs = 5_000;

/** When the models are looked at again; never once there is a forecast and nothing changes it. */
export function nextLook(models: Models | undefined): number | false {
  if (models === undefined) return false;
  if (models.fitting) return lookAgainMs;
  if (models.stale) return waitForFirstMs;
  return models.current === null ? waitForFirstMs : false;
}

/** What hangs on the scores of a fit. */
const dependent = [keys.measures.all, keys.customers.all, keys.customer.all];

/**
 * True while the forecast is being made anew. The screen that asks looks again by itself, and whatever shows scores is read
 * anew once they are there.
 */
export function useFitting(): boolean {
  return useForecastState() !== 'still';
}

/** Still; being made anew; or left behind by a setting or by time, and about to be made anew. */
export function useForecastState(): 'still' | 'fitting' | 'stale' {
  const may = useRight('measures.read');
  const { data } = useQuery({ ...modelsQuery, enabled: may, refetchInterval: ({ state }) => nextLook(state.data) });
  const fitId = data?.current?.fitId ?? null;
  const seen = useRef<string | null | undefined>(undefined);
  useEffect(() => {
    if (data === undefined) return;
    if (seen.current !== undefined && seen.current !== fitId)
      for (const queryKey of dependent) void queries.invalidateQueries({ queryKey });
    seen.current = fitId;
  }, [data, fitId]);
  if (data?.stale === true) return 'stale';
  return data?.fitting === true ? 'fitting' : 'still';
}
