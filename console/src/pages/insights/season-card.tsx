import { monthName } from '@peyvand/kernel/calendar';
import { BarChart } from '@peyvand/ui/chart/bar-chart.tsx';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { numberOf } from './headlines.ts';
import styles from './insights.module.css';
import { useInsights } from './insights-context.ts';
import { MeasureCard } from './measure-card.tsx';
import { type MonthOfSales, readSeasons } from './seasons.ts';
import { panelWords } from './words/panels.ts';

/** Growth and season can be told apart from here on. */
const twoYears = 24;

/** Sales by month of the year, the slow month named. */
export function SeasonCard() {
  const words = useWords(panelWords).season;
  const show = useShow();
  const { language } = useReader();
  const { calendar, go } = useInsights();
  const nameOf = (month: MonthOfSales) => monthName(month.month, calendar, language);
  return (
    <MeasureCard
      name="seasonality"
      title={words.title}
      hint={() => words.hint}
      aside={(answer) => {
        const { slow } = readSeasons(answer);
        return slow === null ? null : <Chip tone="gold">{words.slow(nameOf(slow))}</Chip>;
      }}
    >
      {(answer) => {
        const { months, average, strong, slow } = readSeasons(answer);
        const seen = numberOf(answer, 'months');
        return (
          <>
            <BarChart
              label={words.label}
              average={average}
              height={230}
              showValue={(value) => show.shortMoney(value)}
              bars={months.map((month) => ({
                key: String(month.month),
                // Gregorian names are long in Persian: numbers keep them apart
                label:
                  calendar === 'gregorian' && language === 'fa'
                    ? show.number(month.month)
                    : monthName(month.month, calendar, language, 'short'),
                fullLabel: nameOf(month),
                value: month.sales,
                stress: month === slow ? 'low' : month.index !== null && month.index >= 1.2 ? 'strong' : 'plain',
              }))}
              onOpen={(bar) => go({ open: 'seasonality', cell: `month:${bar.key}` })}
            />
            {strong !== null && slow !== null && (
              <p className={styles.foot}>
                {words.says(
                  nameOf(strong),
                  show.percent((strong.index ?? 1) - 1),
                  nameOf(slow),
                  show.percent(1 - (slow.index ?? 1)),
                )}
              </p>
            )}
            {seen < twoYears && <p className={styles.foot}>{words.young(show.number(seen))}</p>}
          </>
        );
      }}
    </MeasureCard>
  );
}
