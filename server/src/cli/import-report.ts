import { basename } from 'node:path';
import { counted } from '@peyvand/kernel/counted';
import { type ImportRow, type Problem, type ProblemKind, rowsOf } from '../office/imports/import-row.ts';
import { type NoticeCode, sayNotices } from '../office/imports/notices.ts';
import type { Prepared } from '../office/imports/prepare-import.ts';
import { print } from './output.ts';
import { languageOf } from './words.ts';

/** So many problems a report shows; the error file has all. */
export const shownProblems = 20;

/** What a file did, as `--json` prints it. */
export interface Report {
  kind: string;
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  customersCreated: number;
  errorsFile: string | null;
  seconds: number;
  notices?: Record<string, number>;
  problems?: readonly Problem[];
  /** How often each kind of problem came: rows that were not taken, and cells that were left out. */
  kinds?: readonly ProblemKind[];
  importId?: string;
  /** The known export that the file is. */
  recipe?: string;
  /** Header → field, as the file was read. */
  columns?: Readonly<Record<string, string>>;
  /** Columns that were not read, and why. */
  leftOut?: readonly { header: string; reason: string }[];
  /** The same file was brought before. */
  before?: Prepared['inspection']['before'];
  /** Of a folder: each file with what it did. */
  files?: (Omit<Report, 'files' | 'kind'> & { file: string })[];
}

/** What the report says of the file's shape: what it is, which columns are read as what, and which are left out. */
function shapeOf({ inspection, mapping }: Prepared): Pick<Report, 'recipe' | 'columns' | 'leftOut' | 'before'> {
  const leftOut = inspection.guesses
    .filter((guess) => guess.field === null && guess.reason !== 'empty')
    .map(({ header, reason }) => ({ header, reason }));
  const { recipe, before } = inspection;
  return {
    columns: mapping.columns,
    leftOut,
    ...(recipe === undefined ? {} : { recipe }),
    ...(before === undefined ? {} : { before }),
  };
}

/** Columns that were left out are told with their number among the notices (FRONTDOOR 7). */
export function withColumnNotices(report: Report, prepared: Prepared): Report {
  const shape = shapeOf(prepared);
  const count = shape.leftOut?.length ?? 0;
  const leftOut: Partial<Record<NoticeCode, number>> = count === 0 ? {} : { 'columns-left-out': count };
  const notices = { ...report.notices, ...leftOut };
  return { ...report, ...shape, notices };
}

/** A report of nothing yet. */
export function emptyReport(kind: string): Report {
  return {
    kind,
    rows: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    customersCreated: 0,
    errorsFile: null,
    seconds: 0,
  };
}

/** What a run did. */
export function reportOf(row: ImportRow): Report {
  const { created, updated, unchanged, rejected, customersCreated, notices, importId } = row;
  return {
    ...emptyReport(row.kind),
    rows: rowsOf(row),
    created,
    updated,
    unchanged,
    rejected,
    customersCreated,
    notices,
    importId,
  };
}

/** Adds what one file did to what all of a folder did. */
export function addReport(total: Report, one: Report): void {
  const { kind: _, seconds: __, errorsFile, files: ___, notices = {}, ...rest } = one;
  for (const name of ['rows', 'created', 'updated', 'unchanged', 'rejected', 'customersCreated'] as const)
    total[name] += one[name];
  total.errorsFile = errorsFile ?? total.errorsFile;
  const { rows, created, updated, unchanged, rejected, customersCreated, ...shown } = rest;
  const counts = { ...total.notices };
  for (const [code, count] of Object.entries(notices)) counts[code] = (counts[code] ?? 0) + count;
  Object.assign(total, shown, { notices: counts });
}

/** What one file of a folder did. */
export function partOf(path: string, { kind: _, ...report }: Report): NonNullable<Report['files']>[number] {
  return { file: basename(path), ...report };
}

/** Says a report in words. */
export function say(report: Report, dry: boolean): void {
  const { rows, created, updated, unchanged, rejected, customersCreated, errorsFile, seconds } = report;
  const language = languageOf(process.argv.slice(2));
  print(
    language === 'fa'
      ? `${dry ? 'آزمون: ' : ''}${rows} ردیف: ${created} تازه، ${updated} به‌روز، ${unchanged} بی‌تغییر، ${rejected} پذیرفته‌نشده؛ ${customersCreated} مشتری تازه؛ ${seconds} ثانیه`
      : `${dry ? 'dry run: ' : ''}${counted(rows, 'row')}: ${created} created, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected; ${counted(customersCreated, 'new customer')}; ${seconds} s`,
  );
  for (const { message } of sayNotices(report.notices ?? {})) print(`  ${message[language]}`);
  for (const { count, taken, message } of report.kinds ?? [])
    print(`  ${kindWords[taken ? 'cell' : 'row'][language](count)}: ${message[language]}`);
  if (errorsFile !== null) print(errorsFile);
}

const kindWords = {
  row: {
    fa: (n: number) => `${n} ردیف پذیرفته نشد، مانند`,
    en: (n: number) => `${counted(n, 'row')} not taken, such as`,
  },
  cell: {
    fa: (n: number) => `${n} خانه کنار گذاشته شد، مانند`,
    en: (n: number) => `${counted(n, 'cell')} left out, such as`,
  },
};
