import type { MeasureAnswer, MeasureName } from '@peyvand/sdk/measures';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { SidePanel } from '@peyvand/ui/feedback/side-panel.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useQuery } from '@tanstack/react-query';
import { partWords } from '../../shared/figures/measure-parts.ts';
import styles from './door.module.css';
import { DoorFacts } from './door-facts.tsx';
import { DoorTrend } from './door-trend.tsx';
import { useInsights } from './insights-context.ts';
import { asTheyAreNow, partOf, withoutDoor } from './insights-search.ts';
import { measureQuery } from './measure-query.ts';
import { RowsBehindFigure } from './rows-behind.tsx';
import { RowsFile } from './rows-file.tsx';
import { doorWords } from './words/door.ts';

/** What stands behind a figure: definition, window, n, trend, variants, and the rows. Open while the address says so. */
export function MeasureDoor() {
  const { search, list, go } = useInsights();
  const say = useSay();
  const name = search.open;
  const title = list.items.find((one) => one.name === name)?.title;
  const shut = Object.fromEntries(Object.keys(search).map((key) => [key, undefined]));
  return (
    <SidePanel
      open={name !== undefined}
      onClose={() => go({ ...shut, ...withoutDoor(search) })}
      title={title === undefined ? '' : say(title)}
      width="wide"
    >
      {name !== undefined && <Behind key={name} name={name} />}
    </SidePanel>
  );
}

function Behind({ name }: { readonly name: MeasureName }) {
  const { search, ask, compared } = useInsights();
  const variant = search.variant === undefined ? {} : { variant: search.variant };
  const question = { ...ask(name), ...variant };
  // the number that was pressed comes first: a cell's, where one is open
  const cell = search.cell === undefined ? {} : { cell: search.cell };
  const answer = useQuery(measureQuery(name, { ...question, ...cell }));
  // without a period to compare with the same question would be asked, and be answered with the same figure
  const compares = compared !== null && !asTheyAreNow.has(name);
  const before = useQuery({
    ...measureQuery(name, { ...ask(name, compared ?? undefined), ...variant }),
    // a cell of another period has other people and often no twin
    enabled: compares && search.cell === undefined,
  });
  if (answer.data === undefined)
    return answer.isError ? (
      <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
    ) : (
      <Skeletons of="lines" count={8} />
    );
  return (
    <div className={styles.door}>
      <Variants name={name} />
      <DoorFacts
        answer={answer.data}
        {...(compares && search.cell === undefined && before.data !== undefined ? { before: before.data } : {})}
      />
      {search.cell === undefined && <DoorTrend name={name} ask={question} unit={answer.data.unit} />}
      <Rows answer={answer.data} ask={question} />
    </div>
  );
}

function Variants({ name }: { readonly name: MeasureName }) {
  const words = useWords(doorWords).door;
  const say = useSay();
  const { list, search, go } = useInsights();
  const variants = list.items.find((one) => one.name === name)?.variants ?? [];
  if (variants.length === 0) return null;
  const choices = [
    { key: undefined, label: words.usual },
    ...variants.map((one) => ({ key: one.key, label: say(one) })),
  ];
  return (
    <section aria-label={words.variants}>
      <h3 className={styles.heading}>{words.variants}</h3>
      <div className={styles.chips}>
        {choices.map(({ key, label }) => (
          <button
            key={key ?? ''}
            type="button"
            className={styles.chip}
            aria-pressed={search.variant === key}
            onClick={() => go({ variant: key })}
          >
            {label}
          </button>
        ))}
      </div>
    </section>
  );
}

function Rows({ answer, ask }: { readonly answer: MeasureAnswer; readonly ask: Parameters<typeof measureQuery>[1] }) {
  const words = useWords(doorWords);
  const { search, go } = useInsights();
  const part = partOf(search);
  const ofWhole: Readonly<Record<string, string>> = words.parts[partWords[answer.name]];
  const ofCell: Readonly<Record<string, string>> = answer.name === 'intimacy' ? words.parts.intimacy : words.parts.cell;
  // a month of the year is divided by a number of months, which are no rows
  const shown =
    answer.cell === undefined
      ? ofWhole
      : answer.name === 'seasonality'
        ? { numerator: words.parts.cell.numerator }
        : ofCell;
  return (
    <section aria-label={words.door.rows}>
      <h3 className={styles.heading}>{words.door.rows}</h3>
      <div className={styles.chips}>
        {Object.entries(shown).map(([key, label]) => (
          <button
            key={key}
            type="button"
            className={styles.chip}
            aria-pressed={part.part === key}
            onClick={() => key !== part.part && go({ part: key })}
          >
            {label}
          </button>
        ))}
        {answer.cell !== undefined && (
          <button type="button" className={styles.chip} onClick={() => go({ cell: undefined, part: undefined })}>
            {words.door.toWhole}
          </button>
        )}
      </div>
      <RowsBehindFigure name={answer.name} ask={ask} part={part} />
      <RowsFile name={answer.name} ask={ask} part={part} />
      <p className={styles.note}>{words.door.scope}</p>
    </section>
  );
}
