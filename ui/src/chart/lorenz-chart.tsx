import { useWords } from '../read/reader.tsx';
import { useShow } from '../read/show.tsx';
import { kitWords } from '../words.ts';
import { ChartFrame } from './chart-frame.tsx';
import styles from './lines.module.css';
import { lineThrough, scaleOf } from './scale.ts';

export interface LorenzPoint {
  /** Share of customers, best first, 0 to 1. */
  readonly people: number;
  /** Share of sales they bring, 0 to 1. */
  readonly sales: number;
}

interface LorenzChartProps {
  readonly label: string;
  /** The concentration curve, rising from (0,0) to (1,1). */
  readonly points: readonly LorenzPoint[];
  /** The point to dwell on, with its sentence: "۲۰٪ مشتریان، ۶۱٪ فروش". */
  readonly mark?: LorenzPoint & { readonly sentence: string };
  readonly height?: number;
}

/** How much of the sales the best customers bring. Best customers first, so the curve lies above the line of equality. */
export function LorenzChart({ label, points, mark, height = 230 }: LorenzChartProps) {
  const words = useWords(kitWords).chart;
  const show = useShow();
  const table = {
    columns: [words.shareOfPeople, words.shareOfSales],
    rows: tenths(points).map((point) => [show.percent(point.people), show.percent(point.sales)]),
  };
  const ticks = [0, mark !== undefined && Math.abs(mark.people - 0.5) > 0.12 ? mark.people : null, 0.5, 1].filter(
    (tick) => tick !== null,
  );
  return (
    <ChartFrame label={label} height={height} table={table}>
      {(paper) => {
        const foot = height - 24;
        const x = scaleOf([0, 1], [44, paper.width - 18]);
        const y = scaleOf([0, 1], [foot, 14]);
        const at = (point: LorenzPoint) => [paper.along(x(point.people)), y(point.sales)] as const;
        const [markX, markY] = mark === undefined ? [0, 0] : at(mark);
        return (
          <>
            <line className={styles.grid} x1={paper.along(x(0))} x2={paper.along(x(1))} y1={foot} y2={foot} />
            <line className={styles.grid} x1={paper.along(x(0))} x2={paper.along(x(0))} y1={y(1)} y2={foot} />
            <path
              className={styles.equal}
              d={lineThrough([at({ people: 0, sales: 0 }), at({ people: 1, sales: 1 })])}
            />
            <path className={styles.line} d={lineThrough(points.map(at))} />
            <text x={paper.along(x(0) - 8)} y={y(1) + 4} textAnchor={paper.mirrored ? 'start' : 'end'}>
              {paper.text(show.percent(1))}
            </text>
            {ticks.map((tick) => (
              <text key={tick} x={paper.along(x(tick))} y={height - 7} textAnchor="middle">
                {paper.text(show.percent(tick))}
              </text>
            ))}
            {mark !== undefined && (
              <>
                <path
                  className={styles.lead}
                  fill="none"
                  d={lineThrough([
                    [paper.along(x(0)), markY],
                    [markX, markY],
                    [markX, foot],
                  ])}
                />
                <circle className={styles.mark} cx={markX} cy={markY} r={5} />
                <text
                  className={styles.note}
                  x={paper.along(x(mark.people) + 14)}
                  y={Math.min(foot - 16, markY + 52)}
                  textAnchor="start"
                  direction={paper.mirrored ? 'rtl' : 'ltr'}
                >
                  {mark.sentence}
                </text>
              </>
            )}
          </>
        );
      }}
    </ChartFrame>
  );
}

/** The curve at every tenth of the customers, for the table. Points lie so dense that the nearest one serves. */
function tenths(points: readonly LorenzPoint[]): LorenzPoint[] {
  return Array.from({ length: 11 }, (_, i) => i / 10).flatMap((people) => {
    const nearest = points.reduce<LorenzPoint | null>(
      (best, point) =>
        best === null || Math.abs(point.people - people) < Math.abs(best.people - people) ? point : best,
      null,
    );
    return nearest === null ? [] : [{ people, sales: nearest.sales }];
  });
}
