import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { isRefusal } from '@peyvand/kernel/refusal';
import { modules } from '../ladder.ts';
import { inWorkspace } from '../platform/database/transaction.ts';
import { refuseOnFullDisk } from '../platform/files/disk-floor.ts';
import type { House } from '../platform/house.ts';
import {
  countProblems,
  firstPlace,
  type ProblemPlace,
  readProblemKinds,
  readProblems,
  writeErrorFile,
} from '../platform/intake/error-file.ts';
import { type ImportRow, moveImport, type Problem, type ProblemKind, rowsOf } from '../platform/intake/import-row.ts';
import type { Intake } from '../platform/intake/intake.ts';
import { allOthers, type MappingWish, stillOpen } from '../platform/intake/mapping/mapping.ts';
import { parseMapping } from '../platform/intake/mapping/parse-mapping.ts';
import { settleCurrency } from '../platform/intake/mapping/settle-currency.ts';
import { type NoticeCode, sayNotices } from '../platform/intake/notices.ts';
import { createImport, inspectFile, type Prepared, rememberFile } from '../platform/intake/prepare-import.ts';
import { imports } from '../platform/intake/refusals.ts';
import { checkImport, runImport } from '../platform/intake/run/run-import.ts';
import { findWorkspace, type Workspace } from '../platform/workspace/workspace.ts';
import { CommandFailure, WRONG_USAGE } from './failure.ts';
import { type NewField, readNewField, withNewFields } from './new-fields.ts';
import { openDatabaseForCommand } from './open-database.ts';
import { openHouse } from './open-house.ts';
import { print, printJson, tell } from './output.ts';
import { languageOf } from './words.ts';
import { refused, workspaceUnknown } from './workspace.ts';

/** The file cannot be read at all. */
const UNREADABLE = 2;
/** Only the file's owner knows the money unit or the calendar. */
const QUESTIONS = 3;

/** So many problems a report shows; the error file has all. */
const shownProblems = 20;

interface Options {
  readonly map: MappingWish;
  readonly newFields: readonly NewField[];
  readonly dryRun: boolean;
}

/** A question with what was read of the file so far. */
interface Asked {
  readonly questions: Prepared['inspection']['questions'];
  readonly inspection: Prepared['inspection'];
}

/** What a file did, as `--json` prints it. */
interface Report {
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

/** `import KIND FILE --workspace SLUG`: takes a file, or all files of a folder, into a workspace. */
export async function runImportCommand(args: string[]): Promise<number> {
  const started = performance.now();
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      workspace: { type: 'string' },
      map: { type: 'string' },
      recipe: { type: 'string' },
      sheet: { type: 'string' },
      'new-field': { type: 'string', multiple: true, default: [] },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const [kind, file, ...more] = positionals;
  const { workspace: slug, json } = values;
  if (kind === undefined || file === undefined || slug === undefined || more.length > 0) throw wrongUsage();
  const intake = findIntake(kind);
  const { recipe, sheet } = values;
  const map = {
    ...(await readMap(values.map, kind)),
    ...(recipe === undefined ? {} : { recipe }),
    ...(sheet === undefined ? {} : { sheet }),
  };
  const newFields = values['new-field'].map(readNewField);
  const files = await listFiles(resolve(file));
  const database = await openDatabaseForCommand();
  const app = await openHouse(database).catch(async (error) => {
    await database.close();
    throw error;
  });
  try {
    const full = await refuseOnFullDisk(app.house);
    if (full !== undefined) throw refused(full);
    const total = emptyReport(kind);
    for (const path of files) {
      // asked anew for each file: the first may have settled the currency
      const workspace = await findWorkspace(app.house.pool, slug);
      if (workspace === undefined) throw workspaceUnknown(slug);
      const outcome = await importOne(app.house, intake, workspace, path, {
        map,
        newFields,
        dryRun: values['dry-run'],
      });
      if ('questions' in outcome) return ask(outcome, path, json);
      addReport(total, outcome);
      if (files.length > 1 || files[0] !== resolve(file)) total.files = [...(total.files ?? []), partOf(path, outcome)];
    }
    total.seconds = Math.round(performance.now() - started) / 1000;
    if (json) printJson(values['dry-run'] ? { ...total, dryRun: true } : total);
    else say(total, values['dry-run']);
    return 0;
  } finally {
    await app.stop();
    await database.close();
  }
}

function findIntake(kind: string): Intake {
  const intakes = modules.flatMap((module) => module.intake ?? []);
  const intake = intakes.find((one) => one.kind === kind);
  if (intake !== undefined) return intake;
  const refusal = imports('kind-unknown', { kind, kinds: intakes.map((one) => one.kind) });
  throw new CommandFailure(refusal.code, refusal.message, WRONG_USAGE);
}

async function readMap(path: string | undefined, kind: string): Promise<MappingWish> {
  if (path === undefined) return {};
  const parsed: unknown = await readFile(path, 'utf8')
    .then((text) => JSON.parse(text.replace(/^\uFEFF/, '')))
    .catch((error: Error) => {
      const refusal = imports('map-unreadable', { why: error.message });
      throw new CommandFailure(refusal.code, refusal.message, WRONG_USAGE);
    });
  const wish = parseMapping(parsed, kind);
  if (isRefusal(wish)) throw new CommandFailure(wish.code, wish.message, WRONG_USAGE);
  return wish;
}

async function listFiles(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) return [path];
  // our own files of rejected rows lie beside their sources, and are imported when they are named
  const files = (await readdir(path))
    .filter((name) => /\.(csv|tsv|txt|xlsx)$/i.test(name) && !/\.errors\.csv$/i.test(name))
    .sort();
  if (files.length === 0) throw unreadable(imports('file-missing', { file: `${basename(path)}/*.csv, *.xlsx` }));
  return files.map((name) => join(path, name));
}

