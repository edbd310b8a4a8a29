import { HeatGrid, type HeatRow } from '@peyvand/ui/chart/heat-grid.tsx';
import { useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { isSegment } from '../../shared/customers/segments.ts';
import { customerWords } from '../../shared/customers/words.ts';
import { useInsights } from './insights-context.ts';
import { MeasureCard } from './measure-card.tsx';
import { panelWords } from './words/panels.ts';

/** Columns of the table before the blocks: segment, customers, share of all blocks. */
const blocksFrom = 3;
const overall = 'all';

/** How much is known of each segment. A cell opens those of whom the block is known. */
export function IntimacyCard() {
  const words = useWords(panelWords).intimacy;
  const { segments } = useWords(customerWords);
  const show = useShow();
  const say = useSay();
  const { go } = useInsights();
  return (
    <MeasureCard
      name="intimacy"
      title={words.title}
      hint={({ value }) => (value === null || value === 0 ? words.nothingKnown : words.hint(show.percent(value)))}
    >
      {(answer) => {
        const blocks = (answer.table?.columns ?? []).slice(blocksFrom);
        const rows: HeatRow[] = (answer.table?.rows ?? []).map(([segment, customers, share, ...known]) => {
          const key = String(segment);
          const label = isSegment(key) ? segments[key] : words.notBought;
          const people = show.number(Number(customers));
          const cell = (of: string, name: string, value: number) => ({
            key: of,
            value,
            shown: show.percent(value),
            says: words.says(label, name, show.percent(value), people),
          });
          return {
            key,
            label,
            size: people,
            tone: 'accent',
            cells: [
              cell(overall, words.all, Number(share)),
              ...blocks.map((block, i) => cell(block.key, say(block), Number(known[i] ?? 0))),
            ],
          };
        });
        return (
          <HeatGrid
            label={words.label}
            corner={words.corner}
            sizeHead={words.size}
            columns={[words.all, ...blocks.map((block) => say(block))]}
            rows={rows}
            top={1}
            density="low"
            heads="above"
            onOpen={(row, cell) => go({ open: 'intimacy', cell: `group:${row.key},block:${cell.key}` })}
          />
        );
      }}
    </MeasureCard>
  );
}
