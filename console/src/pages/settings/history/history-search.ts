import { addDays, type Day } from '@peyvand/kernel/calendar';
import { startOfDay } from '@peyvand/kernel/time-zone';
import type { ChangeFilter } from '@peyvand/sdk/audit';

/** What the address of the history says. Days are those of the business's zone; `last` is the last day shown. */
export interface HistorySearch {
  readonly actor?: string;
  readonly kind?: string;
  readonly from?: Day;
  readonly last?: Day;
}

const day = (value: unknown): value is Day => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** Reads an address; what cannot be read is left out. */
export function readHistorySearch(search: Record<string, unknown>): HistorySearch {
  return {
    ...(typeof search.actor === 'string' ? { actor: search.actor } : {}),
    ...(typeof search.kind === 'string' ? { kind: search.kind } : {}),
    ...(day(search.from) ? { from: search.from } : {}),
    ...(day(search.last) ? { last: search.last } : {}),
  };
}

/** The question to the server: whole days become half-open instants. */
export function filterOf({ actor, kind, from, last }: HistorySearch, timeZone: string): ChangeFilter {
  return {
    ...(actor === undefined ? {} : { actor }),
    ...(kind === undefined ? {} : { subjectKind: kind }),
    ...(from === undefined ? {} : { from: startOfDay(from, timeZone).toISOString() }),
    ...(last === undefined ? {} : { to: startOfDay(addDays(last, 1), timeZone).toISOString() }),
  };
}
