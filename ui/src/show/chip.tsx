import type { ReactNode } from 'react';
import styles from './chip.module.css';

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'gold' | 'accent' | 'neutral';

interface ChipProps {
  /** What the colour means; the words say it too, colour never stands alone. */
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly title?: string;
}

/** A short fact with a tone: a tier, a state, a count. */
export function Chip({ tone = 'neutral', icon, children, title }: ChipProps) {
  return (
    <span className={styles.chip} data-tone={tone} title={title}>
      {icon}
      <span>{children}</span>
    </span>
  );
}
