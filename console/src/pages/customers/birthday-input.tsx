import { TextInput } from '@mantine/core';
import { birthdayFromDay, showBirthday } from '@peyvand/kernel/birthday';
import { parseDay, partsOf } from '@peyvand/kernel/calendar';
import type { BirthdayFields } from '@peyvand/sdk/customers';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useState } from 'react';
import { kernelBirthday } from '../../shared/customers/kernel-birthday.ts';
import { listWords } from './list/words.ts';

// A leap year in both calendars' reckoning, lent to a day that was typed without one.
const lentYear = { jalali: 1403, gregorian: 2024 } as const;

/** Reads «۱۴ بهمن ۱۳۶۸», "3 Feb 1990", «۱۳۶۸/۱۱/۱۴», or a day without its year: «۱۴ بهمن», «۱۱/۱۴». */
export function readBirthday(typed: string, calendar: 'jalali' | 'gregorian'): BirthdayFields | undefined {
  const text = typed.trim();
  const whole = parseDay(text, { shortYears: calendar });
  if (whole !== undefined) {
    const { year, ...rest } = birthdayFromDay(whole.day, whole.calendar);
    return { ...rest, year: year ?? null };
  }
  for (const one of [calendar, calendar === 'jalali' ? 'gregorian' : 'jalali'] as const) {
    const lent = parseDay(`${text} ${lentYear[one]}`) ?? parseDay(`${lentYear[one]}/${text}`);
    if (lent === undefined || lent.calendar !== one) continue;
    const { month, day } = partsOf(lent.day, one);
    return { calendar: one, month, day, year: null };
  }
  return undefined;
}

/** A birthday, typed in either calendar and script, with or without its year; what was understood is written back. */
export function BirthdayInput({
  value,
  onChange,
}: {
  readonly value: BirthdayFields | null;
  readonly onChange: (birthday: BirthdayFields | null) => void;
}) {
  const words = useWords(listWords).create;
  const { calendar, language } = useReader();
  const [typed, setTyped] = useState<string | null>(null);
  const [unread, setUnread] = useState(false);
  const read = () => {
    if (typed === null) return;
    const found = typed.trim() === '' ? null : readBirthday(typed, calendar);
    setUnread(found === undefined);
    if (found === undefined) return;
    setTyped(null);
    onChange(found);
  };
  return (
    <TextInput
      label={words.birthday}
      description={words.birthdayHint}
      error={unread ? words.birthdayUnread : undefined}
      autoComplete="off"
      value={typed ?? (value === null ? '' : showBirthday(kernelBirthday(value), language))}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={read}
      onKeyDown={(event) => event.key === 'Enter' && read()}
    />
  );
}
