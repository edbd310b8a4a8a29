import type { SignInAnswer } from '@peyvand/sdk/session';
import { useNavigate } from '@tanstack/react-router';
import { queries, staff } from '../../server.ts';
import { readLastBusiness } from '../../session/last-business.ts';
import { useAct } from '../../shared/act/use-act.ts';

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
  return useAct(
    async (given: V) => {
      const { state } = await step(given);
      if (state === 'two-factor') return state;
      // whatever another person read in this window before is forgotten
      queries.removeQueries();
      await goWhereSheWorks();
      return state;
    },
    {
      stale: [],
      tellsOwnFailure: true,
      onDone: (state) =>
        void (state === 'two-factor'
          ? navigate({ to: '/sign-in/code', search: { next } })
          : navigate({ href: next, replace: true })),
    },
  );
}
