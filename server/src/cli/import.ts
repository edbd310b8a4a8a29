import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isRefusal } from '@peyvand/kernel/refusal';
import { refuseOnFullDisk } from '../ground/files/disk-floor.ts';
import { modules } from '../ladder.ts';
import type { Intake } from '../office/imports/intake.ts';
import type { MappingWish } from '../office/imports/mapping/mapping.ts';
import { parseMapping } from '../office/imports/mapping/parse-mapping.ts';
import { imports } from '../office/imports/refusals.ts';
import { findWorkspace } from '../office/workspace/workspace.ts';
import { ask } from './ask-about-file.ts';
import { CommandFailure, WRONG_USAGE } from './failure.ts';
import { importFile, unreadable } from './import-file.ts';
import { addReport, emptyReport, partOf, say } from './import-report.ts';
import { readNewField } from './new-fields.ts';
import { openDatabaseForCommand } from './open-database.ts';
import { openHouse } from './open-house.ts';
import { printJson } from './output.ts';
import { refused, workspaceUnknown } from './workspace.ts';

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
      existing: { type: 'string' },
      'new-field': { type: 'string', multiple: true, default: [] },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const [kind, file, ...more] = positionals;
  const { workspace: slug, json } = values;
  if (kind === undefined || file === undefined || slug === undefined || more.length > 0) throw wrongUsage();
  const intake = findIntake(kind);
  const { recipe, sheet, existing } = values;
  if (existing !== undefined && existing !== 'fill' && existing !== 'update') throw wrongUsage();
  const map: MappingWish = {
    ...(await readMap(values.map, kind)),
    ...(recipe === undefined ? {} : { recipe }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(existing === undefined ? {} : { existing }),
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
      const outcome = await importFile(app.house, intake, workspace, path, {
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

function wrongUsage(): CommandFailure {
  return new CommandFailure(
    'command.usage',
    {
      fa: 'چنین بنویسید: peyvand import customers|purchases|products|interactions FILE --workspace SLUG [--map FILE] [--recipe NAME] [--sheet NAME] [--existing fill|update] [--new-field KEY:TYPE] [--dry-run] [--json]',
      en: 'Write: peyvand import customers|purchases|products|interactions FILE --workspace SLUG [--map FILE] [--recipe NAME] [--sheet NAME] [--existing fill|update] [--new-field KEY:TYPE] [--dry-run] [--json]',
    },
    WRONG_USAGE,
  );
}
