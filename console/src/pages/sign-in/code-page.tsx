import { Button, TextInput } from '@mantine/core';
import { toLatinDigits } from '@peyvand/kernel/digits';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { staff } from '../../server.ts';
import { Door } from '../../shared/door/door.tsx';
import { useEnter } from './use-enter.ts';
import { signInWords } from './words.ts';

/** The second factor: digits of the app in either script, or a recovery code. */
export function CodePage() {
  const words = useWords(signInWords).code;
  const { next } = useSearch({ from: '/sign-in/code' });
  const [code, setCode] = useState('');
  const enter = useEnter(() => staff.session.confirmCode(toLatinDigits(code).replaceAll(/\s/g, '')), next);
  const check = useCheck({ code: code.trim() === '' && words.needed });
  return (
    <Door
      known
      title={words.title}
      explain={words.explain}
      error={enter.error}
      onSubmit={check.form(() => enter.mutate(undefined)).onSubmit}
      foot={<Link to="/sign-in">{words.back}</Link>}
    >
      <TextInput
        label={words.label}
        error={check.error('code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        dir="ltr"
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button type="submit" loading={enter.isPending}>
        {words.confirm}
      </Button>
    </Door>
  );
}
