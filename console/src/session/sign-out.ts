import { useTell } from '@peyvand/ui/feedback/toast.tsx';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { queries, staff, workIn } from '../server.ts';
import { forgetDrafts } from './use-draft.ts';

/** Ends the session and forgets everything that was read in it. */
export function useSignOut(): () => void {
  const navigate = useNavigate();
  const tell = useTell();
  return useCallback(() => {
    staff.session.signOut().then(
      () => {
        workIn(null);
        queries.clear();
        forgetDrafts();
        void navigate({ to: '/sign-in' });
      },
      (error: unknown) => tell.failed(error),
    );
  }, [navigate, tell]);
}
