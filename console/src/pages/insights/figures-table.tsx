import type { MeasureAnswer, MeasureAnswers, MeasureName } from '@peyvand/sdk/measures';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useShowFigures } from '../../shared/figures/show-figures.ts';
import { askTogether, type Together } from './ask-together.ts';
import styles from './insights.module.css';
import { useInsights } from './insights-context.ts';
import { asTheyAreNow, withoutDoor } from './insights-search.ts';
import { answersQuery } from './measure-query.ts';
import { insightWords } from './words/page.ts';

/** All measures of the page in one table, for reading, copying and screen readers. */
export function FiguresTable() {
  const words = useWords(insightWords).table;
  const { list, ask, compared } = useInsights();
  const names = list.items.map((one) => one.name);
  const now = useAnswers(askTogether(names, (name) => ask(name)));
  const comparable = compared === null ? [] : names.filter((name) => !asTheyAreNow.has(name));
  const before = useAnswers(askTogether(comparable, (name) => ask(name, compared ?? undefined)));
  const failed = now.failed ?? before.failed;
  return (
    <Card flush>
      {failed !== undefined && <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />}
      {/* biome-ignore lint/a11y/useSemanticElements: a group that scrolls is no fieldset. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <div role="group" className={styles.scroll} tabIndex={0} aria-label={words.caption}>
        <table className={styles.table}>
          <caption className="unseen">{words.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.measure}</th>
              <th scope="col">{words.now}</th>
              <th scope="col">{words.before}</th>
              <th scope="col">{words.change}</th>
              <th scope="col">{words.numerator}</th>
              <th scope="col">{words.denominator}</th>
              <th scope="col">{words.n}</th>
            </tr>
          </thead>
          <tbody>
            {list.items.map(({ name }) => (
              <FigureRow key={name} name={name} now={now.answers.get(name)} before={before.answers.get(name)?.answer} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

/** Answers by the name of their measure, however many calls brought them; a measure that failed has its problem instead. */
function useAnswers(calls: readonly Together[]) {
  const found = useQueries({ queries: calls.map(({ names, ask }) => answersQuery(names, ask)) });
  const items = found.flatMap((query) => query.data?.items ?? []);
  return {
    answers: new Map(items.map((item) => [item.name, item])),
    failed: found.find((query) => query.isError && query.data === undefined),
  };
}

interface FigureRowProps {
  readonly name: MeasureName;
  readonly now: MeasureAnswers['items'][number] | undefined;
  readonly before: MeasureAnswer | undefined;
}

function FigureRow({ name, now: found, before: past }: FigureRowProps) {
  const say = useSay();
  const show = useShow();
  const figures = useShowFigures();
  const { list, search } = useInsights();
  const now = found?.answer;
  const title = list.items.find((one) => one.name === name)?.title;
  return (
    <tr>
      <th scope="row">
        <Link to="/insights" search={{ ...withoutDoor(search), open: name }}>
          {title === undefined ? name : say(title)}
        </Link>
      </th>
      <td title={found?.problem === undefined ? undefined : say(found.problem)}>
        {now === undefined ? (found?.problem === undefined ? '' : '—') : figures.figure(now.value, now.unit)}
      </td>
      <td>{past === undefined ? '—' : figures.figure(past.value, past.unit)}</td>
      <td>
        {now === undefined || past === undefined ? '—' : (figures.change(now.value, past.value, now.unit) ?? '—')}
      </td>
      <td>{now === undefined ? '' : figures.part(now, 'numerator')}</td>
      <td>{now === undefined ? '' : figures.part(now, 'denominator')}</td>
      <td>{now === undefined ? '' : show.number(now.n)}</td>
    </tr>
  );
}
