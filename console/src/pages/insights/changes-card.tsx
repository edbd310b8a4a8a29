import type { MeasureAnswer } from '@peyvand/sdk/measures';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { IconAlertTriangle, IconCheck, IconStar } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useShowFigures } from '../../shared/figures/show-figures.ts';
import { type Change, type ComparedMeasure, findChanges } from './changes.ts';
import styles from './insights.module.css';
import { useInsights } from './insights-context.ts';
import { withoutDoor } from './insights-search.ts';
import { measureQuery } from './measure-query.ts';
import { changeWords } from './words/changes.ts';

const compared = ['ror', 'retention', 'repeat-rate', 'aov'] as const;
const icons = { good: IconCheck, bad: IconAlertTriangle, gold: IconStar };

/** Sentences about the period, written from its figures; nothing is said that the figures do not bear out. */
export function ChangesCard() {
  const words = useWords(changeWords).changes;
  const insights = useInsights();
  const now = useQueries({ queries: compared.map((name) => measureQuery(name, insights.ask(name))) });
  const before = useQueries({
    queries: compared.map((name) => ({
      ...measureQuery(name, insights.ask(name, insights.compared ?? undefined)),
      enabled: insights.compared !== null,
    })),
  });
  const [rfm] = useQueries({ queries: [measureQuery('rfm', insights.ask('rfm'))] });
  const asked = [...now, ...(insights.compared === null ? [] : before), rfm];
  const failed = asked.find((query) => query.isError && query.data === undefined);
  const answersOf = (queries: readonly { readonly data: MeasureAnswer | undefined }[]) => {
    const known = queries.flatMap(({ data }) => (data === undefined ? [] : [data]));
    return known.length < compared.length
      ? null
      : (Object.fromEntries(known.map((answer, i) => [compared[i], answer])) as Record<ComparedMeasure, MeasureAnswer>);
  };
  const present = answersOf(now);
  const past = insights.compared === null ? null : answersOf(before);
  let content: ReactNode;
  if (failed !== undefined) content = <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  else if (present === null || rfm.data === undefined || (insights.compared !== null && past === null))
    content = <Skeletons of="lines" count={4} />;
  else {
    const nothingBefore = past !== null && past.ror.n === 0;
    const changes = findChanges({ now: present, before: nothingBefore ? null : past, rfm: rfm.data });
    const note =
      past === null
        ? words.noComparison
        : nothingBefore
          ? words.noBefore
          : changes.some((change) => 'before' in change)
            ? null
            : words.quiet;
    content = (
      <ul className={styles.changes}>
        {changes.map((change) => (
          <ChangeLine key={change.kind} change={change} />
        ))}
        {note !== null && <li className={styles.second}>{note}</li>}
      </ul>
    );
  }
  return (
    <Card title={words.title} hint={words.hint}>
      {content}
    </Card>
  );
}

function ChangeLine({ change }: { readonly change: Change }) {
  const { search } = useInsights();
  const words = useWords(changeWords).changes;
  const Icon = icons[change.tone];
  const doors = {
    ror: { open: 'ror' },
    retention: { open: 'retention' },
    repeat: { open: 'repeat-rate' },
    aov: { open: 'aov' },
    movement: { open: 'retention', part: 'lost' },
  } as const;
  const says = useSentence(change);
  return (
    <li className={styles.change} data-tone={change.tone}>
      <Icon size={18} stroke={1.9} aria-hidden="true" />
      <span>
        {says}{' '}
        {change.tone === 'gold' ? (
          <Link to="/insights" search={{ ...withoutDoor(search), open: 'rfm', cell: `segment:${change.kind}` }}>
            {words.see}
          </Link>
        ) : (
          <Link to="/insights" search={{ ...withoutDoor(search), ...doors[change.kind] }}>
            {words.see}
          </Link>
        )}
      </span>
    </li>
  );
}

function useSentence(change: Change): string {
  const words = useWords(changeWords).changes;
  const show = useShow();
  const figures = useShowFigures();
  switch (change.kind) {
    case 'movement':
      return words.together([
        change.fresh === 0 ? words.noneFresh : words.fresh(show.number(change.fresh)),
        change.lost === 0 ? words.noneLost : words.lost(show.number(change.lost)),
        ...(change.back === 0 ? [] : [words.back(show.number(change.back))]),
      ]);
    case 'at-risk':
      return words.atRisk(show.number(change.people));
    case 'cannot-lose':
      return words.cannotLose(show.number(change.people));
    default: {
      const unit = change.kind === 'aov' ? 'money' : 'share';
      const up = change.now > change.before ? 'Up' : 'Down';
      return words[`${change.kind}${up}`](figures.figure(change.before, unit), figures.figure(change.now, unit));
    }
  }
}
