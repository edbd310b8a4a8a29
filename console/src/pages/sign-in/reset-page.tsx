import { Button, PasswordInput } from '@mantine/core';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useState } from 'react';
import { staff } from '../../server.ts';
import { Door } from './door.tsx';
import { useEnter } from './use-enter.ts';
import { useLinkToken } from './use-link-token.ts';
import { signInWords } from './words.ts';

/** A new password by the link of an e-mail. */
export function ResetPage() {
  const words = useWords(signInWords).reset;
  const token = useLinkToken();
  const [password, setPassword] = useState('');
  const enter = useEnter(() => staff.session.resetPassword(token, password));
  return (
    <Door
      title={words.title}
      explain={words.explain}
      error={enter.error}
      onSubmit={() => password.length >= 10 && enter.mutate(undefined)}
    >
      <PasswordInput
        label={words.password}
        description={words.rule}
        autoComplete="new-password"
        autoFocus
        dir="ltr"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" loading={enter.isPending} disabled={password.length < 10}>
        {words.save}
      </Button>
    </Door>
  );
}
