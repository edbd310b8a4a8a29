import type { MeasureAnswer, MeasureName } from '@peyvand/sdk/measures';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import styles from './insights.module.css';
import { useInsights } from './insights-context.ts';
import { withoutDoor } from './insights-search.ts';
import { measureQuery } from './measure-query.ts';
import { insightWords } from './words/page.ts';

interface MeasureCardProps {
  readonly name: MeasureName;
  readonly title: string;
  readonly hint: (answer: MeasureAnswer) => ReactNode;
  readonly aside?: (answer: MeasureAnswer) => ReactNode;
  readonly children: (answer: MeasureAnswer) => ReactNode;
}

/** A card that draws a table measure. Its title is the door to definition and rows. */
export function MeasureCard({ name, title, hint, aside, children }: MeasureCardProps) {
  const words = useWords(insightWords);
  const { ask, search } = useInsights();
  const answer = useQuery(measureQuery(name, ask(name)));
  const door = (
    <Link className={styles.titleDoor} to="/insights" search={{ ...withoutDoor(search), open: name }}>
      {title}
    </Link>
  );
  if (answer.data === undefined)
    return (
      <Card title={title}>
        {answer.isError ? (
          <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
        ) : (
          <Skeletons of="lines" count={7} />
        )}
      </Card>
    );
  if (answer.data.value === null)
    return (
      <Card title={door}>
        <p className={styles.nothing}>—</p>
        <p className={styles.second}>{words.missing.nothingBought}</p>
      </Card>
    );
  return (
    <Card title={door} hint={hint(answer.data)} aside={aside?.(answer.data)}>
      {children(answer.data)}
    </Card>
  );
}