async function importOne(
  house: House,
  intake: Intake,
  workspace: Workspace,
  path: string,
  options: Options,
): Promise<Report | Asked> {
  const columns = await withNewFields(house, intake, workspace, path, options);
  const looked = await inspectFile(house, intake, workspace, { path }, { ...options.map, ...columns });
  if (isRefusal(looked)) throw unreadable(looked);
  const fileHash = await hashFile(path);
  const prepared = await inWorkspace(house.workerPool, workspace.workspaceId, (tx) =>
    rememberFile(tx, looked, fileHash),
  );
  // first what only the owner knows: a column that is asked about may be the one that is lacking
  const { questions } = prepared.inspection;
  if (questions.length > 0) return { questions, inspection: prepared.inspection };
  const lacking = intake.checkFields(new Set(Object.values(prepared.mapping.columns)));
  if (lacking !== undefined) throw unreadable(lacking);
  tellMapping(path, prepared);
  const intakes = modules.flatMap((module) => module.intake ?? []);
  if (options.dryRun) return withColumnNotices(await dryRun(house, intake, workspace, prepared, path), prepared);
  const refusal = await settleCurrency(house, intakes, workspace, prepared.mapping);
  if (refusal !== undefined) throw unreadable(refusal);
  const { size } = await stat(path);
  const file = {
    fileName: basename(path),
    fileSize: size,
    fileId: null,
    path,
    origin: 'import' as const,
    actor: 'operator',
    fileHash,
  };
  const row = await createImport(house, workspace, intake, prepared, file);
  await inWorkspace(house.workerPool, workspace.workspaceId, (tx) =>
    moveImport(tx, row.importId, ['ready'], 'waiting'),
  );
  const done = await runImport(house, intake, workspace.workspaceId, row.importId, { path, onProgress: tellProgress });
  if (done === undefined) throw new Error('another process runs this import');
  if (done.state === 'failed' && done.refusal !== null)
    throw new CommandFailure(done.refusal.code, done.refusal.message, UNREADABLE);
  const found = await inWorkspace(house.workerPool, workspace.workspaceId, async (tx) => ({
    kinds: await readProblemKinds(tx, done.importId),
    problems: (await readProblems(tx, done.importId, firstPlace, shownProblems)).map(
      ({ cells: _, place: __, ...problem }) => problem,
    ),
  }));
  return withColumnNotices(
    { ...reportOf(done), errorsFile: await writeErrors(house, workspace.workspaceId, done, path), ...found },
    prepared,
  );
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
function withColumnNotices(report: Report, prepared: Prepared): Report {
  const shape = shapeOf(prepared);
  const count = shape.leftOut?.length ?? 0;
  const leftOut: Partial<Record<NoticeCode, number>> = count === 0 ? {} : { 'columns-left-out': count };
  const notices = { ...report.notices, ...leftOut };
  return { ...report, ...shape, notices };
}

async function hashFile(path: string): Promise<Buffer> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest();
}

