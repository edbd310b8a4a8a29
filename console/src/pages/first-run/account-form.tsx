import { Button, PasswordInput, TextInput } from '@mantine/core';
import type { StaffUser } from '@peyvand/sdk/session';
import { looksLikeEmail, useCheck } from '@peyvand/ui/form/use-check.ts';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useState } from 'react';
import { staff } from '../../server.ts';
import { useAct } from '../../shared/act/use-act.ts';
import { Door } from '../../shared/door/door.tsx';
import { doorWords } from '../../shared/door/words.ts';
import { keys } from '../../shared/query-keys.ts';
import { firstRunWords } from './words.ts';

/** The owner's name, e-mail and password, after the one-time link of a fresh installation. */
export function AccountForm({ user, onLater }: { readonly user: StaffUser; readonly onLater: () => void }) {
  const words = useWords(firstRunWords).account;
  const door = useWords(doorWords);
  // the account of a fresh installation has a stand-in for a name
  const [name, setName] = useState(user.email === null ? '' : user.name);
  const [email, setEmail] = useState(user.email ?? '');
  const [password, setPassword] = useState('');
  const save = useAct(
    async () => {
      await staff.account.change({ name: name.trim(), email: email.trim() });
      await staff.account.changePassword(password);
    },
    { stale: [keys.session], tellsOwnFailure: true },
  );
  const check = useCheck({
    name: name.trim() === '' && door.nameNeeded,
    email: !looksLikeEmail(email) && door.emailNeeded,
    password: password.length < 10 && door.short,
  });
  return (
    <Door
      title={words.title}
      explain={words.explain}
      error={save.error}
      onSubmit={check.form(() => save.mutate()).onSubmit}
      foot={
        <Button variant="subtle" size="compact-sm" onClick={onLater}>
          {words.later}
        </Button>
      }
    >
      <TextInput
        label={words.name}
        error={check.error('name')}
        name="name"
        autoComplete="name"
        autoFocus
        dir="auto"
        value={name}
        maxLength={120}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={words.email}
        error={check.error('email')}
        type="email"
        name="email"
        autoComplete="username"
        dir="ltr"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
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
      <Button type="submit" loading={save.isPending}>
        {words.save}
      </Button>
    </Door>
  );
}
