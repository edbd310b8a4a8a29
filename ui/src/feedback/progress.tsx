import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../read/reader.tsx';
import { useShow } from '../read/show.tsx';
import { kitWords } from '../words.ts';
import styles from './progress.module.css';

interface ProgressProps {
  /** What is being done: "خواندن فایل فروش". */
  readonly label: ReactNode;
  readonly done: number;
  /** Absent while it is not known. */
  readonly total?: number;
  readonly tone?: 'accent' | 'gold' | 'good' | 'bad';
  /** The work goes on in the background: the reader is told that she may leave. */
  readonly mayLeave?: boolean;
  readonly onCancel?: () => void;
}

/** Long work with its counts. It can be left and, where the work allows it, stopped. */
export function Progress({ label, done, total, tone = 'accent', mayLeave = false, onCancel }: ProgressProps) {
  const words = useWords(kitWords);
  const show = useShow();
  const counted =
    total === undefined ? show.number(done) : words.progress.counted(show.number(done), show.number(total));
  return (
    <div className={styles.progress}>
      <div className={styles.head}>
        <span>{label}</span>
        <span className={styles.count}>{counted}</span>
      </div>
      <progress
        className={styles.bar}
        data-tone={tone}
        max={total ?? 1}
        {...(total === undefined ? {} : { value: done })}
        aria-label={`${typeof label === 'string' ? label : ''} ${counted}`}
      />
      {(mayLeave || onCancel !== undefined) && (
        <div className={styles.foot}>
          <span>{mayLeave ? words.progress.leave : ''}</span>
          {onCancel !== undefined && (
            <Button variant="subtle" color="neutral" size="compact-sm" onClick={onCancel}>
              {words.progress.cancel}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
