import { useReader } from '../read/reader.tsx';
import { useShow } from '../read/show.tsx';
import styles from './donut.module.css';

interface DonutProps {
  /** 0 to 1, or null where it is not known. */
  readonly share: number | null;
  /** Said to screen readers before the percentage. */
  readonly label: string;
  readonly tone?: 'accent' | 'gold' | 'bad';
  readonly size?: number;
}

/** A ring for one probability; it fills in the direction of reading. */
export function Donut({ share, label, tone = 'accent', size = 48 }: DonutProps) {
  const { direction } = useReader();
  const show = useShow();
  const around = 2 * Math.PI * 19;
  const filled = Math.min(1, Math.max(0, share ?? 0)) * around;
  const turn = direction === 'rtl' ? 'translate(48 0) scale(-1 1) rotate(-90 24 24)' : 'rotate(-90 24 24)';
  return (
    <svg
      className={styles.donut}
      data-tone={tone}
      role="img"
      aria-label={share === null ? label : `${label}: ${show.percent(share)}`}
      width={size}
      height={size}
      viewBox="0 0 48 48"
    >
      <g transform={turn}>
        <circle className={styles.ground} cx={24} cy={24} r={19} />
        {filled > 0 && (
          <circle className={styles.filled} cx={24} cy={24} r={19} strokeDasharray={`${filled} ${around}`} />
        )}
      </g>
    </svg>
  );
}
