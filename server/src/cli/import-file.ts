import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isRefusal } from '@peyvand/kernel/refusal';
import type { House } from '../edge/house.ts';
import { inWorkspace } from '../ground/database/transaction.ts';
import { modules } from '../ladder.ts';
import {
  countProblems,
  firstPlace,
  type ProblemPlace,
  readProblemKinds,
  readProblems,
  writeErrorFile,
} from '../office/imports/error-file.ts';
import { type ImportRow, moveImport } from '../office/imports/import-row.ts';
import type { Intake } from '../office/imports/intake.ts';
import type { MappingWish } from '../office/imports/mapping/mapping.ts';
import { settleCurrency } from '../office/imports/mapping/settle-currency.ts';
import { createImport, inspectFile, type Prepared, rememberFile } from '../office/imports/prepare-import.ts';
import { checkImport, runImport } from '../office/imports/run/run-import.ts';
import type { Workspace } from '../office/workspace/workspace.ts';
import { type Asked, tellMapping } from './ask-about-file.ts';
import { CommandFailure } from './failure.ts';
import { emptyReport, type Report, reportOf, shownProblems, withColumnNotices } from './import-report.ts';
import { type NewField, withNewFields } from './new-fields.ts';
import { tell } from './output.ts';

/** How a file is brought in. */
export interface Options {
  readonly map: MappingWish;
  readonly newFields: readonly NewField[];
  readonly dryRun: boolean;
}

/** Takes one file in, or says what must be answered first. */
export async function importFile(
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

let toldAt = 0;
function tellProgress(rows: number): void {
  if (Date.now() - toldAt < 2000) return;
  toldAt = Date.now();
  tell(`${rows} …`);
}

/** The file cannot be read at all. */
const UNREADABLE = 2;

/** A failure of the file itself. */
export function unreadable(refusal: { code: string; message: { fa: string; en: string } }): CommandFailure {
  return new CommandFailure(refusal.code, refusal.message, UNREADABLE);
}
