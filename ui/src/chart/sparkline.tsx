import { useReader } from '../read/reader.tsx';
import { lineThrough, scaleOf } from './scale.ts';
import styles from './sparkline.module.css';

interface SparklineProps {
  /** Oldest first. */
  readonly values: readonly number[];
  /** What it shows, for screen readers; the figures stand in the metric's door. */
  readonly label: string;
  readonly tone?: 'accent' | 'bad' | 'info' | 'gold';
  readonly width?: number;
  readonly height?: number;
}

/** A small line without axes. The newest value is at the end of the line of reading, marked by a dot. */
export function Sparkline({ values, label, tone = 'accent', width = 116, height = 34 }: SparklineProps) {
  const { direction } = useReader();
  if (values.length < 2) return null;
  const inset = 4;
  const x = scaleOf([0, values.length - 1], direction === 'rtl' ? [width - inset, inset] : [inset, width - inset]);
  const y = scaleOf([Math.min(...values), Math.max(...values)], [height - inset, inset]);
  const points = values.map((value, i) => [x(i), y(value)] as const);
  const [endX, endY] = points[points.length - 1] ?? [0, 0];
  return (
    <svg
      className={styles.line}
      data-tone={tone}
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      <path d={lineThrough(points)} />
      <circle cx={endX} cy={endY} r={2.6} />
    </svg>
  );
}