async function dryRun(
  house: House,
  intake: Intake,
  workspace: Workspace,
  prepared: Prepared,
  path: string,
): Promise<Report> {
  const row = {
    importId: '00000000-0000-7000-8000-000000000000',
    origin: 'import',
    mapping: prepared.mapping,
  } as ImportRow;
  const result = await checkImport(house, intake, workspace.workspaceId, row, { path, onProgress: tellProgress });
  if (isRefusal(result)) throw unreadable(result);
  if (result === 'stopped') throw new Error('the check was stopped');
  const { rows, created, updated, unchanged, rejected, customersCreated, notices, problems, kinds } = result;
  return {
    ...emptyReport(intake.kind),
    rows,
    created,
    updated,
    unchanged,
    rejected,
    customersCreated,
    notices,
    problems,
    kinds,
  };
}

/** Rejected rows go beside the file they came from. */
async function writeErrors(house: House, workspaceId: string, row: ImportRow, path: string): Promise<string | null> {
  const { rows, cells } = await inWorkspace(house.workerPool, workspaceId, (tx) => countProblems(tx, row.importId));
  if (rows + cells === 0) return null;
  const page = (after: ProblemPlace) =>
    inWorkspace(house.workerPool, workspaceId, (tx) => readProblems(tx, row.importId, after, 1000), { readOnly: true });
  const write = async (file: string) => {
    await pipeline(
      Readable.from(writeErrorFile(row.inspection.headers, page)),
      createWriteStream(file, { mode: 0o600 }),
    );
    return file;
  };
  const name = `${basename(path).replace(/\.[^.]+$/, '')}.errors.csv`;
  // a folder that may only be read keeps its files; ours is always writable
  return write(join(dirname(path), name)).catch(async () => {
    const folder = join(house.config.dataDir, 'files', 'import-errors');
    await mkdir(folder, { recursive: true });
    return write(join(folder, `${row.importId}-${name}`));
  });
}

