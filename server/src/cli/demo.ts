import { parseArgs } from 'node:util';
import { fillDemo, openDemo } from '../demo/fill-demo.ts';
import { openDatabaseForCommand } from './open-database.ts';
import { openHouse } from './open-house.ts';
import { print, printJson, tell } from './output.ts';

/** Fills the demo business: a simulated shop of thirty months with invented people. */
export async function runDemo(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
  const database = await openDatabaseForCommand();
  const app = await openHouse(database).catch(async (error) => {
    await database.close();
    throw error;
  });
  try {
    tell('Filling the demo business …');
    await fillDemo(app.house);
    const { slug, name } = await openDemo(app.house);
    if (values.json) printJson({ workspace: slug });
    else print(`${name} (${slug})`);
    return 0;
  } finally {
    await app.stop();
    await database.close();
  }
}
