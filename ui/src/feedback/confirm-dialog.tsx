import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWords } from '../read/reader.tsx';
import { kitWords } from '../words.ts';
import styles from './dialog.module.css';
import { Dialog } from './dialog.tsx';

interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** A question that names the thing: "داده‌های شخصی مریم احمدی پاک شود؟" */
  readonly question: string;
  /** What cannot be brought back. */
  readonly children: ReactNode;
  /** The act itself, as a verb: "پاک کنید". */
  readonly act: string;
  readonly onAct: () => void;
  readonly busy?: boolean;
  /** Makes the reader type this name first, for acts that reach far. */
  readonly typeName?: string;
}

/** Asks before an act that cannot be undone. What can be undone is done at once, with an Undo in a notice. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onClose, question, children, act, onAct, busy = false, typeName } = props;
  const words = useWords(kitWords);
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const named = typeName === undefined || typed.trim() === typeName;
  const close = () => {
    setTyped('');
    setTried(false);
    onClose();
  };
  const foot = (
    <>
      <Button variant="default" onClick={close} data-autofocus>
        {words.cancel}
      </Button>
      <Button color="bad" loading={busy} onClick={() => (named ? onAct() : setTried(true))}>
        {act}
      </Button>
    </>
  );
  return (
    <Dialog open={open} onClose={close} title={question} foot={foot}>
      <div className={styles.ask}>{children}</div>
      {typeName !== undefined && (
        <TextInput
          className={styles.name}
          label={words.confirm.typeName(typeName)}
          value={typed}
          error={tried && !named && typeName !== undefined ? words.confirm.notTheName(typeName) : undefined}
          dir="auto"
          onChange={(e) => setTyped(e.currentTarget.value)}
        />
      )}
    </Dialog>
  );
}
