import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { isRefusal } from '@peyvand/kernel/refusal';
import { modules } from '../ladder.ts';
import { inWorkspace } from '../platform/database/transaction.ts';
import type { House } from '../platform/house.ts';
import { countProblems, type ProblemPlace, readProblems, writeErrorFile } from '../platform/intake/error-file.ts';
import { type ImportRow, moveImport, type Problem, rowsOf } from '../platform/intake/import-row.ts';
import type { Intake } from '../platform/intake/intake.ts';
import type { MappingWish } from '../platform/intake/mapping/mapping.ts';
import { parseMapping } from '../platform/intake/mapping/parse-mapping.ts';
import { settleCurrency } from '../platform/intake/mapping/settle-currency.ts';
import { createImport, inspectFile, type Prepared } from '../platform/intake/prepare-import.ts';
import { imports } from '../platform/intake/refusals.ts';
import { checkImport, runImport } from '../platform/intake/run/run-import.ts';
import { findWorkspace, type Workspace } from '../platform/workspace/workspace.ts';
import { CommandFailure, WRONG_USAGE } from './failure.ts';
import { openDatabaseForCommand } from './open-database.ts';
import { openHouse } from './open-house.ts';
import { print, printJson, tell } from './output.ts';
import { languageOf } from './words.ts';
import { workspaceUnknown } from './workspace.ts';

/** The file cannot be read at all. */
const UNREADABLE = 2;
/** Only the file's owner knows the money unit or the calendar. */
const QUESTIONS = 3;

interface Options {
  readonly map: MappingWish;
  readonly dryRun: boolean;
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
  importId?: string;
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
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const [kind, file, ...more] = positionals;
  const { workspace: slug, json } = values;
  if (kind === undefined || file === undefined || slug === undefined || more.length > 0) throw wrongUsage();
  const intake = findIntake(kind);
  const map = await readMap(values.map, kind);
  const files = await listFiles(resolve(file));
  const database = await openDatabaseForCommand();
  const app = await openHouse(database).catch(async (error) => {
    await database.close();
    throw error;
  });
  try {
    const total = emptyReport(kind);
    for (const path of files) {
      // asked anew for each file: the first may have settled the currency
      const workspace = await findWorkspace(app.house.pool, slug);
      if (workspace === undefined) throw workspaceUnknown(slug);
      const outcome = await importOne(app.house, intake, workspace, path, { map, dryRun: values['dry-run'] });
      if ('questions' in outcome) return ask(outcome.questions, path, json);
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
): Promise<Report | { questions: Prepared['inspection']['questions'] }> {
  const prepared = await inspectFile(house, intake, workspace, { path }, options.map);
  if (isRefusal(prepared)) throw unreadable(prepared);
  const lacking = intake.checkFields(new Set(Object.values(prepared.mapping.columns)));
  if (lacking !== undefined) throw unreadable(lacking);
  if (prepared.inspection.questions.length > 0) return { questions: prepared.inspection.questions };
  tellMapping(path, prepared);
  const intakes = modules.flatMap((module) => module.intake ?? []);
  if (options.dryRun) return dryRun(house, intake, workspace, prepared, path);
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
  };
  const row = await createImport(house, workspace, intake, prepared, file);
  await inWorkspace(house.workerPool, workspace.workspaceId, (tx) =>
    moveImport(tx, row.importId, ['ready'], 'waiting'),
  );
  const done = await runImport(house, intake, workspace.workspaceId, row.importId, { path, onProgress: tellProgress });
  if (done === undefined) throw new Error('another process runs this import');
  if (done.state === 'failed' && done.refusal !== null)
    throw new CommandFailure(done.refusal.code, done.refusal.message, UNREADABLE);
  return { ...reportOf(done), errorsFile: await writeErrors(house, workspace.workspaceId, done, path) };
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
  const { rows, created, updated, unchanged, rejected, customersCreated, notices, problems } = result;
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
  };
}

/** Rejected rows go beside the file they came from. */
async function writeErrors(house: House, workspaceId: string, row: ImportRow, path: string): Promise<string | null> {
  const { rows, cells } = await inWorkspace(house.workerPool, workspaceId, (tx) => countProblems(tx, row.importId));
  if (rows + cells === 0) return null;
  const page = (after: ProblemPlace) =>
    inWorkspace(house.workerPool, workspaceId, (tx) => readProblems(tx, row.importId, after, 1000), { readOnly: true });
  const write = async (file: string) => {
    await pipeline(Readable.from(writeErrorFile(row.inspection.headers, page)), createWriteStream(file));
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
  for (const name of ['rows', 'created', 'updated', 'unchanged', 'rejected', 'customersCreated'] as const)
    total[name] += one[name];
  total.errorsFile = one.errorsFile ?? total.errorsFile;
  const { notices, problems, importId } = one;
  Object.assign(total, { ...(notices && { notices }), ...(problems && { problems }), ...(importId && { importId }) });
}

function partOf(path: string, { kind: _, ...report }: Report): NonNullable<Report['files']>[number] {
  return { file: basename(path), ...report };
}

function ask(questions: Prepared['inspection']['questions'], path: string, json: boolean): number {
  const language = languageOf(process.argv.slice(2));
  for (const question of questions) {
    tell(`${basename(path)}: ${question[language]}`);
    tell(`  ${question.samples.join(' | ')}`);
    tell(`  --map: {"version": 1, "${question.name}": "${question.choices.join(' | ')}"}`);
  }
  if (json) printJson({ questions, file: path });
  return QUESTIONS;
}

function tellMapping(path: string, { mapping, inspection }: Prepared): void {
  const columns = Object.entries(mapping.columns).map(([header, field]) => `${header} → ${field}`);
  const facts = [inspection.facts.format, inspection.facts.encoding, mapping.dateCalendar, mapping.moneyUnit].filter(
    Boolean,
  );
  tell(`${basename(path)} (${facts.join(', ')}): ${columns.join(', ')}`);
}

let toldAt = 0;
function tellProgress(rows: number): void {
  if (Date.now() - toldAt < 2000) return;
  toldAt = Date.now();
  tell(`${rows} …`);
}

function say(report: Report, dry: boolean): void {
  const { rows, created, updated, unchanged, rejected, customersCreated, errorsFile, seconds } = report;
  print(
    `${dry ? 'dry run: ' : ''}${rows} rows: ${created} created, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected; ${customersCreated} new customers; ${seconds} s`,
  );
  if (errorsFile !== null) print(errorsFile);
}

function unreadable(refusal: { code: string; message: { fa: string; en: string } }): CommandFailure {
  return new CommandFailure(refusal.code, refusal.message, UNREADABLE);
}

function wrongUsage(): CommandFailure {
  return new CommandFailure(
    'command.usage',
    {
      fa: 'چنین بنویسید: peyvand import customers|purchases|products|interactions FILE --workspace SLUG [--map FILE] [--dry-run] [--json]',
      en: 'Write: peyvand import customers|purchases|products|interactions FILE --workspace SLUG [--map FILE] [--dry-run] [--json]',
    },
    WRONG_USAGE,
  );
}
