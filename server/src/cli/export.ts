import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Principal } from '../edge/http/principal.ts';
import { modules } from '../ladder.ts';
import { exports } from '../office/exports/refusals.ts';
import { writeExport } from '../office/exports/write-export.ts';
import { findWorkspace } from '../office/workspace/workspace.ts';
import { rightsOf } from '../people/staff/index.ts';
import { CommandFailure, WRONG_USAGE } from './failure.ts';
import { openDatabaseForCommand } from './open-database.ts';
import { openHouse } from './open-house.ts';
import { print, printJson } from './output.ts';
import { workspaceUnknown } from './workspace.ts';

/** `export KIND FILE --workspace SLUG`: writes a whole list into a file, CSV or XLSX by its name. */
export async function runExport(args: string[]): Promise<number> {
  const started = performance.now();
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { workspace: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const [kind, file, ...more] = positionals;
  if (kind === undefined || file === undefined || values.workspace === undefined || more.length > 0) throw wrongUsage();
  const lists = modules.flatMap((module) => module.exports ?? []);
  const list = lists.find((one) => one.kind === kind);
  if (list === undefined) {
    const refusal = exports('kind-unknown', { kind, kinds: lists.map((one) => one.kind) });
    throw new CommandFailure(refusal.code, refusal.message, WRONG_USAGE);
  }
  const database = await openDatabaseForCommand();
  const app = await openHouse(database).catch(async (error) => {
    await database.close();
    throw error;
  });
  try {
    const workspace = await findWorkspace(app.house.pool, values.workspace);
    if (workspace === undefined) throw workspaceUnknown(values.workspace);
    const format = /\.xlsx$/i.test(file) ? 'xlsx' : 'csv';
    // an older file of that name would keep its older permissions
    await rm(resolve(file), { force: true });
    const rows = await writeExport(app.house, workspace, operator(workspace.workspaceId), list, format, resolve(file));
    const seconds = Math.round(performance.now() - started) / 1000;
    if (values.json) printJson({ kind, rows, file: resolve(file), seconds });
    else print(`${rows} → ${file}`);
    return 0;
  } finally {
    await app.stop();
    await database.close();
  }
}

/** Who holds the machine holds the house: the command line sees all rows and all fields. */
function operator(workspaceId: string): Principal {
  return {
    ...rightsOf('owner'),
    actor: 'operator',
    userId: null,
    name: 'operator',
    workspaceId,
    role: 'owner',
    team: [],
  };
}

function wrongUsage(): CommandFailure {
  return new CommandFailure(
    'command.usage',
    {
      fa: 'چنین بنویسید: peyvand export customers|purchases|purchase-lines|products|interactions FILE.csv|FILE.xlsx --workspace SLUG [--json]',
      en: 'Write: peyvand export customers|purchases|purchase-lines|products|interactions FILE.csv|FILE.xlsx --workspace SLUG [--json]',
    },
    WRONG_USAGE,
  );
}
