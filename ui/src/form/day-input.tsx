import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { type Day, parseDay } from '@peyvand/kernel/calendar';
import { IconCalendar } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Skeletons } from '../feedback/skeletons.tsx';
import { useReader, useWords } from '../read/reader.tsx';
import { useShow } from '../read/show.tsx';
import { kitWords } from '../words.ts';

const DayCalendar = lazy(() => import('./day-calendar.tsx').then((module) => ({ default: module.DayCalendar })));

interface DayInputProps {
  readonly label: string;
  /** A day of the Gregorian calendar, as it is stored: "2026-11-21". */
  readonly value: Day | null;
  readonly onChange: (day: Day | null) => void;
  readonly description?: string;
  readonly error?: ReactNode;
  readonly required?: boolean;
  readonly earliest?: Day;
  readonly latest?: Day;
}

/**
 * A day, typed or picked. Typing takes either calendar, either script of digits and month names; what was understood is
 * written back in the reader's calendar when the field is left.
 */
export function DayInput({ label, value, onChange, description, error, required, earliest, latest }: DayInputProps) {
  const words = useWords(kitWords).date;
  const { calendar } = useReader();
  const show = useShow();
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  // Inside another popover the calendar must be part of it, or a press on a day would count as one outside.
  const [around, setAround] = useState<HTMLElement | null>(null);
  const [unreadable, setUnreadable] = useState(false);

  const understood = (text: string): Day | null | undefined => {
    if (text.trim() === '') return null;
    const day = parseDay(text, { shortYears: calendar })?.day;
    if (day === undefined || (earliest !== undefined && day < earliest) || (latest !== undefined && day > latest))
      return undefined;
    return day;
  };
  const read = () => {
    if (typed === null) return;
    const day = understood(typed);
    setUnreadable(day === undefined);
    if (day !== undefined) setTyped(null);
  };
  return (
    <TextInput
      label={label}
      description={description}
      error={unreadable ? words.unreadable : error}
      required={required}
      placeholder={words.example}
      autoComplete="off"
      value={typed ?? (value === null ? '' : show.day(value))}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const day = understood(text);
        if (day !== undefined) setUnreadable(false);
        // What cannot be read is no day: the former one must not be sent in its place.
        onChange(day ?? null);
      }}
      onBlur={read}
      onKeyDown={(event) => event.key === 'Enter' && read()}
      rightSection={
        <Popover
          opened={open}
          onChange={setOpen}
          position="bottom-end"
          trapFocus
          returnFocus
          withinPortal
          {...(around === null ? {} : { portalProps: { target: around } })}
        >
          <Popover.Target>
            <ActionIcon
              size="sm"
              aria-label={words.openCalendar}
              onClick={(event) => {
                setAround(event.currentTarget.closest<HTMLElement>('.mantine-Popover-dropdown'));
                setOpen(!open);
              }}
            >
              <IconCalendar size={17} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown aria-label={words.openCalendar}>
            <Suspense fallback={<Skeletons of="lines" count={6} />}>
              <DayCalendar
                value={value}
                earliest={earliest}
                latest={latest}
                onPick={(day) => {
                  setTyped(null);
                  setUnreadable(false);
                  setOpen(false);
                  onChange(day);
                }}
              />
            </Suspense>
          </Popover.Dropdown>
        </Popover>
      }
    />
  );
}
