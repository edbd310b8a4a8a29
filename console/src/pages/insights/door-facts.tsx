import type { MeasureAnswer } from '@peyvand/sdk/measures';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { Fact, Facts } from '@peyvand/ui/show/facts.tsx';
import styles from './door.module.css';
import { numberOf } from './headlines.ts';
import { useShowFigures } from './show-figures.ts';
import { doorWords } from './words/door.ts';

interface DoorFactsProps {
  readonly answer: MeasureAnswer;
  /** The same measure in the compared period. */
  readonly before?: MeasureAnswer;
}

/** A measure's value with its definition, formula, window, numerator, denominator and sample. */
export function DoorFacts({ answer, before }: DoorFactsProps) {
  const words = useWords(doorWords);
  const show = useShow();
  const figures = useShowFigures();
  const { door } = words;
  const change = before === undefined ? null : figures.change(answer.value, before.value, answer.unit);
  return (
    <>
      <p className={styles.figure}>
        {figures.exactly(answer.value, answer.unit)}
        {change !== null && <Chip>{change}</Chip>}
        {before !== undefined && (
          <span className={styles.before}>
            {door.before}: {figures.exactly(before.value, before.unit)}
          </span>
        )}
      </p>
      <Facts>
        <Fact term={door.definition}>{figures.definition(answer.definition)}</Fact>
        <Fact term={door.formula}>
          <bdi className={styles.formula}>{words.formula[answer.name]}</bdi>
        </Fact>
        <Fact term={door.window}>{figures.window(answer.window)}</Fact>
        <Fact term={door.asOf}>{show.day(answer.window.asOf)}</Fact>
        <Fact term={door.numerator}>{figures.part(answer, 'numerator')}</Fact>
        <Fact term={door.denominator}>{figures.part(answer, 'denominator')}</Fact>
        <Fact term={door.n}>{show.number(answer.n)}</Fact>
        <Further answer={answer} />
      </Facts>
    </>
  );
}

/** What else the same question found. */
function Further({ answer }: { readonly answer: MeasureAnswer }) {
  const { door } = useWords(doorWords);
  const show = useShow();
  const oneIn = answer.figures?.oneIn;
  if (answer.name === 'ror')
    return (
      <>
        <Fact term={door.oneIn}>{typeof oneIn === 'number' ? door.oneInSays(show.number(oneIn, 1)) : '—'}</Fact>
        <Fact term={door.referred}>{door.referredSays}</Fact>
      </>
    );
  if (answer.name === 'retention' || answer.name === 'attrition')
    return (
      <Fact term={door.movement}>
        {door.movementSays(
          show.number(numberOf(answer, 'fresh')),
          show.number(numberOf(answer, 'reactivated')),
          show.number(numberOf(answer, 'lost')),
        )}
      </Fact>
    );
  if (answer.name === 'concentration') return <Fact term={door.gini}>{show.number(numberOf(answer, 'gini'), 4)}</Fact>;
  return null;
}
