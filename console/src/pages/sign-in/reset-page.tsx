import { Button, PasswordInput } from '@mantine/core';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useState } from 'react';
import { staff } from '../../server.ts';
import { Door } from '../../shared/door/door.tsx';
import { doorWords } from '../../shared/door/words.ts';
import { useEnter } from './use-enter.ts';
import { useLinkToken } from './use-link-token.ts';
import { signInWords } from './words.ts';

/** A new password by the link of an e-mail. */
export function ResetPage() {
  const words = useWords(signInWords).reset;
  const door = useWords(doorWords);
  const token = useLinkToken();
  const [password, setPassword] = useState('');
  const enter = useEnter(() => staff.session.resetPassword(token, password));
  const check = useCheck({ password: password.length < 10 && door.short });
  return (
    <Door
      title={words.title}
      explain={words.explain}
      error={enter.error}
      onSubmit={check.form(() => enter.mutate(undefined)).onSubmit}
    >
      <PasswordInput
        label={words.password}
        description={door.rule}
        error={check.error('password')}
        autoComplete="new-password"
        autoFocus
        dir="ltr"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" loading={enter.isPending}>
        {words.save}
      </Button>
    </Door>
  );
}
