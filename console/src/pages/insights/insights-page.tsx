import { Button } from '@mantine/core';
import { addDays } from '@peyvand/kernel/calendar';
import type { MeasureList } from '@peyvand/sdk/measures';
import { EmptyState } from '@peyvand/ui/feedback/empty-state.tsx';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { periodOf } from '@peyvand/ui/form/periods.ts';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { PageHeader } from '@peyvand/ui/layout/page-header.tsx';
import { usePrinting } from '@peyvand/ui/look/use-printing.ts';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { IconChartBar, IconPrinter, IconTable, IconTargetArrow } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useRight } from '../../session/session.ts';
import { FittingNotice } from '../../shared/fitting/fitting-notice.tsx';
import { useFitting } from '../../shared/fitting/use-fitting.ts';
import { usePageTitle } from '../../shared/page-title/page-title.ts';
import { ChangesCard } from './changes-card.tsx';
import { CohortsCard } from './cohorts-card.tsx';
import { comparedDays, isComparable } from './compared-days.ts';
import { ConcentrationCard } from './concentration-card.tsx';
import { FiguresTable } from './figures-table.tsx';
import { FunnelCard } from './funnel-card.tsx';
import { HeadlineCard } from './headline-card.tsx';
import { headlines } from './headlines.ts';
import styles from './insights.module.css';
import { type Insights, InsightsContext, useInsights } from './insights-context.ts';
import { InsightsControls } from './insights-controls.tsx';
import { askOf } from './insights-search.ts';
import { IntimacyCard } from './intimacy-card.tsx';
import { MeasureDoor } from './measure-door.tsx';
import { measureListQuery } from './measure-query.ts';
import { RfmCard } from './rfm-card.tsx';
import { SeasonCard } from './season-card.tsx';
import { controlWords } from './words/controls.ts';
import { insightWords } from './words/page.ts';

/** The owner's dashboard. */
export function InsightsPage() {
  const words = useWords(insightWords);
  usePageTitle(words.title);
  const list = useQuery(measureListQuery);
  if (list.data !== undefined) return <Dashboard list={list.data} />;
  return (
    <>
      <PageHeader title={words.title} />
      {list.isError ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <Skeletons of="cards" count={6} />
      )}
    </>
  );
}

function Dashboard({ list }: { readonly list: MeasureList }) {
  const insights = useQuestion(list);
  return (
    <InsightsContext value={insights}>
      <Head nothing={list.asOf.lastDay === null} />
      {list.asOf.lastDay === null ? <NothingYet /> : <Parts />}
    </InsightsContext>
  );
}

/** The question that the address asks, with what it leaves open filled in from the workspace. */
function useQuestion(list: MeasureList): Insights {
  const search = useSearch({ from: '/inside/insights' });
  const navigate = useNavigate();
  // the business cuts its months, so that two colleagues see one number whatever calendar each reads
  const { calendar } = list;
  return useMemo(() => {
    const asOf = search.asOf ?? list.asOf.day;
    const usual = periodOf('last12Months', asOf, calendar);
    const given = search.from !== undefined && search.to !== undefined && search.from < search.to;
    const days = given ? { from: search.from ?? usual.from, to: search.to ?? usual.to } : usual;
    const compared = comparedDays(days, search.compare ?? 'previous', calendar);
    return {
      search,
      days,
      compared: compared !== null && isComparable(compared, list.asOf.firstDay, calendar) ? compared : null,
      calendar,
      asOf,
      list,
      ask: (name, of = days) => askOf(name, search, of, calendar),
      go: (change) => {
        const kept = Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined);
        void navigate({ to: '/insights', search: Object.fromEntries(kept), resetScroll: false });
      },
    };
  }, [search, navigate, calendar, list]);
}

/** The title with its acts; a business without purchases has nothing to print, tabulate or foretell. */
function Head({ nothing }: { readonly nothing: boolean }) {
  const words = useWords(insightWords);
  const controls = useWords(controlWords);
  const show = useShow();
  const { search, go, days, asOf } = useInsights();
  // On paper the question stands in words: its buttons are not printed.
  const printing = usePrinting() !== null;
  const asTable = search.view === 'table';
  if (nothing) return <PageHeader title={words.title} />;
  return (
    <PageHeader
      title={words.title}
      {...(printing
        ? {
            facts: `${controls.period(show.day(days.from), show.day(addDays(days.to, -1)))} · ${controls.asOf.label(show.day(asOf))}`,
          }
        : {})}
      actions={
        <div className={styles.controls}>
          <Button
            component={Link}
            to="/insights/models"
            variant="default"
            size="xs"
            leftSection={<IconTargetArrow size={16} />}
          >
            {words.quality}
          </Button>
          <Button
            variant="default"
            size="xs"
            leftSection={asTable ? <IconChartBar size={16} /> : <IconTable size={16} />}
            onClick={() => go({ view: asTable ? undefined : 'table' })}
          >
            {asTable ? words.asCards : words.asTable}
          </Button>
          <Button variant="default" size="xs" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
            {words.print}
          </Button>
        </div>
      }
    />
  );
}

/** No purchase yet: only who may bring a file is asked for one. */
function NothingYet() {
  const words = useWords(insightWords).empty;
  const mayImport = useRight('imports.write');
  // a file may be coming in elsewhere: with the first forecast this page becomes the dashboard by itself
  useFitting();
  return (
    <Card>
      <EmptyState
        icon={<IconChartBar stroke={1.6} />}
        title={words.title}
        actions={
          mayImport && (
            <Button component={Link} to="/imports">
              {words.import}
            </Button>
          )
        }
      >
        {mayImport ? words.text : words.textOnly}
      </EmptyState>
    </Card>
  );
}

function Parts() {
  const { search } = useInsights();
  return (
    <div className={styles.page}>
      <InsightsControls />
      <FittingNotice />
      <StaleNotice />
      {search.view === 'table' ? (
        <FiguresTable />
      ) : (
        <>
          <div className={styles.headlines}>
            {headlines.map((headline) => (
              <HeadlineCard key={headline.key} headline={headline} />
            ))}
          </div>
          <div className={styles.three}>
            <RfmCard />
            <ConcentrationCard />
            <SeasonCard />
          </div>
          <div className={styles.two}>
            <div className={styles.stack}>
              <ChangesCard />
              <FunnelCard />
            </div>
            <CohortsCard />
          </div>
          <IntimacyCard />
        </>
      )}
      <MeasureDoor />
    </div>
  );
}

/** Data that ended long ago make "today" say little: the other way of looking is offered. */
function StaleNotice() {
  const words = useWords(controlWords).asOf;
  const show = useShow();
  const { list, search, go } = useInsights();
  const { proposed, lastDay } = list.asOf;
  if (proposed === null || lastDay === null || search.asOf !== undefined) return null;
  return (
    <div className={styles.notice} role="note">
      <p>{words.stale(show.day(lastDay))}</p>
      <Button variant="default" size="xs" onClick={() => go({ asOf: addDays(lastDay, 1) })}>
        {words.propose}
      </Button>
    </div>
  );
}
