import { dayOfMonthKey } from '@peyvand/kernel/calendar';
import { showDay } from '@peyvand/kernel/show-date';
import type { MeasureAnswer, MeasureAsk, MeasureName } from '@peyvand/sdk/measures';
import { AreaChart } from '@peyvand/ui/chart/area-chart.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { useReader, useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useQuery } from '@tanstack/react-query';
import { trendOfMeasure } from '../../shared/figures/measure-parts.ts';
import { useShowFigures } from '../../shared/figures/show-figures.ts';
import styles from './door.module.css';
import { useInsights } from './insights-context.ts';
import { trendsQuery } from './measure-query.ts';
import { doorWords } from './words/door.ts';

interface DoorTrendProps {
  readonly name: MeasureName;
  readonly ask: MeasureAsk;
  readonly unit: MeasureAnswer['unit'];
}

/** A measure month by month. */
export function DoorTrend({ name, ask, unit }: DoorTrendProps) {
  const words = useWords(doorWords).door;
  const say = useSay();
  const figures = useShowFigures();
  const { list, calendar } = useInsights();
  const { language } = useReader();
  const measure = list.items.find((one) => one.name === name);
  const span = trendOfMeasure(name);
  const trend = useQuery({ ...trendsQuery([name], ask, span), enabled: measure?.hasTrend === true });
  if (measure?.hasTrend !== true) return null;
  const found = trend.data?.items[0];
  // a month has the name that the business's calendar gives it
  const nameOf = (month: string, style: 'month-short' | 'month-year') =>
    showDay(dayOfMonthKey(month, calendar) ?? month, { language, calendar, style });
  const points = (found?.trend?.points ?? []).flatMap(({ month, to, value }) =>
    value === null
      ? []
      : [{ key: to, label: nameOf(month, 'month-short'), fullLabel: nameOf(month, 'month-year'), value }],
  );
  const heading = span === 'month' ? words.trend : words.trendRolling;
  return (
    <section aria-label={heading}>
      <h3 className={styles.heading}>{heading}</h3>
      {trend.isPending ? (
        <Skeletons of="lines" count={4} />
      ) : points.length < 2 ? (
        <p className={styles.before}>{found?.problem === undefined ? words.noTrend : say(found.problem)}</p>
      ) : (
        <AreaChart
          label={words.trendOf(say(measure.title))}
          points={points}
          showValue={(value) => figures.figure(value, unit)}
        />
      )}
    </section>
  );
}
