import { useTell } from '@peyvand/ui/feedback/toast.tsx';
import { useMutation } from '@tanstack/react-query';
import { queries } from '../../server.ts';

interface ActOptions<V, A> {
  /** First parts of the query keys that this act makes stale. */
  readonly stale: readonly string[];
  /** What is told when it is done; nothing for an act whose effect is plain to see. */
  readonly says?: string | ((answer: A, given: V) => string);
  /** Takes it back; offered beside what is told. */
  readonly undo?: (given: V, answer: A) => Promise<unknown>;
  readonly onDone?: (answer: A, given: V) => void;
  /** Set where the form shows the refusal itself. */
  readonly tellsOwnFailure?: boolean;
}

/** One act of the settings: writes, reads anew what has become stale, tells, and can be taken back where that is possible. */
export function useAct<V, A>(act: (given: V) => Promise<A>, options: ActOptions<V, A>) {
  const tell = useTell();
  const refresh = () =>
    Promise.all(options.stale.map((first) => queries.invalidateQueries({ queryKey: [first] }))).then(() => undefined);
  return useMutation({
    mutationFn: act,
    onSuccess: async (answer, given) => {
      await refresh();
      const { undo, says } = options;
      const text = typeof says === 'function' ? says(answer, given) : says;
      if (text !== undefined)
        tell.done(text, undo && (() => void undo(given, answer).then(refresh, (error: unknown) => tell.failed(error))));
      options.onDone?.(answer, given);
    },
    onError: (error) => {
      if (options.tellsOwnFailure !== true) tell.failed(error);
    },
  });
}
