export type Language = 'fa' | 'en';
export type Theme = 'light' | 'dark' | 'auto';
export type Calendar = 'jalali' | 'gregorian';

/** What a reader may choose for herself. Kept in the browser under one key, and per user by the server later. */
export interface ReaderChoices {
  readonly language: Language;
  readonly theme: Theme;
  /** Absent: the calendar of the language. */
  readonly calendar?: Calendar;
}

/** The key in localStorage; console/public/boot.js reads the same one before the first paint. */
export const choicesKey = 'peyvand.reader';

const isOneOf = <T extends string>(value: unknown, options: readonly T[]): value is T =>
  options.some((option) => option === value);

/** Reads stored choices; anything unreadable falls back to Persian and the system's theme. */
export function readChoices(stored: string | null): ReaderChoices {
  let found: Record<string, unknown> = {};
  try {
    const parsed: unknown = JSON.parse(stored ?? '{}');
    if (typeof parsed === 'object' && parsed !== null) found = parsed as Record<string, unknown>;
  } catch {
    // A broken value is the same as none: the next choice overwrites it.
  }
  return {
    language: isOneOf(found.language, ['fa', 'en']) ? found.language : 'fa',
    theme: isOneOf(found.theme, ['light', 'dark', 'auto']) ? found.theme : 'auto',
    ...(isOneOf(found.calendar, ['jalali', 'gregorian']) ? { calendar: found.calendar } : {}),
  };
}

/** The calendar in force: the reader's own choice, else the one of the language. */
export function calendarOf(choices: ReaderChoices): Calendar {
  return choices.calendar ?? (choices.language === 'fa' ? 'jalali' : 'gregorian');
}
