import type { SignInAnswer } from '@peyvand/sdk/session';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { queries } from '../../server.ts';

/**
 * Runs one step of signing in and goes where its answer leads: to the second factor, or in.
 * @param step the call that answers
 * @param next path to go to when signed in
 */
export function useEnter<V>(step: (given: V) => Promise<SignInAnswer>, next = '/') {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: step,
    onSuccess: async (answer) => {
      if (answer.state === 'two-factor') return navigate({ to: '/sign-in/code', search: { next } });
      // whatever another person read in this window before is forgotten
      queries.removeQueries();
      return navigate({ href: next, replace: true });
    },
  });
}
