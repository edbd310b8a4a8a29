import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { sessionQuery } from '../../session/session.ts';
import { Door } from '../../shared/door/door.tsx';
import { AccountForm } from './account-form.tsx';
import { firstRunWords } from './words.ts';
import { WorkspaceForm } from './workspace-form.tsx';

/** What is still missing before the console can be used: a password of one's own, and a business. */
export function BeginPage() {
  const words = useWords(firstRunWords);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const [later, setLater] = useState(false);
  if (!session.user.hasPassword && !later) return <AccountForm user={session.user} onLater={() => setLater(true)} />;
  if (session.workspace !== null) return <Navigate to="/" replace />;
  return (
    <Door title={words.workspace.title} bare>
      <WorkspaceForm />
    </Door>
  );
}
