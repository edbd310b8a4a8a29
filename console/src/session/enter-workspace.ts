import { useTell } from '@peyvand/ui/feedback/toast.tsx';
import { useCallback } from 'react';
import { staff } from '../server.ts';

/** Moves this window to another workspace. The page is loaded anew, so nothing of the former one can linger on screen. */
export function useEnterWorkspace(): (workspaceId: string) => void {
  const tell = useTell();
  return useCallback(
    (workspaceId) => {
      staff.session.switchWorkspace(workspaceId).then(
        () => window.location.assign('/'),
        (error: unknown) => tell.failed(error),
      );
    },
    [tell],
  );
}
