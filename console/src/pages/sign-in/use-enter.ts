import type { SignInAnswer } from '@peyvand/sdk/session';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { queries, staff } from '../../server.ts';
import { readLastBusiness } from '../../session/last-business.ts';

/**
 * The demo is there to be looked at: whoever has a business of her own lands in it, in the one that was open here last where
 * there are several.
 */
async function goWhereSheWorks(): Promise<void> {
  const { workspace, workspaces } = await staff.session.read();
  const own = workspaces.filter((one) => !one.demo);
  const last = readLastBusiness()?.id;
  const wanted = own.find((one) => one.id === last) ?? own[0];
  if (workspace?.demo === true && wanted !== undefined) await staff.session.switchWorkspace(wanted.id);
}

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
      await goWhereSheWorks();
      return navigate({ href: next, replace: true });
    },
  });
}
