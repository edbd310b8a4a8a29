import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { staff } from '../../server.ts';
import { Door } from '../../shared/door/door.tsx';
import { useEnter } from './use-enter.ts';
import { signInWords } from './words.ts';

/** E-mail and password. */
export function SignInPage() {
  const words = useWords(signInWords).signIn;
  const { next } = useSearch({ from: '/sign-in' });
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const enter = useEnter(() => staff.session.signIn(email.trim(), password), next);
  const submit = () => {
    const missing = email.trim() === '' || password === '';
    setIncomplete(missing);
    if (!missing) enter.mutate(undefined);
  };
  return (
    <Door
      known
      title={words.title}
      error={incomplete ? words.needed : enter.error}
      onSubmit={submit}
      foot={<Link to="/forgot">{words.forgot}</Link>}
    >
      <TextInput
        label={words.email}
        type="email"
        name="email"
        autoComplete="username"
        autoFocus
        dir="ltr"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label={words.password}
        name="password"
        autoComplete="current-password"
        dir="ltr"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" loading={enter.isPending}>
        {words.enter}
      </Button>
    </Door>
  );
}
