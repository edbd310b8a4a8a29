import { useId } from 'react';
import { useWords } from '../read/reader.tsx';
import { useShow } from '../read/show.tsx';
import { kitWords } from '../words.ts';
import { ChartFrame } from './chart-frame.tsx';
import styles from './lines.module.css';
import { lineThrough, niceTop, scaleOf } from './scale.ts';

export interface AreaPoint {
  readonly key: string;
  /** Under the axis, where there is room. */
  readonly label: string;
  readonly fullLabel?: string;
  readonly value: number;
}

interface AreaChartProps {
  readonly label: string;
  /** Oldest first. */
  readonly points: readonly AreaPoint[];
  /** A second, quieter line with the same keys: last year. */
  readonly compared?: { readonly label: string; readonly values: readonly (number | null)[] };
  readonly height?: number;
  readonly showValue?: (value: number) => string;
}

/** A figure over time, from zero, with an optional line to compare it with. */
export function AreaChart({ label, points, compared, height = 200, showValue }: AreaChartProps) {
  const words = useWords(kitWords).chart;
  const show = useShow();
  const fade = useId();
  const shown = showValue ?? show.compact;
  const others = (compared?.values ?? []).filter((value) => value !== null);
  const top = niceTop(Math.max(0, ...points.map((point) => point.value), ...others)) || 1;
  const table = {
    columns: [words.month, words.value, ...(compared === undefined ? [] : [compared.label])],
    rows: points.map((point, i) => {
      const other = compared?.values[i];
      return [
        point.fullLabel ?? point.label,
        shown(point.value),
        ...(compared === undefined ? [] : [other === null || other === undefined ? '–' : shown(other)]),
      ];
    }),
  };
  return (
    <ChartFrame label={label} height={height} table={table}>
      {(paper) => {
        const axis = 12 + Math.max(...[0, top / 2, top].map((tick) => shown(tick).length)) * 7;
        const foot = height - 22;
        const y = scaleOf([0, top], [foot, 12]);
        const x = scaleOf([0, Math.max(1, points.length - 1)], [axis + 10, paper.width - 16]);
        const at = points.map((point, i) => [paper.along(x(i)), y(point.value)] as const);
        const line = lineThrough(at);
        const ends = `L${at.at(-1)?.[0] ?? 0} ${foot}L${at[0]?.[0] ?? 0} ${foot}Z`;
        const second = (compared?.values ?? []).flatMap((value, i) =>
          value === null ? [] : [[paper.along(x(i)), y(value)] as const],
        );
        const every = Math.max(1, Math.ceil((points.length * 44) / paper.width));
        return (
          <>
            <linearGradient id={fade} x1="0" x2="0" y1="0" y2="1">
              <stop offset="0" stopColor="var(--accent)" stopOpacity="0.26" />
              <stop offset="1" stopColor="var(--accent)" stopOpacity="0.02" />
            </linearGradient>
            {[0, top / 2, top].map((tick) => (
              <g key={tick}>
                <line
                  className={styles.grid}
                  x1={paper.along(axis)}
                  x2={paper.along(paper.width)}
                  y1={y(tick)}
                  y2={y(tick)}
                />
                <text x={paper.along(axis - 6)} y={y(tick) + 4} textAnchor={paper.mirrored ? 'start' : 'end'}>
                  {paper.text(shown(tick))}
                </text>
              </g>
            ))}
            {points.length > 1 && <path d={line + ends} fill={`url(#${fade})`} />}
            {second.length > 1 && <path className={styles.second} d={lineThrough(second)} />}
            <path className={styles.line} d={line} />
            {points.map((point, i) => (
              <g key={point.key} className={styles.point}>
                <title>{`${point.fullLabel ?? point.label}: ${shown(point.value)}`}</title>
                <circle className={styles.reach} cx={at[i]?.[0]} cy={at[i]?.[1]} r={12} />
                <circle className={styles.dot} cx={at[i]?.[0]} cy={at[i]?.[1]} r={3.2} />
                {i % every === 0 && (
                  <text x={at[i]?.[0]} y={height - 6} textAnchor="middle">
                    {point.label}
                  </text>
                )}
              </g>
            ))}
          </>
        );
      }}
    </ChartFrame>
  );
}
