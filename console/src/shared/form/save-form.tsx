import { Button } from '@mantine/core';
import { FormProblem } from '@peyvand/ui/feedback/form-problem.tsx';
import { type Check, useCheck } from '@peyvand/ui/form/use-check.ts';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { kitWords } from '@peyvand/ui/words.ts';
import { type ReactNode, useState } from 'react';
import styles from './form.module.css';
import { formWords } from './words.ts';

interface SaveFormProps {
  /** Something differs from what is saved. */
  readonly dirty: boolean;
  /** What keeps it from being saved, said at its field. */
  readonly check?: Pick<Check<string>, 'form'>;
  readonly saving: boolean;
  /** What the last try was refused with; told over the foot, and nothing that was typed is lost. */
  readonly error: unknown;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  readonly children: ReactNode;
}

/** Fields that are saved together, with a way back to what is saved. */
export function SaveForm({ dirty, check, saving, error, onSave, onDiscard, children }: SaveFormProps) {
  const words = useWords(formWords);
  const kit = useWords(kitWords);
  const free = useCheck({});
  const [idle, setIdle] = useState(false);
  return (
    <form
      className={styles.form}
      {...(check ?? free).form(() => {
        setIdle(!dirty);
        if (dirty) onSave();
      })}
    >
      {children}
      <FormProblem error={error} />
      <div className={styles.foot}>
        <Button type="submit" loading={saving}>
          {kit.save}
        </Button>
        {idle && !dirty && <p role="status">{words.unchanged}</p>}
        {dirty && (
          <Button variant="subtle" color="neutral" onClick={onDiscard}>
            {words.discard}
          </Button>
        )}
      </div>
    </form>
  );
}
