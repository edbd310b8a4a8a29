import { Button, TextInput } from '@mantine/core';
import { addDays, type Day, dayOf } from '@peyvand/kernel/calendar';
import { parseNumber } from '@peyvand/kernel/parse-number';
import { DayInput } from '@peyvand/ui/form/day-input.tsx';
import { MoneyInput } from '@peyvand/ui/form/money-input.tsx';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { type FormEvent, useState } from 'react';
import styles from './filters.module.css';
import { listWords } from './words.ts';

interface Choice<V> {
  readonly value: V;
  readonly label: string;
}

/** One of a few choices, each a press. */
export function ChoiceEditor<V extends string | number | boolean>({
  choices,
  value,
  onChoose,
}: {
  readonly choices: readonly Choice<V>[];
  readonly value: V | undefined;
  readonly onChoose: (value: V) => void;
}) {
  return (
    <div className={styles.choices}>
      {choices.map((choice) => (
        <button
          key={String(choice.value)}
          type="button"
          className={styles.choice}
          aria-pressed={choice.value === value}
          onClick={() => onChoose(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}

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
  const apply = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') onApply(typed.trim());
  };
  const near = known.filter((one) => one !== value && one.includes(typed.trim())).slice(0, 8);
  return (
    <form className={styles.form} onSubmit={apply}>
      <TextInput
        label={label}
        placeholder={placeholder}
        dir="auto"
        value={typed}
        maxLength={100}
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
      <Button type="submit" size="xs" disabled={typed.trim() === ''}>
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
  const ready = !wrong(least) && !wrong(most) && (least.trim() !== '' || most.trim() !== '');
  const field = (label: string, typed: string, onType: (typed: string) => void) => (
    <TextInput
      label={label}
      inputMode="numeric"
      autoComplete="off"
      value={typed}
      error={wrong(typed) ? words.onlyNumber : undefined}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onApply(rangeOf(read(least), read(most)));
      }}
    >
      {field(words.atLeast, least, setLeast)}
      {field(words.atMost, most, setMost)}
      <Button type="submit" size="xs" disabled={!ready}>
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
  return (
    <div className={styles.form}>
      <MoneyInput label={words.atLeast} value={least} onChange={setLeast} />
      <MoneyInput label={words.atMost} value={most} onChange={setMost} />
      <Button size="xs" disabled={least === null && most === null} onClick={() => onApply(rangeOf(least, most))}>
        {words.apply}
      </Button>
    </div>
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
  return (
    <div className={styles.form}>
      <MoneyInput label={label} value={least} onChange={setLeast} />
      <Button size="xs" disabled={least === null} onClick={() => least !== null && onApply(least)}>
        {words.apply}
      </Button>
    </div>
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
  return (
    <div className={styles.form}>
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
      <DayInput label={words.fromDay} value={from} onChange={setFrom} />
      <DayInput label={words.toDay} value={last} onChange={setLast} />
      <Button
        size="xs"
        disabled={from === null && last === null}
        onClick={() => onApply(rangeOf(from, last === null ? null : addDays(last, closed ? 0 : 1)))}
      >
        {words.apply}
      </Button>
    </div>
  );
}
