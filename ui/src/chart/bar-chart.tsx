import { useWords } from '../read/reader.tsx';
import { useShow } from '../read/show.tsx';
import { kitWords } from '../words.ts';
import styles from './bars.module.css';
import { ChartFrame } from './chart-frame.tsx';
import { niceTop, scaleOf } from './scale.ts';

export interface Bar {
  readonly key: string;
  /** Under the bar: "مهر". */
  readonly label: string;
  /** In the table: "مهر ۱۴۰۵". */
  readonly fullLabel?: string;
  readonly value: number;
  /** strong: above the rest, low: a slow month (gold), plain: the others. */
  readonly stress?: 'strong' | 'low' | 'plain';
}

interface BarChartProps {
  readonly label: string;
  /** Oldest first; time runs with the language. */
  readonly bars: readonly Bar[];
  /** A dashed line across, with its words in the table. */
  readonly average?: number;
  readonly height?: number;
  readonly showValue?: (value: number) => string;
  readonly onOpen?: (bar: Bar) => void;
}

/** Bars of months (or any ordered few). Each can be opened when `onOpen` is given. */
export function BarChart({ label, bars, average, height = 170, showValue, onOpen }: BarChartProps) {
  const words = useWords(kitWords).chart;
  const show = useShow();
  const shown = showValue ?? show.compact;
  const top = niceTop(Math.max(0, average ?? 0, ...bars.map((bar) => bar.value)));
  const table = {
    columns: [words.month, words.value],
    rows: bars.map((bar) => [bar.fullLabel ?? bar.label, shown(bar.value)]),
  };
  return (
    <ChartFrame label={label} height={height} table={table} pressable={onOpen !== undefined}>
      {(paper) => {
        const foot = height - 22;
        const y = scaleOf([0, top || 1], [foot, 8]);
        const slot = paper.width / Math.max(1, bars.length);
        const wide = Math.min(30, Math.max(4, slot * 0.58));
        const every = Math.max(1, Math.ceil(27 / slot));
        return (
          <>
            {average !== undefined && (
              <line className={styles.average} x1={0} x2={paper.width} y1={y(average)} y2={y(average)} />
            )}
            {bars.map((bar, i) => {
              const middle = paper.along((i + 0.5) * slot);
              const name = `${bar.fullLabel ?? bar.label}: ${shown(bar.value)}`;
              return (
                <g key={bar.key}>
                  <g
                    className={styles.bar}
                    data-stress={bar.stress ?? 'plain'}
                    {...(onOpen === undefined
                      ? {}
                      : {
                          role: 'button',
                          tabIndex: 0,
                          'aria-label': name,
                          onClick: () => onOpen(bar),
                          onKeyDown: (e) => {
                            if (e.key === 'Enter' || e.key === ' ') {
                              e.preventDefault();
                              onOpen(bar);
                            }
                          },
                        })}
                  >
                    <title>{name}</title>
                    <rect className={styles.ground} x={middle - slot / 2} y={0} width={slot} height={foot} />
                    <rect
                      x={middle - wide / 2}
                      y={y(bar.value)}
                      width={wide}
                      height={Math.max(0, foot - y(bar.value))}
                      rx={Math.min(4, wide / 3)}
                    />
                  </g>
                  {i % every === 0 && (
                    // Beside the button, not in it: its name says the month in full.
                    <text x={middle} y={height - 6} textAnchor="middle">
                      {bar.label}
                    </text>
                  )}
                </g>
              );
            })}
          </>
        );
      }}
    </ChartFrame>
  );
}
