import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { useWords } from '../read/reader.tsx';
import { kitWords } from '../words.ts';
import styles from './file-drop.module.css';

interface FileDropProps {
  /** What to drop: "فایل فروش یا مشتریان". */
  readonly label: string;
  /** Endings that the chooser offers: [".csv", ".xlsx"]. The server decides by content. */
  readonly kinds: readonly string[];
  readonly multiple?: boolean;
  readonly disabled?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** A place to drop files on, with a button that does the same. */
export function FileDrop({ label, kinds, multiple = false, disabled = false, onFiles }: FileDropProps) {
  const words = useWords(kitWords).drop;
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length > 0 && !disabled) onFiles(multiple ? files : files.slice(0, 1));
  };
  const drag = (event: DragEvent, entering: boolean) => {
    event.preventDefault();
    setOver(entering);
  };
  return (
    <section
      className={styles.drop}
      data-over={over || undefined}
      aria-label={label}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        take(event.dataTransfer.files);
      }}
    >
      <IconUpload size={26} stroke={1.6} aria-hidden="true" />
      <p className={styles.label}>{label}</p>
      <p className={styles.invite}>{words.invite}</p>
      <input
        ref={chooser}
        type="file"
        hidden
        accept={kinds.join(',')}
        multiple={multiple}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
      <Button variant="default" disabled={disabled} onClick={() => chooser.current?.click()}>
        {words.choose}
      </Button>
      <p className={styles.kinds}>
        {words.kinds(kinds.map((kind) => kind.replace('.', '').toUpperCase()).join(' · '))}
      </p>
    </section>
  );
}
