import { Button, TextInput } from '@mantine/core';
import { toLatinDigits } from '@peyvand/kernel/digits';
import { useProblemText } from '@peyvand/ui/feedback/problem-text.ts';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useState } from 'react';
import styles from '../../../shared/form/form.module.css';
import { accountWords } from './words.ts';

interface CodeFormProps {
  readonly label: string;
  readonly says?: string;
  readonly act: string;
  readonly run: {
    readonly isPending: boolean;
    readonly error: unknown;
    mutate(code: string): void;
    reset(): void;
  };
  readonly onCancel: () => void;
}

/** Asks for a code of the app, in either script of digits. */
export function CodeForm({ label, says, act, run, onCancel }: CodeFormProps) {
  const words = useWords(accountWords);
  const problem = useProblemText();
  const [code, setCode] = useState('');
  const plain = toLatinDigits(code).replaceAll(/\s/g, '');
  const check = useCheck({ code: plain.length < 6 && words.codeNeeded });
  return (
    <form className={styles.form} {...check.form(() => run.mutate(plain))}>
      <TextInput
        label={label}
        description={says}
        error={check.error('code') ?? (run.error === null ? undefined : problem(run.error).text)}
        autoComplete="one-time-code"
        dir="ltr"
        autoFocus
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <div className={styles.foot}>
        <Button type="submit" loading={run.isPending}>
          {act}
        </Button>
        <Button
          variant="subtle"
          color="neutral"
          onClick={() => {
            run.reset();
            onCancel();
          }}
        >
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
