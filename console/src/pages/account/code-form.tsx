import { Button, TextInput } from '@mantine/core';
import { toLatinDigits } from '@peyvand/kernel/digits';
import { useProblemText } from '@peyvand/ui/feedback/problem-text.ts';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useState } from 'react';
import styles from '../settings/form.module.css';
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
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (plain.length >= 6) run.mutate(plain);
      }}
    >
      <TextInput
        label={label}
        description={says}
        error={run.error === null ? undefined : problem(run.error).text}
        autoComplete="one-time-code"
        dir="ltr"
        autoFocus
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <div className={styles.foot}>
        <Button type="submit" loading={run.isPending} disabled={plain.length < 6}>
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
