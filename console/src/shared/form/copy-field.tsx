import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useId } from 'react';
import styles from './copy-field.module.css';
import { formWords } from './words.ts';

interface CopyFieldProps {
  readonly label: string;
  /** A link, a token, a key: always Latin, always from start to end. Null: it was shown before and is kept nowhere. */
  readonly value: string | null;
  readonly hint?: string;
}

/** Something to take away, in full, with a button that copies it. Where the browser cannot copy it is there to select. */
export function CopyField({ label, value, hint }: CopyFieldProps) {
  const words = useWords(formWords);
  const clipboard = useClipboard({ timeout: 2500 });
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame and legend.
    <div className={styles.field} role="group" aria-labelledby={id}>
      <p id={id} className={styles.label}>
        {label}
      </p>
      {value === null ? (
        <p className={styles.hint}>{words.shownBefore}</p>
      ) : (
        <div className={styles.box}>
          <code dir="ltr" className={styles.value}>
            {value}
          </code>
          <Button
            variant="light"
            size="compact-sm"
            leftSection={clipboard.copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
            onClick={() => clipboard.copy(value)}
          >
            {clipboard.copied ? words.copied : words.copy}
          </Button>
        </div>
      )}
      {value !== null && isLocal(value) && (
        <p className={styles.warning} role="note">
          {words.localLink}
        </p>
      )}
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
    </div>
  );
}

/** A link that opens on this very machine alone. */
function isLocal(value: string): boolean {
  const host = URL.canParse(value) ? new URL(value).hostname : '';
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127\./.test(host);
}
