import { AreaChart } from '../src/chart/area-chart.tsx';
import { BarChart } from '../src/chart/bar-chart.tsx';
import { HeatGrid, type HeatRow } from '../src/chart/heat-grid.tsx';
import { LorenzChart } from '../src/chart/lorenz-chart.tsx';
import { Card } from '../src/layout/card.tsx';
import { Columns, Span } from '../src/layout/columns.tsx';
import { MetricCard } from '../src/layout/metric-card.tsx';
import { PageHeader } from '../src/layout/page-header.tsx';
import { useWords } from '../src/read/reader.tsx';
import { useShow } from '../src/read/show.tsx';
import { Chip } from '../src/show/chip.tsx';
import { sampleWords } from './words.ts';

const rfm = [
  [501, 249, 116, 42, 29],
  [326, 210, 154, 133, 109],
  [203, 144, 231, 256, 305],
  [214, 122, 140, 182, 413],
  [262, 98, 77, 108, 336],
];
const tones = ['bad', 'gold', 'accent', 'accent', 'accent'] as const;
const cohorts = [
  [212, 1, 0.4, 0.29, 0.28, 0.19, 0.2],
  [184, 1, 0.38, 0.36, 0.26, 0.17],
  [231, 1, 0.36, 0.34, 0.24],
  [198, 1, 0.43, 0.32],
  [240, 1, 0.41],
  [176, 1],
];
const sales = [62, 48, 42, 88, 47, 38, 39, 36, 41, 60, 28, 45];
const curve = Array.from({ length: 101 }, (_, i) => ({ people: i / 100, sales: 1 - (1 - i / 100) ** 4.2 }));

/** The owner's dashboard in small. */
export function ChartsSample() {
  const words = useWords(sampleWords);
  const show = useShow();
  const door = {
    definition: words.rorDefinition,
    formula: 'ROR = N / S',
    window: words.window,
    n: show.number(4960),
    rows: <a href="#rows">{words.rows}</a>,
  };
  const months = words.months.split('|');
  const states = words.states.split('|');
  const rfmRows: HeatRow[] = rfm
    .map((counts, i) => {
      const label = `${show.number(i + 1)} · ${states[i] ?? ''}`;
      return {
        key: String(i),
        label,
        tone: tones[i] ?? 'accent',
        cells: counts.map((value, j) => ({
          key: String(j),
          value,
          shown: show.number(value),
          says: words.cell(label, words.times(show.number(j + 1)), show.number(value)),
        })),
      };
    })
    .reverse();
  const cohortRows: HeatRow[] = cohorts.map(([size = 0, ...shares], i) => {
    const label = words.cohortMonths.split('|')[i] ?? '';
    const cells = Array.from({ length: 6 }, (_, j) => {
      const value = shares[j] ?? null;
      const shown = value === null ? '' : show.percent(value);
      return { key: String(j), value, shown, says: `${label}، ${show.number(j)}: ${shown}` };
    });
    return { key: label, label, size: show.number(size), tone: 'info', cells };
  });
  return (
    <>
      <PageHeader title={words.insights} chips={<Chip>{words.window}</Chip>} />
      <Columns of="stack">
        <Columns of="cards">
          <MetricCard
            name={words.ror}
            value={show.percent(0.25, 1)}
            basis={words.rorBasis}
            delta={{ text: show.change(3.1), tone: 'good' }}
            trend={[4, 5, 7, 6, 8, 9, 9, 10, 12]}
            door={door}
          />
          <MetricCard
            name={words.lifetime}
            value={show.number(6.2, 1)}
            unit={words.million}
            basis={words.rorBasis}
            trend={[2, 3, 3, 4, 6, 6, 7]}
            door={door}
          />
          <MetricCard
            name={words.repeat}
            value={show.percent(0.483, 1)}
            basis={words.rorBasis}
            delta={{ text: show.change(-1.2), tone: 'bad' }}
            trend={[9, 8, 8, 7, 8, 6, 5, 5, 4]}
            door={door}
          />
          <MetricCard name={words.nps} value={null} missing={words.npsMissing} door={door} />
        </Columns>
        <Columns of="wide">
          <Card title={words.grid} hint={words.gridHint}>
            <HeatGrid
              label={words.grid}
              corner={words.recency}
              columns={[1, 2, 3, 4, 5].map((n) => words.times(show.number(n)))}
              rows={rfmRows}
              onOpen={() => {}}
            />
          </Card>
          <Card title={words.lorenz}>
            <LorenzChart
              label={words.lorenz}
              points={curve}
              mark={{ people: 0.2, sales: 0.61, sentence: words.lorenzSays }}
            />
          </Card>
          <Card title={words.seasons} aside={<Chip tone="gold">{words.slow}</Chip>}>
            <BarChart
              label={words.seasons}
              average={48}
              height={230}
              bars={sales.map((value, i) => ({
                key: String(i),
                label: months[i] ?? '',
                value,
                stress: value > 58 ? 'strong' : value < 30 ? 'low' : 'plain',
              }))}
              onOpen={() => {}}
            />
          </Card>
          <Span>
            <Card title={words.cohorts} hint={words.after}>
              <HeatGrid
                label={words.cohorts}
                corner={words.cohortCorner}
                sizeHead={words.people}
                columns={[0, 1, 2, 3, 4, 5].map((n) => show.number(n))}
                rows={cohortRows}
                density="low"
                heads="above"
                top={1}
                onOpen={() => {}}
              />
            </Card>
          </Span>
          <Card title={words.growth}>
            <AreaChart
              label={words.growth}
              points={sales.map((value, i) => ({ key: String(i), label: months[i] ?? '', value: value * 1_000_000 }))}
              compared={{ label: words.lastYear, values: sales.map((value, i) => (i < 2 ? null : value * 800_000)) }}
            />
          </Card>
        </Columns>
      </Columns>
    </>
  );
}
