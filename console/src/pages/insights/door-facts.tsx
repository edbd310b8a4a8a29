import type { MeasureAnswer } from '@peyvand/sdk/measures';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { Fact, Facts } from '@peyvand/ui/show/facts.tsx';
import { useShowFigures } from '../../shared/figures/show-figures.ts';
import styles from './door.module.css';
import { numberOf } from './headlines.ts';
import { inPlainWords } from './plain-words.ts';
import { useCellTitle } from './use-cell-title.ts';
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
  const title = useCellTitle(answer);
  const change = before === undefined ? null : figures.change(answer.value, before.value, answer.unit);
  return (
    <>
      {title !== null && <h3 className={styles.heading}>{title}</h3>}
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
        {answer.whole !== undefined && (
          <Fact term={door.whole}>
            {door.wholeSays(figures.figure(answer.whole.value, answer.whole.unit), show.number(answer.whole.n))}
          </Fact>
        )}
        {answer.interval !== undefined && (
          <Fact term={door.interval}>
            {door.intervalSays(
              figures.figure(answer.interval[0] ?? null, 'share'),
              figures.figure(answer.interval[1] ?? null, 'share'),
            )}
          </Fact>
        )}
        <Further answer={answer} />
      </Facts>
    </>
  );
}

/** What else the same question found. */
function Further({ answer }: { readonly answer: MeasureAnswer }) {
  const { door } = useWords(doorWords);
  const show = useShow();
  const plain = answer.value === null ? null : inPlainWords(answer.value);
  if (answer.cell !== undefined) return null;
  if (answer.name === 'ror')
    return (
      <>
        <Fact term={door.ofEach}>
          {plain === null ? '—' : door.ofEachSays(show.number(plain.of), show.number(plain.part))}
        </Fact>
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
