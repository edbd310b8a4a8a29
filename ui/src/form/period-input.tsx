import { Button, Popover } from '@mantine/core';
import { addDays, type Calendar, type Day } from '@peyvand/kernel/calendar';
import { IconCalendarStats, IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../read/reader.tsx';
import { useShow } from '../read/show.tsx';
import { kitWords } from '../words.ts';
import { DayInput } from './day-input.tsx';
import styles from './period-input.module.css';
import { type Period, periodOf, presetOf, presets } from './periods.ts';

interface PeriodInputProps {
  readonly value: Period;
  readonly onChange: (period: Period) => void;
  /** The day that "this month" is counted from: the workspace's as-of day. */
  readonly today: Day;
  /** The calendar that cuts months and years: the business's, so that two colleagues who press "last month" ask for the same days. */
  readonly calendar: Calendar;
}

/** The period of a dashboard: ready-made ones by the business's calendar, or the reader's own first and last day. */
export function PeriodInput({ value, onChange, today, calendar }: PeriodInputProps) {
  const words = useWords(kitWords).date;
  const show = useShow();
  const [open, setOpen] = useState(false);
  const chosen = presetOf(value, today, calendar);
  const lastDay = addDays(value.to, -1);
  const pick = (period: Period) => {
    setOpen(false);
    onChange(period);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconCalendarStats size={16} />}
          rightSection={<IconChevronDown size={14} />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {chosen === null ? `${show.day(value.from)} – ${show.day(lastDay)}` : words[chosen]}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.presets}>
        <div className={styles.presets}>
          {presets.map((preset) => (
            <button
              key={preset}
              type="button"
              className={styles.preset}
              aria-pressed={preset === chosen}
              onClick={() => pick(periodOf(preset, today, calendar))}
            >
              {words[preset]}
            </button>
          ))}
        </div>
        <OwnPeriod value={value} onPick={pick} />
      </Popover.Dropdown>
    </Popover>
  );
}

function OwnPeriod({ value, onPick }: { readonly value: Period; readonly onPick: (period: Period) => void }) {
  const words = useWords(kitWords).date;
  const [from, setFrom] = useState<Day | null>(value.from);
  const [last, setLast] = useState<Day | null>(addDays(value.to, -1));
  const [tried, setTried] = useState(false);
  const wrong = from !== null && last !== null && last < from;
  return (
    <fieldset className={styles.own}>
      <legend>{words.custom}</legend>
      <DayInput
        label={words.from}
        value={from}
        onChange={setFrom}
        error={tried && from === null ? words.missing : undefined}
      />
      <DayInput
        label={words.to}
        value={last}
        onChange={setLast}
        error={wrong ? words.order : tried && last === null ? words.missing : undefined}
      />
      <Button
        size="xs"
        onClick={() => {
          setTried(true);
          if (from !== null && last !== null && !wrong) onPick({ from, to: addDays(last, 1) });
        }}
      >
        {words.apply}
      </Button>
    </fieldset>
  );
}
