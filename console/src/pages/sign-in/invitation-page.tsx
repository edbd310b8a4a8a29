import { Button, PasswordInput, TextInput } from '@mantine/core';
import type { Invitation } from '@peyvand/sdk/session';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { staff } from '../../server.ts';
import { Door } from './door.tsx';
import { useEnter } from './use-enter.ts';
import { signInWords } from './words.ts';

/** An invitation to a workspace: says who invites to what, and makes the account where there is none yet. */
export function InvitationPage() {
  const { token } = useSearch({ from: '/invitation' });
  const invitation = useQuery({ queryKey: ['invitation', token], queryFn: () => staff.session.readInvitation(token) });
  if (invitation.isPending) return <Skeletons of="lines" count={5} />;
  if (invitation.isError) return <ErrorState error={invitation.error} onRetry={() => void invitation.refetch()} />;
  return <AcceptForm token={token} invitation={invitation.data} />;
}

function AcceptForm({ token, invitation }: { readonly token: string; readonly invitation: Invitation }) {
  const { invitation: words, roles, reset } = useWords(signInWords);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const ready = invitation.known || (name.trim() !== '' && password.length >= 10);
  const enter = useEnter(() =>
    staff.session.acceptInvitation(token, invitation.known ? undefined : { name: name.trim(), password }),
  );
  return (
    <Door
      title={words.title(invitation.workspace)}
      explain={words.as(roles[invitation.role], invitation.email)}
      error={enter.error}
      onSubmit={() => ready && enter.mutate(undefined)}
    >
      {!invitation.known && (
        <>
          <TextInput
            label={words.name}
            autoComplete="name"
            dir="auto"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <PasswordInput
            label={words.password}
            description={reset.rule}
            autoComplete="new-password"
            dir="ltr"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        </>
      )}
      <Button type="submit" loading={enter.isPending} disabled={!ready}>
        {words.accept}
      </Button>
    </Door>
  );
}
