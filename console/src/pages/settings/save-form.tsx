import { Button } from '@mantine/core';
import { useProblemText } from '@peyvand/ui/feedback/problem-text.ts';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import type { ReactNode } from 'react';
import styles from './form.module.css';
import { settingsWords } from './words.ts';

interface SaveFormProps {
  /** Something differs from what is saved, and can be saved. */
  readonly dirty: boolean;
  readonly saving: boolean;
  /** What the last try was refused with; told over the foot, and nothing that was typed is lost. */
  readonly error: unknown;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  readonly children: ReactNode;
}

/** Fields that are saved together, with a way back to what is saved. */
export function SaveForm({ dirty, saving, error, onSave, onDiscard, children }: SaveFormProps) {
  const words = useWords(settingsWords);
  const problem = useProblemText();
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (dirty) onSave();
      }}
    >
      {children}
      {error !== null && error !== undefined && (
        <p className={styles.error} role="alert">
          {problem(error).text}
        </p>
      )}
      <div className={styles.foot}>
        <Button type="submit" loading={saving} disabled={!dirty}>
          {words.save}
        </Button>
        {dirty && (
          <Button variant="subtle" color="neutral" onClick={onDiscard}>
            {words.discard}
          </Button>
        )}
      </div>
    </form>
  );
}
