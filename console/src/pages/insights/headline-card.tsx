import type { MeasureAnswer } from '@peyvand/sdk/measures';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { MetricCard } from '@peyvand/ui/layout/metric-card.tsx';
import { useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useShowFigures } from '../../shared/figures/show-figures.ts';
import { isBeyondChance } from './changes.ts';
import { type Headline, type HeadlineKey, measuresOfTrend, numberOf, whyMissing } from './headlines.ts';
import { useInsights } from './insights-context.ts';
import { withoutDoor } from './insights-search.ts';
import { measureQuery, trendsQuery } from './measure-query.ts';
import { doorWords } from './words/door.ts';
import { headlineWords } from './words/headlines.ts';
import { insightWords } from './words/page.ts';

/** Shares of people: a change within chance is neither good nor bad. */
const ofPeople: ReadonlySet<HeadlineKey> = new Set(['ror', 'retention', 'repeat']);
/** Points of a card's line. */
const shownMonths = 12;
/** Below this many a share says little. */
const fewPeople = 30;

/** A reason that the server gives in both languages: why a forecast may not be told. */
function isSaid(why: unknown): why is { readonly fa: string; readonly en: string } {
  return typeof why === 'object' && why !== null && 'fa' in why && 'en' in why;
}

/** One figure of the dashboard with its change, its line and its door. */
export function HeadlineCard({ headline }: { readonly headline: Headline }) {
  const words = useWords(headlineWords);
  const { missing } = useWords(insightWords);
  const { formula, door } = useWords(doorWords);
  const show = useShow();
  const figures = useShowFigures();
  const insights = useInsights();
  const { key, measure } = headline;
  const variant = headline.variant === undefined ? {} : { variant: headline.variant };
  const ask = { ...insights.ask(measure), ...variant };
  const now = useQuery(measureQuery(measure, ask));
  const before = useQuery({
    ...measureQuery(measure, insights.ask(measure, insights.compared ?? undefined)),
    enabled: insights.compared !== null && key !== 'clv',
  });
  const span = headline.trend === 'none' ? 'month' : headline.trend;
  const trends = useQuery({
    // the measures of a span are asked for in one call, whichever card comes first
    ...trendsQuery(measuresOfTrend(headline.trend), insights.ask(measure), span),
    enabled: headline.trend !== 'none' && now.data?.defined === true,
  });
  const trend = trends.data?.items.find((one) => one.name === measure)?.trend?.points.slice(-shownMonths) ?? [];
  const basis = useBasis(headline, now.data);
  const say = useSay();
  const saidWhy = ({ figures: found }: NonNullable<typeof now.data>) => {
    const why = found?.why;
    return isSaid(why) ? say(why) : undefined;
  };

  if (now.isError && now.data === undefined)
    return (
      <Card title={words.cards[key]}>
        <ErrorState error={now.error} onRetry={() => void now.refetch()} />
      </Card>
    );
  if (now.data === undefined) return <Skeletons of="cards" count={1} />;

  const figure = now.data;
  const parts = figure.value === null ? null : figures.parts(figure.value, figure.unit);
  const past = before.data === undefined || insights.compared === null ? null : before.data;
  const change = past === null ? null : figures.change(figure.value, past.value, figure.unit);
  const unsure =
    past?.unit === 'share' && ofPeople.has(key) && before.data !== undefined && !isBeyondChance(now.data, before.data);
  const tone = unsure ? 'neutral' : rises(figure.value, past?.value) ? 'good' : 'bad';
  const name = key === 'clv' && now.data.figures?.marginKnown !== true ? words.cards.ltv : words.cards[key];
  const points = trend.flatMap((point) => (point.value === null ? [] : [point.value]));
  const few = figure.n > 0 && figure.n < fewPeople;
  return (
    <MetricCard
      name={name}
      value={parts === null ? null : parts.figure}
      {...(parts?.unit === undefined ? {} : { unit: parts.unit })}
      {...(change === null ? {} : { delta: { text: change, tone } })}
      basis={few ? words.basis.few(show.number(figure.n)) : basis}
      trend={points}
      missing={saidWhy(now.data) ?? missing[whyMissing(key, now.data, insights.search.channel)]}
      door={{
        definition: figures.definition(now.data.definition),
        formula: formula[measure],
        window: figures.window(now.data.window),
        n: show.number(figure.n),
        rows: (close) => (
          <Link to="/insights" search={{ ...withoutDoor(insights.search), open: measure, ...variant }} onClick={close}>
            {door.more}
          </Link>
        ),
      }}
    />
  );
}

const rises = (now: number | null, before: number | null | undefined) => (now ?? 0) >= (before ?? 0);

/** The quieter line under a figure: what it was counted from. */
function useBasis({ key }: Headline, answer: MeasureAnswer | undefined): string {
  const words = useWords(headlineWords).basis;
  const show = useShow();
  const figures = useShowFigures();
  if (answer === undefined) return '';
  const { numerator, denominator } = answer;
  const beside = (name: string) => {
    const other = answer.figures?.[name];
    return figures.figure(typeof other === 'number' ? other : null, 'share');
  };
  const [part, whole] = [show.number(Number(numerator ?? 0)), show.number(Number(denominator ?? 0))];
  switch (key) {
    case 'ror':
      return words.ror(part, whole);
    case 'retention':
      return words.retention(part, whole, beside('attrition'));
    case 'repeat':
      return words.repeat(part, whole, beside('byDay'));
    case 'repeatRevenue':
      return words.repeatRevenue(show.shortMoney(numerator ?? 0), show.shortMoney(denominator ?? 0));
    case 'aov':
      return words.aov(whole);
    case 'clv': {
      const people = numberOf(answer, 'people');
      const past = people === 0 ? null : numberOf(answer, 'past') / people;
      return words.clv(figures.figure(past, 'money'), figures.figure(numberOf(answer, 'monthlyDiscount'), 'share'));
    }
  }
}
