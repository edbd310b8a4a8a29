import { Button, PasswordInput, TextInput } from '@mantine/core';
import { isRefusedWith } from '@peyvand/sdk/problem';
import type { Invitation } from '@peyvand/sdk/session';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { staff } from '../../server.ts';
import { Door } from '../../shared/door/door.tsx';
import { doorWords } from '../../shared/door/words.ts';
import { keys } from '../../shared/query-keys.ts';
import { useEnter } from './use-enter.ts';
import { useLinkToken } from './use-link-token.ts';
import { signInWords } from './words.ts';

/** An invitation to a workspace: says who invites to what, and makes the account where there is none yet. */
export function InvitationPage() {
  const { invitation: words, link } = useWords(signInWords);
  const token = useLinkToken();
  const invitation = useQuery({
    queryKey: keys.invitation(token),
    queryFn: () => staff.session.readInvitation(token),
    enabled: token !== '',
  });
  if (token === '') return <Door title={words.plain} error={link.missing} />;
  if (invitation.isPending)
    return (
      <Door title={words.plain}>
        <Skeletons of="lines" count={4} />
      </Door>
    );
  if (invitation.isError)
    return (
      <Door
        title={words.plain}
        // a link that was cut on its way is no fault of the reader's: the server's words on its length would not help
        error={isRefusedWith(invitation.error, 'request.invalid') ? words.broken : invitation.error}
        onSubmit={() => void invitation.refetch()}
        foot={<Link to="/sign-in">{words.toSignIn}</Link>}
      />
    );
  return <AcceptForm token={token} invitation={invitation.data} />;
}

function AcceptForm({ token, invitation }: { readonly token: string; readonly invitation: Invitation }) {
  const { invitation: words, roles } = useWords(signInWords);
  const door = useWords(doorWords);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  // whoever is signed in with this very e-mail has nothing more to write; whether it has an account nobody else is told
  const { herself } = invitation;
  const check = useCheck({
    name: !herself && name.trim() === '' && door.nameNeeded,
    password: !herself && password.length < 10 && door.short,
  });
  const enter = useEnter(() =>
    staff.session.acceptInvitation(token, herself ? undefined : { name: name.trim(), password }),
  );
  const role = Object.entries(roles).find(([key]) => key === invitation.role)?.[1];
  const here = `/invitation#token=${encodeURIComponent(token)}`;
  return (
    <Door
      title={words.title(invitation.workspace)}
      explain={
        <>
          {role === undefined ? words.asOwnRole : words.as(role)} <bdi dir="ltr">{invitation.email}</bdi>
        </>
      }
      error={enter.error}
      onSubmit={check.form(() => enter.mutate(undefined)).onSubmit}
      foot={
        herself ? undefined : (
          <Link to="/sign-in" search={{ next: here }}>
            {words.signInFirst}
          </Link>
        )
      }
    >
      {!herself && (
        <>
          <TextInput
            label={words.name}
            error={check.error('name')}
            name="name"
            autoComplete="name"
            dir="auto"
            value={name}
            maxLength={120}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <input type="hidden" name="email" autoComplete="username" value={invitation.email} readOnly />
          <PasswordInput
            label={words.password}
            description={door.rule}
            error={check.error('password')}
            name="password"
            autoComplete="new-password"
            dir="ltr"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        </>
      )}
      <Button type="submit" loading={enter.isPending}>
        {words.accept}
      </Button>
    </Door>
  );
}
