import type { Refusal } from '@peyvand/kernel/refusal';
import { isRefusal } from '@peyvand/kernel/refusal';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Intake } from '../intake.ts';
import type { Source, SourceFacts, SourceRow } from '../read/source.ts';
import { imports, UnreadableFile } from '../refusals.ts';
import {
  detectDates,
  detectDecimalMark,
  detectMoneyUnit,
  type Question,
  type SampledColumn,
} from './detect-formats.ts';
import { type Column, type Guess, guessColumns, headerKey } from './guess-columns.ts';
import type { Mapping, MappingWish } from './mapping.ts';

/** What a person sees before an import: the file's columns with samples, the guess, and what must be answered. */
export interface Inspection {
  readonly facts: SourceFacts;
  readonly headers: readonly string[];
  readonly samples: readonly (readonly string[])[];
  readonly guesses: readonly Guess[];
  readonly questions: readonly Question[];
  /** Codes of what was noticed about the file as a whole. */
  readonly notices: readonly string[];
}

const sampleRows = 500;
const shownSamples = 5;

/** The header and first rows of a source, and an iteration that goes on behind the header. */
export interface OpenedTable {
  readonly source: Source;
  readonly headers: readonly string[];
  readonly duplicates: boolean;
  readonly first: readonly SourceRow[];
  /** All data rows, the first ones included. */
  rows(): AsyncGenerator<readonly SourceRow[]>;
  /** Lets go of a file that is not read to its end. */
  close(): Promise<void>;
}

/**
 * Finds the header and takes the first rows.
 * @throws UnreadableFile when there is no header, or nothing below it
 */
export async function openTable(source: Source): Promise<OpenedTable> {
  const iterator = source.rows[Symbol.asyncIterator]();
  const taken: SourceRow[] = [];
  let ended = false;
  while (taken.length <= sampleRows && !ended) {
    const next = await iterator.next();
    if (next.done) ended = true;
    else for (const row of next.value) taken.push(unguarded(row));
  }
  const filled = taken.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  if (filled.length === 0) throw new UnreadableFile(imports('empty'));
  const header = findHeader(filled);
  const data = filled.slice(filled.indexOf(header) + 1);
  if (looksLikeData(header)) throw new UnreadableFile(imports('no-header'));
  if (data.length === 0) throw new UnreadableFile(imports('no-rows'));
  const { headers, duplicates } = nameColumns(header.cells);
  return {
    source,
    headers,
    duplicates,
    first: data.slice(0, sampleRows),
    close: async () => {
      await iterator.return?.();
    },
    async *rows() {
      yield data;
      if (ended) return;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
        const rows = next.value.filter((row) => row.cells.some((cell) => cell !== '')).map(unguarded);
        if (rows.length > 0) yield rows;
      }
    },
  };
}

const quoteMark = 39;
const guarded = /^'[=+\-@\t\r]/;

/** A quote mark that only keeps a spreadsheet from running the text as a formula, as files of ours carry it, is no part of it. */
function unguarded(row: SourceRow): SourceRow {
  for (const cell of row.cells)
    if (cell.charCodeAt(0) === quoteMark && guarded.test(cell))
      return { ...row, cells: row.cells.map((one) => (guarded.test(one) ? one.slice(1) : one)) };
  return row;
}

/** A title line above the table has fewer cells than the table: the header is the first row that is as wide as most. */
function findHeader(rows: readonly SourceRow[]): SourceRow {
  const width = (row: SourceRow) => row.cells.filter((cell) => cell.trim() !== '').length;
  const widest = Math.max(...rows.slice(0, 20).map(width));
  return rows.slice(0, 10).find((row) => width(row) * 2 > widest) ?? (rows[0] as SourceRow);
}

/** A header has names; a row of which most cells are numbers, dates or addresses is data. */
function looksLikeData(row: SourceRow): boolean {
  const filled = row.cells.filter((cell) => cell.trim() !== '');
  return filled.filter((cell) => /^[\d۰-۹٠-٩\s.,٬٫/:+()-]+$|@.+\./.test(cell)).length * 2 > filled.length;
}

