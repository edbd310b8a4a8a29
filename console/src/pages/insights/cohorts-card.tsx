import { dayOfMonthKey } from '@peyvand/kernel/calendar';
import { showDay } from '@peyvand/kernel/show-date';
import type { MeasureAnswer } from '@peyvand/sdk/measures';
import { HeatGrid, type HeatRow } from '@peyvand/ui/chart/heat-grid.tsx';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import styles from './insights.module.css';
import { useInsights } from './insights-context.ts';
import { MeasureCard } from './measure-card.tsx';
import { panelWords } from './words/panels.ts';

/** The last cohorts, and how far each is followed. */
const shownCohorts = 12;
/** Columns of the grid; the door lists what lies beyond. */
const shownMonths = 9;

/** Of those who first bought in a month, how many came back in the months after. */
export function CohortsCard() {
  const words = useWords(panelWords).cohorts;
  const show = useShow();
  const { calendar, go } = useInsights();
  const { language } = useReader();
  // the months are those of the business, whatever calendar the reader has
  const nameOf = (key: string) => {
    const day = dayOfMonthKey(key, calendar);
    return day === undefined ? key : showDay(day, { language, calendar, style: 'month-year' });
  };
  return (
    <MeasureCard name="cohorts" title={words.title} hint={() => words.hint}>
      {(answer) => {
        const last = (answer.table?.rows ?? []).slice(-shownCohorts);
        const width = Math.max(1, ...last.map((row) => row.filter((cell) => cell !== null).length - 1));
        const unfinished = answer.figures?.incompleteMonth;
        const cut = peopleCut(answer);
        const lastKey = String(answer.table?.rows.at(-1)?.[0] ?? '');
        const rows: HeatRow[] = last.map(([month, ...counts]) => {
          const key = String(month);
          const size = Number(counts[0] ?? 0);
          const lived = counts.filter((count) => count !== null).length;
          return {
            key,
            label: nameOf(key),
            size: show.number(size),
            tone: 'info',
            cells: Array.from({ length: Math.min(width, shownMonths) }, (_, k) => {
              const count = counts[k];
              if (typeof count !== 'number') return { key: String(k), value: null, shown: '', says: '' };
              const open = typeof unfinished === 'string' && k === lived - 1;
              const shown = `${show.percent(count / size)}${open ? '*' : ''}`;
              const says =
                k === 0
                  ? words.first(nameOf(key), show.number(size), shown)
                  : words.says(nameOf(key), show.number(k), shown, show.number(count), show.number(size));
              return {
                key: String(k),
                value: count / size,
                shown,
                says,
              };
            }),
          };
        });
        return (
          <>
            <HeatGrid
              label={words.label}
              corner={words.corner}
              sizeHead={words.size}
              columns={Array.from({ length: Math.min(width, shownMonths) }, (_, k) => show.number(k))}
              rows={rows}
              top={fullest(rows)}
              density="low"
              heads="above"
              onOpen={(row, cell) => go({ open: 'cohorts', cell: `cohort:${row.key},k:${cell.key}` })}
            />
            {cut > 0 && <p className={styles.foot}>{words.cut(show.number(cut))}</p>}
            {typeof unfinished === 'string' && unfinished === lastKey && (
              <p className={styles.foot}>{words.open(nameOf(unfinished))}</p>
            )}
          </>
        );
      }}
    </MeasureCard>
  );
}

/** The fullest colour stands for the best return, not for the first month, which is everybody. */
function fullest(rows: readonly HeatRow[]): number {
  return Math.max(0.01, ...rows.flatMap((row) => row.cells.slice(1).map((cell) => cell.value ?? 0))) * 1.3;
}

/** How many people first bought before the first cohort that the table has room for. */
function peopleCut({ figures }: MeasureAnswer): number {
  const people = (figures?.cut as { people?: unknown } | undefined)?.people;
  return typeof people === 'number' ? people : 0;
}
