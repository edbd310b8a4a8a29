import { HeatGrid, type HeatRow } from '@peyvand/ui/chart/heat-grid.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { isSegment } from '../../shared/customers/segments.ts';
import { customerWords } from '../../shared/customers/words.ts';
import { useInsights } from './insights-context.ts';
import { MeasureCard } from './measure-card.tsx';
import { panelWords } from './words/panels.ts';

const scores = [1, 2, 3, 4, 5] as const;
/** Active rows are the brand's, cooling ones gold, cold ones red: the word stands beside each. */
const tones = { 1: 'bad', 2: 'gold', 3: 'accent', 4: 'accent', 5: 'accent' } as const;

/** Recency × frequency of all purchases up to the as-of day. A cell opens the people in it, as many as it says. */
export function RfmCard() {
  const words = useWords(panelWords).rfm;
  const { segments } = useWords(customerWords);
  const show = useShow();
  const { go, asOf } = useInsights();
  const open = (r: string, f: string) => go({ open: 'rfm', cell: `r:${r},f:${f}` });
  return (
    <MeasureCard name="rfm" title={words.title} hint={() => words.hint(show.day(asOf))}>
      {(answer) => {
        const cells = new Map((answer.table?.rows ?? []).map((row) => [`${row[0]}-${row[1]}`, row]));
        const rows: HeatRow[] = [...scores].reverse().map((r) => ({
          key: String(r),
          label: `${show.number(r)} · ${words.recency[r]}`,
          tone: tones[r],
          cells: scores.map((f) => {
            const [, , segment, count] = cells.get(`${r}-${f}`) ?? [];
            const people = Number(count ?? 0);
            const key = String(segment);
            return {
              key: String(f),
              value: people,
              shown: show.number(people),
              says: words.says(
                words.recency[r],
                show.number(r),
                show.number(f),
                show.number(people),
                isSegment(key) ? segments[key] : key,
              ),
            };
          }),
        }));
        return (
          <HeatGrid
            label={words.label}
            corner={words.corner}
            columns={scores.map((f) => words.column(show.number(f)))}
            rows={rows}
            onOpen={(row, cell) => open(row.key, cell.key)}
          />
        );
      }}
    </MeasureCard>
  );
}
