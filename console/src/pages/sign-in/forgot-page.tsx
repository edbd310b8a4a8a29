import { Button, TextInput } from '@mantine/core';
import { looksLikeEmail, useCheck } from '@peyvand/ui/form/use-check.ts';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { staff } from '../../server.ts';
import { useAct } from '../../shared/act/use-act.ts';
import styles from '../../shared/door/door.module.css';
import { Door } from '../../shared/door/door.tsx';
import { doorWords } from '../../shared/door/words.ts';
import { signInWords } from './words.ts';

/** Asks for a link to a new password. The answer is the same whether the address has an account or not. */
export function ForgotPage() {
  const { forgot: words, signIn } = useWords(signInWords);
  const door = useWords(doorWords);
  const [email, setEmail] = useState('');
  const ask = useAct(() => staff.session.forgot(email.trim()), { stale: [], tellsOwnFailure: true });
  const check = useCheck({ email: !looksLikeEmail(email) && door.emailNeeded });
  const back = <Link to="/sign-in">{words.back}</Link>;
  if (ask.isSuccess)
    return (
      <Door title={words.title} explain={words.sent} foot={back}>
        <p className={styles.explain}>{words.owner}</p>
        <code className={styles.command} dir="ltr">
          {`npx peyvand link ${email.trim()}`}
        </code>
      </Door>
    );
  return (
    <Door
      title={words.title}
      explain={words.explain}
      error={ask.error}
      onSubmit={check.form(() => ask.mutate()).onSubmit}
      foot={back}
    >
      <TextInput
        label={signIn.email}
        error={check.error('email')}
        type="email"
        name="email"
        autoComplete="username"
        autoFocus
        dir="ltr"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <Button type="submit" loading={ask.isPending}>
        {words.send}
      </Button>
    </Door>
  );
}
