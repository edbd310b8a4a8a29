import { Button, TextInput } from '@mantine/core';
import { addDays, type Day, dayOf } from '@peyvand/kernel/calendar';
import { parseNumber } from '@peyvand/kernel/parse-number';
import { DayInput } from '@peyvand/ui/form/day-input.tsx';
import { MoneyInput } from '@peyvand/ui/form/money-input.tsx';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { useState } from 'react';
import styles from './filters.module.css';
import { listWords } from './words.ts';

/** A word to look for, with those that are known already a press away. */
export function TextEditor({
  label,
  placeholder,
  value,
  known,
  onApply,
}: {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string | undefined;
  readonly known: readonly string[];
  readonly onApply: (value: string) => void;
}) {
  const words = useWords(listWords);
  const [typed, setTyped] = useState(value ?? '');
  const check = useCheck({ typed: typed.trim() === '' && words.wordNeeded });
  const near = known.filter((one) => one !== value && one.includes(typed.trim())).slice(0, 8);
  return (
    <form className={styles.form} {...check.form(() => onApply(typed.trim()))}>
      <TextInput
        label={label}
        placeholder={placeholder}
        dir="auto"
        value={typed}
        maxLength={100}
        error={check.error('typed')}
        data-autofocus
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {near.length > 0 && (
        <div className={styles.known}>
          {near.map((one) => (
            <button key={one} type="button" className={styles.near} onClick={() => onApply(one)}>
              <bdi>{one}</bdi>
            </button>
          ))}
        </div>
      )}
      <Button type="submit" size="xs">
        {words.apply}
      </Button>
    </form>
  );
}

export interface Range<V> {
  readonly least?: V;
  readonly most?: V;
}

/** A range of the ends that are given. */
export const rangeOf = <V,>(least: V | null | undefined, most: V | null | undefined): Range<V> => ({
  ...(least === null || least === undefined ? {} : { least }),
  ...(most === null || most === undefined ? {} : { most }),
});

/** A number from … to …, in either script of digits: a count, unless any number may stand there. */
export function NumberRangeEditor({
  value,
  anyNumber = false,
  onApply,
}: {
  readonly value: Range<number>;
  readonly anyNumber?: boolean;
  readonly onApply: (range: Range<number>) => void;
}) {
  const words = useWords(listWords);
  const show = useShow();
  const [least, setLeast] = useState(value.least === undefined ? '' : show.number(value.least, anyNumber ? 6 : 0));
  const [most, setMost] = useState(value.most === undefined ? '' : show.number(value.most, anyNumber ? 6 : 0));
  const read = (typed: string) => (typed.trim() === '' ? null : parseNumber(typed));
  const wrong = (typed: string) => {
    const found = read(typed);
    if (found === null) return false;
    return found === undefined || (!anyNumber && (!Number.isInteger(found) || found < 0));
  };
  const ends = [read(least), read(most)];
  const turned = typeof ends[0] === 'number' && typeof ends[1] === 'number' && ends[1] < ends[0];
  const check = useCheck({
    least: wrong(least) ? words.onlyNumber : least.trim() === '' && most.trim() === '' && words.oneNeeded,
    most: wrong(most) ? words.onlyNumber : turned && words.mostBelowLeast,
  });
  const field = (label: string, typed: string, onType: (typed: string) => void, error: string | undefined) => (
    <TextInput
      label={label}
      inputMode="numeric"
      autoComplete="off"
      value={typed}
      error={wrong(typed) ? words.onlyNumber : error}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
  return (
    <form className={styles.form} {...check.form(() => onApply(rangeOf(read(least), read(most))))}>
      {field(words.atLeast, least, setLeast, check.error('least'))}
      {field(words.atMost, most, setMost, check.error('most'))}
      <Button type="submit" size="xs">
        {words.apply}
      </Button>
    </form>
  );
}

/** An amount from … to …, in the unit that people speak of. */
export function MoneyRangeEditor({
  value,
  onApply,
}: {
  readonly value: Range<number>;
  readonly onApply: (range: Range<number>) => void;
}) {
  const words = useWords(listWords);
  const [least, setLeast] = useState<number | null>(value.least ?? null);
  const [most, setMost] = useState<number | null>(value.most ?? null);
  const check = useCheck({
    least: least === null && most === null && words.oneNeeded,
    most: least !== null && most !== null && most < least && words.mostBelowLeast,
  });
  return (
    <form className={styles.form} {...check.form(() => onApply(rangeOf(least, most)))}>
      <MoneyInput label={words.atLeast} value={least} onChange={setLeast} error={check.error('least')} />
      <MoneyInput label={words.atMost} value={most} onChange={setMost} error={check.error('most')} />
      <Button type="submit" size="xs">
        {words.apply}
      </Button>
    </form>
  );
}

/** An amount of money, at least. */
export function LeastMoneyEditor({
  label,
  value,
  onApply,
}: {
  readonly label: string;
  readonly value: number | undefined;
  readonly onApply: (least: number) => void;
}) {
  const words = useWords(listWords);
  const [least, setLeast] = useState<number | null>(value ?? null);
  const check = useCheck({ least: least === null && words.oneNeeded });
  return (
    <form className={styles.form} {...check.form(() => least !== null && onApply(least))}>
      <MoneyInput label={label} value={least} onChange={setLeast} error={check.error('least')} />
      <Button type="submit" size="xs">
        {words.apply}
      </Button>
    </form>
  );
}

/**
 * Days from … to …: a few ready-made stretches, or the reader's own. `most` is the day after the last; in a closed range,
 * which has no ready-made stretches, the last itself.
 */
export function DayRangeEditor({
  value,
  closed = false,
  onApply,
}: {
  readonly value: Range<Day>;
  readonly closed?: boolean;
  readonly onApply: (range: Range<Day>) => void;
}) {
  const words = useWords(listWords);
  const show = useShow();
  const { timeZone } = useReader();
  const today = dayOf(Date.now(), timeZone);
  const [from, setFrom] = useState<Day | null>(value.least ?? null);
  const [last, setLast] = useState<Day | null>(value.most === undefined ? null : addDays(value.most, closed ? 0 : -1));
  const check = useCheck({
    from: from === null && last === null && words.dayNeeded,
    last: from !== null && last !== null && last < from && words.mostBelowLeast,
  });
  const send = () => onApply(rangeOf(from, last === null ? null : addDays(last, closed ? 0 : 1)));
  return (
    <form className={styles.form} {...check.form(send)}>
      {!closed && (
        <div className={styles.known}>
          {[30, 90, 365].map((days) => (
            <button
              key={days}
              type="button"
              className={styles.near}
              onClick={() => onApply({ least: addDays(today, -days) })}
            >
              {words.lastWithin(show.number(days))}
            </button>
          ))}
          {[90, 180].map((days) => (
            <button
              key={-days}
              type="button"
              className={styles.near}
              onClick={() => onApply({ most: addDays(today, -days) })}
            >
              {words.lastBefore(show.number(days))}
            </button>
          ))}
        </div>
      )}
      <DayInput label={words.fromDay} value={from} onChange={setFrom} error={check.error('from')} />
      <DayInput label={words.toDay} value={last} onChange={setLast} error={check.error('last')} />
      <Button type="submit" size="xs">
        {words.apply}
      </Button>
    </form>
  );
}