/** Headers cleaned and made unique: a second "Phone" is called "Phone (2)". */
function nameColumns(cells: readonly string[]): { headers: string[]; duplicates: boolean } {
  const seen = new Map<string, number>();
  let duplicates = false;
  const headers = cells.map((cell, index) => {
    const name =
      cell
        .replace(/^\uFEFF/, '')
        .replace(/\s+/g, ' ')
        .trim() || `#${index + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    if (times === 1) return name;
    duplicates = true;
    return `${name} (${times})`;
  });
  return { headers, duplicates };
}

/**
 * Guesses the mapping of a table, led by what the person has said (`wish`), and lists what remains to be asked.
 * @returns refusal when the wish names columns or fields that do not exist
 */
export function inspectTable(
  table: OpenedTable,
  intake: Intake,
  workspace: Workspace,
  wish: MappingWish = {},
): { inspection: Inspection; mapping: Mapping } | Refusal {
  const columns: Column[] = table.headers.map((header, index) => ({
    header,
    samples: table.first
      .slice(0, 200)
      .map((row) => (row.cells[index] ?? '').trim())
      .filter((cell) => cell !== ''),
  }));
  const guesses =
    wish.columns === undefined ? guessColumns(columns, intake.fields) : takeColumns(columns, wish.columns, intake);
  if (isRefusal(guesses)) return guesses;
  const chosen = Object.fromEntries(
    guesses.flatMap((guess) => (guess.field === null ? [] : [[guess.header, guess.field]])),
  );
  const ofType = (type: string): SampledColumn[] =>
    columns.filter((column) =>
      intake.fields.some((field) => field.key === chosen[column.header] && field.type === type),
    );
  const dates = detectDates(ofType('moment'));
  const money = ofType('money');
  const unit =
    money.length === 0
      ? { moneyUnit: workspaceUnit(workspace), questions: [] }
      : detectMoneyUnit(money, workspace.currency.code);
  const answered: Record<string, unknown> = { ...wish };
  const questions = [...dates.questions, ...unit.questions].filter((question) => answered[question.name] === undefined);
  const mapping: Mapping = {
    version: 1,
    kind: intake.kind,
    columns: chosen,
    dateCalendar: wish.dateCalendar ?? dates.dateCalendar ?? workspace.calendar,
    ...((wish.dateOrder ?? dates.dateOrder) === undefined ? {} : { dateOrder: wish.dateOrder ?? dates.dateOrder }),
    moneyUnit: wish.moneyUnit ?? unit.moneyUnit ?? workspaceUnit(workspace),
    decimalMark:
      wish.decimalMark ?? detectDecimalMark([...money, ...ofType('quantity')].flatMap((column) => column.samples)),
    timeZone: wish.timeZone ?? workspace.timeZone,
    ...(wish.existing === undefined ? {} : { existing: wish.existing }),
  };
  const inspection: Inspection = {
    facts: table.source.facts,
    headers: table.headers,
    samples: table.first.slice(0, shownSamples).map((row) => table.headers.map((_, index) => row.cells[index] ?? '')),
    guesses,
    questions,
    notices: table.duplicates ? ['headers-twice'] : [],
  };
  return { inspection, mapping };
}

function workspaceUnit(workspace: Workspace): string {
  return workspace.currency.code === 'IRR'
    ? workspace.currency.display.unit === 'rial'
      ? 'rial'
      : 'toman'
    : workspace.currency.code;
}

/** Columns as the person named them: by the exact header, or by one that reads the same. */
function takeColumns(
  columns: readonly Column[],
  wished: Readonly<Record<string, string>>,
  intake: Intake,
): Guess[] | Refusal {
  const fields = new Set(intake.fields.map((field) => field.key));
  const unknown = Object.values(wished).filter((field) => !fields.has(field));
  if (unknown.length > 0) return imports('fields-unknown', { fields: unknown, known: [...fields] });
  const twice = Object.values(wished).filter((field, index, all) => all.indexOf(field) !== index);
  if (twice.length > 0) return imports('field-twice', { fields: twice });
  const byHeader = new Map<string, string>();
  const missing: string[] = [];
  for (const [header, field] of Object.entries(wished)) {
    const exact = columns.find((column) => column.header === header);
    const found = exact ?? columns.find((column) => headerKey(column.header) === headerKey(header));
    if (found === undefined) missing.push(header);
    else byHeader.set(found.header, field);
  }
  if (missing.length > 0) return imports('columns-unknown', { columns: missing });
  return columns.map(({ header }) => {
    const field = byHeader.get(header) ?? null;
    return { header, field, sureness: field === null ? 0 : 1 };
  });
}
