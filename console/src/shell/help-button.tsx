import { Button } from '@mantine/core';
import { Dialog } from '@peyvand/ui/feedback/dialog.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { Keys } from '@peyvand/ui/shell/keys.tsx';
import { useShortcut } from '@peyvand/ui/shell/shortcuts.ts';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { shellWords } from '../words.ts';
import styles from './help-button.module.css';

/** The keyboard's help: by the button, or by "?" anywhere. */
export function HelpButton() {
  const words = useWords(shellWords);
  const [open, setOpen] = useState(false);
  useShortcut('?', () => setOpen(true));
  const lines: readonly (readonly [readonly string[], string])[] = [
    [['Ctrl', 'K'], words.keys.search],
    [['/'], words.keys.search],
    [['Home'], words.keys.first],
    [['End'], words.keys.last],
    [['j'], words.keys.next],
    [['k'], words.keys.previous],
    [['Enter'], words.keys.open],
    [['F2'], words.keys.cell],
    [['x'], words.keys.select],
    [['e'], words.keys.edit],
    [['n'], words.keys.note],
    [['Ctrl', 'Enter'], words.keys.save],
    [['Esc'], words.keys.back],
    [['?'], words.keys.this],
  ];
  return (
    <>
      <Button
        variant="default"
        className={styles.button ?? ''}
        leftSection={<IconInfoCircle size={16} />}
        aria-label={words.help}
        aria-keyshortcuts="?"
        onClick={() => setOpen(true)}
      >
        <span className={styles.word}>{words.help}</span>
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={words.keys.title}>
        <dl className={styles.lines}>
          {lines.map(([keys, says]) => (
            <div key={keys.join()}>
              <dt>{says}</dt>
              <dd>
                <Keys of={keys} />
              </dd>
            </div>
          ))}
        </dl>
        <p className={styles.note}>{words.keys.layouts}</p>
      </Dialog>
    </>
  );
}
