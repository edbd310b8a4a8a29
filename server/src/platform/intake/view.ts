import { Type } from 'typebox';
import { type ImportRow, rowsOf } from './import-row.ts';

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
    check: checkResult,
    problems,
    kinds,
  };
}
