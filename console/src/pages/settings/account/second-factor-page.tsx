import { Button } from '@mantine/core';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { ConfirmDialog } from '../../../session/confirm-dialog.tsx';
import { useEnterWorkspace } from '../../../session/enter-workspace.ts';
import { sessionQuery } from '../../../session/session.ts';
import { useSignOut } from '../../../session/sign-out.ts';
import { Door } from '../../../shared/door/door.tsx';
import styles from './second-factor.module.css';
import { SetUpFactor } from './set-up-factor.tsx';
import { accountWords } from './words.ts';

/** The one page of whoever lacks the second factor that her business demands: to set it up, go elsewhere, or leave. */
export function SecondFactorPage() {
  const words = useWords(accountWords).demanded;
  const { next = '/' } = useSearch({ from: '/second-factor' });
  const { workspace, workspaces } = useSuspenseQuery(sessionQuery).data;
  const enter = useEnterWorkspace();
  const signOut = useSignOut();
  const others = workspaces.filter((one) => one.id !== workspace?.id);
  return (
    <>
      <Door
        bare
        known
        title={words.title}
        explain={words.says(workspace?.name ?? '')}
        foot={
          <div className={styles.elsewhere}>
            {others.map((one) => (
              <Button key={one.id} variant="subtle" size="compact-sm" onClick={() => enter(one.id)}>
                {words.goTo(one.name)}
              </Button>
            ))}
            <Button variant="subtle" color="neutral" size="compact-sm" onClick={signOut}>
              {words.signOut}
            </Button>
          </div>
        }
      >
        {/* read anew from the first byte: nothing of the time before it lingers */}
        <SetUpFactor onDone={() => window.location.assign(next)} />
      </Door>
      <ConfirmDialog />
    </>
  );
}
