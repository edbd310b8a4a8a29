import { parseArgs } from 'node:util';
import { openPool } from '../ground/database/pool.ts';
import { modules } from '../ladder.ts';
import { runChecks } from '../office/doctor/run-checks.ts';
import { checkPurchaseDays } from '../trade/purchases/index.ts';
import { openDatabaseForCommand } from './open-database.ts';
import { print, printJson } from './output.ts';
import { languageOf } from './words.ts';

/** Looks at everything that can quietly stop working. Exit code 0 only when all is well. */
export async function runDoctor(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
  const database = await openDatabaseForCommand();
  const { roles } = database.migrated;
  const pool = openPool({ url: roles.workerUrl, log: database.log, name: 'peyvand-doctor', max: 2 });
  try {
    const general = await runChecks({
      config: database.config,
      pool,
      separateRoles: roles.separate,
      jobList: modules.flatMap((module) => module.jobs ?? []),
    });
    const checks = [...general, await checkPurchaseDays(pool)];
    const ok = checks.every((check) => check.ok);
    const language = languageOf(process.argv.slice(2));
    if (values.json)
      printJson({
        ok,
        checks: checks.map(({ name, ok: good, detail, place }) => ({
          name,
          ok: good,
          detail: detail[language],
          place,
        })),
      });
    else
      for (const { name, ok: good, detail, place } of checks)
        print(`${good ? '✓' : '✗'} ${name}: ${detail[language]}${place === undefined ? '' : ` (${place})`}`);
    return ok ? 0 : 1;
  } finally {
    await pool.end();
    await database.close();
  }
}
