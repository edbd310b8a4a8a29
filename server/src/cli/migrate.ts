import { parseArgs } from 'node:util';
import { openDatabaseForCommand } from './open-database.ts';
import { print, printJson } from './output.ts';

/** Brings the schema up to date and says which migrations were applied. */
export async function runMigrate(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
  const database = await openDatabaseForCommand();
  try {
    const { applied, version } = database.migrated;
    if (values.json) printJson({ applied, version });
    else
      print(
        applied.length === 0 ? `schema ${version}: up to date` : `schema ${version}: applied ${applied.join(', ')}`,
      );
    return 0;
  } finally {
    await database.close();
  }
}
