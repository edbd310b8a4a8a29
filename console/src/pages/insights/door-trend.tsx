import { addDays } from '@peyvand/kernel/calendar';
import type { MeasureAnswer, MeasureAsk, MeasureName } from '@peyvand/sdk/measures';
import { AreaChart } from '@peyvand/ui/chart/area-chart.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { useQuery } from '@tanstack/react-query';
import styles from './door.module.css';
import { useInsights } from './insights-context.ts';
import { trendOfMeasure } from './measure-parts.ts';
import { trendQuery } from './measure-query.ts';
import { useShowFigures } from './show-figures.ts';
import { trendPeriods } from './trend-periods.ts';
import { doorWords } from './words/door.ts';

/** Who opens a door has asked for it and waits longer than a card does. */
const doorPatienceMs = 60_000;

interface DoorTrendProps {
  readonly name: MeasureName;
  readonly ask: MeasureAsk;
  readonly unit: MeasureAnswer['unit'];
}

/** A measure month by month. */
export function DoorTrend({ name, ask, unit }: DoorTrendProps) {
  const words = useWords(doorWords).door;
  const say = useSay();
  const show = useShow();
  const figures = useShowFigures();
  const { days, calendar, list } = useInsights();
  const kind = trendOfMeasure[name];
  const periods = trendPeriods(kind, days, calendar);
  const trend = useQuery({ ...trendQuery(name, ask, periods, doorPatienceMs), enabled: periods.length > 1 });
  if (kind === 'none') return null;
  const title = list.items.find((one) => one.name === name)?.title;
  const points = (trend.data ?? []).flatMap(({ days: { from, to }, value }) => {
    const month = kind === 'monthly' ? from : addDays(to, -1);
    return value === null
      ? []
      : [{ key: to, label: show.day(month, 'month-short'), fullLabel: show.month(month), value }];
  });
  const heading = kind === 'monthly' ? words.trend : words.trendRolling;
  return (
    <section aria-label={heading}>
      <h3 className={styles.heading}>{heading}</h3>
      {trend.isPending && periods.length > 1 ? (
        <Skeletons of="lines" count={4} />
      ) : points.length < 2 ? (
        <p className={styles.before}>{words.noTrend}</p>
      ) : (
        <AreaChart
          label={words.trendOf(title === undefined ? '' : say(title))}
          points={points}
          showValue={(value) => figures.figure(value, unit)}
        />
      )}
    </section>
  );
}
