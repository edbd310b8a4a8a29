import type { MeasureName } from '@peyvand/sdk/measures';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import styles from './insights.module.css';
import { useInsights } from './insights-context.ts';
import { asTheyAreNow, withoutDoor } from './insights-search.ts';
import { measureQuery } from './measure-query.ts';
import { useShowFigures } from './show-figures.ts';
import { insightWords } from './words/page.ts';

/** All measures of the page in one table, for reading, copying and screen readers. */
export function FiguresTable() {
  const words = useWords(insightWords).table;
  const { list } = useInsights();
  return (
    <Card flush>
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
              <FigureRow key={name} name={name} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function FigureRow({ name }: { readonly name: MeasureName }) {
  const say = useSay();
  const show = useShow();
  const figures = useShowFigures();
  const { ask, compared, list, search } = useInsights();
  const now = useQuery(measureQuery(name, ask(name))).data;
  const before = useQuery({
    ...measureQuery(name, ask(name, compared ?? undefined)),
    enabled: compared !== null && !asTheyAreNow.has(name),
  }).data;
  const title = list.items.find((one) => one.name === name)?.title;
  const past = compared === null || asTheyAreNow.has(name) ? undefined : before;
  return (
    <tr>
      <th scope="row">
        <Link to="/insights" search={{ ...withoutDoor(search), open: name }}>
          {title === undefined ? name : say(title)}
        </Link>
      </th>
      <td>{now === undefined ? '' : figures.figure(now.value, now.unit)}</td>
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
