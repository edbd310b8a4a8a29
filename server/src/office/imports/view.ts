import type { Words } from '@peyvand/kernel/refusal';
import { Type } from 'typebox';
import { type Principal, visibleActors } from '../../edge/http/principal.ts';
import { type ImportRow, rowsOf } from './import-row.ts';
import { sayNotices } from './notices.ts';

/** What a caller sees of an import. */
export const importView = Type.Object({
  id: Type.String({ format: 'uuid' }),
  kind: Type.String(),
  state: Type.String({ description: 'ready waiting checking running cancelled done failed undoing undone' }),
  fileName: Type.String(),
  fileSize: Type.Union([Type.Integer(), Type.Null()]),
  progress: Type.Number({ minimum: 0, maximum: 1 }),
  rows: Type.Integer(),
  records: Type.Integer({ description: 'What the rows done so far are: orders, where rows are their lines' }),
  created: Type.Integer(),
  updated: Type.Integer(),
  unchanged: Type.Integer(),
  rejected: Type.Integer(),
  customersCreated: Type.Integer(),
  notices: Type.Record(Type.String(), Type.Integer()),
  noticed: Type.Array(
    Type.Object({
      code: Type.String(),
      count: Type.Integer(),
      message: Type.Object({ fa: Type.String(), en: Type.String() }),
    }),
    { description: 'the notices as sentences' },
  ),
  mapping: Type.Unknown({
    description:
      'columns {header: field}, dateCalendar, dateOrder, moneyUnit, decimalMark, quantityMark, marks, sheet, recipe, timeZone, existing',
  }),
  inspection: Type.Unknown({ description: 'headers, samples, guesses, questions, notices and facts of the file' }),
  check: Type.Unknown({ description: 'counts and first problems of the last dry run' }),
  refusal: Type.Unknown(),
  undone: Type.Unknown({ description: 'removed, restored and kept, after an undo' }),
  problems: Type.Array(Type.Unknown(), {
    description: 'the first rows that were not taken, and cells that were left out',
  }),
  kinds: Type.Array(Type.Unknown(), { description: 'how often each kind of problem came, with one of its sentences' }),
  actor: Type.String(),
  rowsHidden: Type.Optional(
    Type.Boolean({
      description: 'true: your role does not see the rows of the file; samples and reasons are left out',
    }),
  ),
  createdAt: Type.String({ format: 'date-time' }),
  startedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  endedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
});

export function viewOf(row: ImportRow, problems: readonly unknown[] = [], kinds: readonly unknown[] = []) {
  const {
    importId,
    fileId: _,
    path: __,
    cancel: ___,
    checkpoint: records,
    bytesRead,
    checkResult,
    origin: _____,
    owners: ______,
    ownerId: _______,
    ...shown
  } = row;
  const ended = ['done', 'undone'].includes(row.state);
  const share = row.fileSize === null || row.fileSize === 0 ? 0 : Math.min(1, bytesRead / row.fileSize);
  return {
    ...shown,
    id: importId,
    rows: rowsOf(row),
    records,
    progress: ended ? 1 : share,
    noticed: sayNotices(row.notices),
    check: checkResult === null ? null : { ...checkResult, noticed: sayNotices(checkResult.notices) },
    problems,
    kinds,
  };
}

/**
 * Rows of a file are shown to who brought it and to who sees every customer in full: they hold phones, birthdays and people of
 * others. Everybody else sees what the import did, with the words of its problems and without its values.
 */
export function hidesRows(reader: Pick<Principal, 'actor' | 'masked' | 'scope'>, actor: string): boolean {
  return (reader.masked.size > 0 || reader.scope !== 'all') && reader.actor !== actor;
}

/** True when somebody may look at, start or take back an import of this actor. */
export function mayTouchImport(reader: Parameters<typeof visibleActors>[0], actor: string): boolean {
  return visibleActors(reader)?.includes(actor) ?? true;
}

const reasonHidden: Words = {
  fa: 'دلیل این ردیف مقداری از فایل را نشان می‌دهد که نقش شما نمی‌بیند.',
  en: 'The reason of this row shows a value of the file that your role does not see.',
};

/** An import as a reader may see it. */
export function viewFor<V extends { actor: string }>(reader: Pick<Principal, 'actor' | 'masked' | 'scope'>, view: V) {
  return hidesRows(reader, view.actor)
    ? { ...(withoutValues(view) as V), rowsHidden: true }
    : { ...view, rowsHidden: false };
}

/** Wherever samples or problems stand in an import, however deep. */
function withoutValues(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutValues);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      if (/^(samples?|values?|cells|examples?)$/.test(name)) return [name, Array.isArray(one) ? [] : null];
      if (/^(problems|kinds)$/.test(name) && Array.isArray(one))
        return [name, one.map((row) => ({ ...row, message: reasonHidden }))];
      return [name, withoutValues(one)];
    }),
  );
}
