import type { HoldoutOfModel } from '@peyvand/sdk/profile-models';
import { ChartFrame } from '@peyvand/ui/chart/chart-frame.tsx';
import { niceTop, scaleOf } from '@peyvand/ui/chart/scale.ts';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import styles from './models.module.css';
import { modelWords } from './words.ts';

const height = 230;

/** Forecast and truth by repeat purchases before: two bars a group, and a table of the same. */
export function CalibrationChart({ byX }: { readonly byX: HoldoutOfModel['byX'] }) {
  const words = useWords(modelWords).calibration;
  const show = useShow();
  const lastX = byX.at(-1)?.x ?? 0;
  const nameOf = (x: number) => (x === lastX && byX.length > 1 ? words.orMore(show.number(x)) : show.number(x));
  const top = niceTop(Math.max(0.1, ...byX.flatMap((row) => [row.actual, row.expected])));
  const table = {
    columns: [words.x, words.customers, words.actual, words.expected],
    rows: byX.map((row) => [
      nameOf(row.x),
      show.number(row.customers),
      show.number(row.actual, 2),
      show.number(row.expected, 2),
    ]),
  };
  return (
    <>
      <p className={styles.legend} aria-hidden="true">
        <span data-of="actual">{words.actual}</span>
        <span data-of="expected">{words.expected}</span>
      </p>
      <ChartFrame label={words.label} height={height} table={table}>
        {(paper) => {
          const foot = height - 24;
          const axis = 34;
          const y = scaleOf([0, top], [foot, 10]);
          const slot = (paper.width - axis) / Math.max(1, byX.length);
          const wide = Math.min(22, Math.max(4, slot * 0.3));
          return (
            <>
              {[0, top / 2, top].map((tick) => (
                <g key={tick}>
                  <line
                    className={styles.grid}
                    x1={paper.along(axis)}
                    x2={paper.along(paper.width)}
                    y1={y(tick)}
                    y2={y(tick)}
                  />
                  <text x={paper.along(axis - 8)} y={y(tick) + 4} textAnchor={paper.mirrored ? 'start' : 'end'}>
                    {show.number(tick, 1)}
                  </text>
                </g>
              ))}
              {byX.map((row, i) => {
                const middle = axis + (i + 0.5) * slot;
                const bar = (value: number, from: number, of: 'actual' | 'expected') => (
                  <rect
                    className={styles.bar}
                    data-of={of}
                    x={paper.mirrored ? paper.along(from + wide) : from}
                    y={y(value)}
                    width={wide}
                    height={Math.max(0, foot - y(value))}
                    rx={3}
                  />
                );
                return (
                  <g key={row.x}>
                    <title>
                      {`${nameOf(row.x)}: ${words.actual} ${show.number(row.actual, 2)}, ${words.expected} ${show.number(row.expected, 2)}`}
                    </title>
                    {bar(row.actual, middle - wide - 1, 'actual')}
                    {bar(row.expected, middle + 1, 'expected')}
                    <text x={paper.along(middle)} y={height - 7} textAnchor="middle">
                      {paper.text(nameOf(row.x))}
                    </text>
                  </g>
                );
              })}
            </>
          );
        }}
      </ChartFrame>
    </>
  );
}