function emptyReport(kind: string): Report {
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

function reportOf(row: ImportRow): Report {
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

function addReport(total: Report, one: Report): void {
  const { kind: _, seconds: __, errorsFile, files: ___, notices = {}, ...rest } = one;
  for (const name of ['rows', 'created', 'updated', 'unchanged', 'rejected', 'customersCreated'] as const)
    total[name] += one[name];
  total.errorsFile = errorsFile ?? total.errorsFile;
  const { rows, created, updated, unchanged, rejected, customersCreated, ...shown } = rest;
  const counts = { ...total.notices };
  for (const [code, count] of Object.entries(notices)) counts[code] = (counts[code] ?? 0) + count;
  Object.assign(total, shown, { notices: counts });
}

function partOf(path: string, { kind: _, ...report }: Report): NonNullable<Report['files']>[number] {
  return { file: basename(path), ...report };
}

function ask({ questions, inspection }: Asked, path: string, json: boolean): number {
  const language = languageOf(process.argv.slice(2));
  for (const question of questions) {
    tell(`${basename(path)}: ${question[language]}`);
    const samples = question.samples.length > 0 ? question.samples : samplesOf(inspection, question.header);
    if (samples.length > 0) tell(`  ${samples.join(' | ')}`);
    tell(`  ${answerOf(question)}`);
  }
  if (json) printJson({ questions, file: path });
  return QUESTIONS;
}

/** How a question is answered, as it is written. */
function answerOf({ name, header, field, choices }: Asked['questions'][number]): string {
  if (name === 'sheet') return choices.map((choice) => `--sheet "${choice}"`).join('  ');
  const others = `"${allOthers}": "${stillOpen}"`;
  if (name === 'columns')
    return field === undefined
      ? `--map: {"version": 1, "columns": {${others}, "${header}": "${choices.join(' | ')}"}}`
      : `--map: {"version": 1, "columns": {${others}, "${choices.join(' | ')}": "${field}"}}`;
  return `--map: {"version": 1, "${name}": "${choices.join(' | ')}"}`;
}

function samplesOf({ headers, samples }: Asked['inspection'], header: string | undefined): string[] {
  const at = headers.indexOf(header ?? '');
  return at < 0
    ? []
    : samples
        .map((row) => row[at] ?? '')
        .filter((cell) => cell !== '')
        .slice(0, 3);
}

/** The file as it is read: what it is, column by column, and what is left out and why. */
function tellMapping(path: string, { mapping, inspection }: Prepared): void {
  const language = languageOf(process.argv.slice(2));
  const { facts, guesses, recipeName, before } = inspection;
  const columns = Object.entries(mapping.columns).map(([header, field]) => `${header} → ${field}`);
  const named = recipeName?.[language];
  const shown = [facts.format, facts.encoding, facts.sheet, mapping.dateCalendar, mapping.moneyUnit, named].filter(
    Boolean,
  );
  tell(`${basename(path)} (${shown.join(', ')}): ${columns.join(', ')}`);
  const leftOut = guesses.filter((guess) => guess.field === null && guess.reason !== 'empty');
  if (leftOut.length > 0)
    tell(
      `${language === 'fa' ? 'ستون‌های کنارگذاشته' : 'left out'}: ${leftOut.map((one) => `${one.header} (${one.why[language]})`).join(', ')}`,
    );
  if (before !== undefined)
    tell(
      language === 'fa'
        ? `همین فایل را پیش‌تر آورده‌اید: ${String(new Date(before.at).toISOString()).slice(0, 10)}، ${before.rows} ردیف`
        : `you brought this file before: ${String(new Date(before.at).toISOString()).slice(0, 10)}, ${before.rows} rows`,
    );
}

let toldAt = 0;
function tellProgress(rows: number): void {
  if (Date.now() - toldAt < 2000) return;
  toldAt = Date.now();
  tell(`${rows} …`);
}

function say(report: Report, dry: boolean): void {
  const { rows, created, updated, unchanged, rejected, customersCreated, errorsFile, seconds } = report;
  const language = languageOf(process.argv.slice(2));
  print(
    language === 'fa'
      ? `${dry ? 'آزمون: ' : ''}${rows} ردیف: ${created} تازه، ${updated} به‌روز، ${unchanged} بی‌تغییر، ${rejected} پذیرفته‌نشده؛ ${customersCreated} مشتری تازه؛ ${seconds} ثانیه`
      : `${dry ? 'dry run: ' : ''}${rows} rows: ${created} created, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected; ${customersCreated} new customers; ${seconds} s`,
  );
  for (const { message } of sayNotices(report.notices ?? {})) print(`  ${message[language]}`);
  for (const { count, taken, message } of report.kinds ?? [])
    print(`  ${count} ${kindWords[taken ? 'cell' : 'row'][language]}: ${message[language]}`);
  if (errorsFile !== null) print(errorsFile);
}

const kindWords = {
  row: { fa: 'ردیف پذیرفته نشد، مانند', en: 'rows not taken, such as' },
  cell: { fa: 'خانه کنار گذاشته شد، مانند', en: 'cells left out, such as' },
};

function unreadable(refusal: { code: string; message: { fa: string; en: string } }): CommandFailure {
  return new CommandFailure(refusal.code, refusal.message, UNREADABLE);
}

function wrongUsage(): CommandFailure {
  return new CommandFailure(
    'command.usage',
    {
      fa: 'چنین بنویسید: peyvand import customers|purchases|products|interactions FILE --workspace SLUG [--map FILE] [--recipe NAME] [--sheet NAME] [--new-field KEY:TYPE] [--dry-run] [--json]',
      en: 'Write: peyvand import customers|purchases|products|interactions FILE --workspace SLUG [--map FILE] [--recipe NAME] [--sheet NAME] [--new-field KEY:TYPE] [--dry-run] [--json]',
    },
    WRONG_USAGE,
  );
}
