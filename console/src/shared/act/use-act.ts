import { isRefusedWith } from '@peyvand/sdk/problem';
import { useTell } from '@peyvand/ui/feedback/toast.tsx';
import { type QueryKey, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queries } from '../../server.ts';
import { intentKeys } from './intent-keys.ts';

export interface ActOptions<V, A> {
  /** What was read and is no longer so: names out of `keys`. */
  readonly stale: readonly QueryKey[] | ((answer: A, given: V) => readonly QueryKey[]);
  /** What is told when it is done; nothing for an act whose effect is plain to see. */
  readonly says?: string | ((answer: A, given: V) => string | undefined);
  /** Takes it back; offered beside what is told. */
  readonly undo?: (given: V, answer: A) => Promise<unknown>;
  /** False where this one cannot be taken back. */
  readonly canUndo?: (answer: A, given: V) => boolean;
  /** What is told when it was taken back. */
  readonly undone?: string;
  /** Refusals, by their code, that are told in words of their own because somebody was faster: what stands now is read anew. */
  readonly overtaken?: Readonly<Record<string, string>>;
  /** True where the form shows the refusal itself. */
  readonly tellsOwnFailure?: boolean | ((error: unknown) => boolean);
  readonly onBegin?: (given: V) => void;
  readonly onDone?: (answer: A, given: V) => void;
  readonly onFailed?: (error: unknown, given: V) => void;
  readonly onEnd?: () => void;
}

/** Reads anew what has become stale, where it is in sight; the rest when it is next looked at. */
export const readAgain = (stale: readonly QueryKey[]): Promise<unknown> =>
  Promise.all(stale.map((queryKey) => queries.invalidateQueries({ queryKey })));

/**
 * One act of a person, the only way in which a screen writes: it carries the key of its wish, tells what was done, offers the
 * way back, and reads anew what has become stale. All that an act depends on is handed to `mutate`, since that is its wish.
 */
export function useAct<V = void, A = unknown>(act: (given: V, key: string) => Promise<A>, options: ActOptions<V, A>) {
  const tell = useTell();
  const [intents] = useState(() => intentKeys());
  const failed = (error: unknown) => {
    const code = Object.keys(options.overtaken ?? {}).find((one) => isRefusedWith(error, one));
    if (code === undefined) return tell.failed(error);
    tell.refused(options.overtaken?.[code] ?? '');
    // a function asks for an answer, and there is none
    if (typeof options.stale !== 'function') void readAgain(options.stale);
  };
  return useMutation<A, Error, V>({
    mutationFn: (given) => act(given, intents.of(given)),
    onMutate: (given) => options.onBegin?.(given),
    onSuccess: (answer, given) => {
      intents.fulfilled(given);
      const { says, stale } = options;
      const refresh = () => readAgain(typeof stale === 'function' ? stale(answer, given) : stale);
      const text = typeof says === 'function' ? says(answer, given) : says;
      const { undo } = options;
      const takeBack = async () => {
        await undo?.(given, answer);
        if (options.undone !== undefined) tell.done(options.undone);
        await refresh();
      };
      const may = undo !== undefined && options.canUndo?.(answer, given) !== false;
      if (text !== undefined) tell.done(text, may ? () => void takeBack().catch(failed) : undefined);
      options.onDone?.(answer, given);
      return refresh();
    },
    onError: (error, given) => {
      const own = options.tellsOwnFailure;
      if (typeof own === 'function' ? !own(error) : own !== true) failed(error);
      options.onFailed?.(error, given);
    },
    onSettled: () => options.onEnd?.(),
  });
}
