import { type App, buildApp } from '../app.ts';
import { systemClock } from '../ground/clock.ts';
import { modules } from '../ladder.ts';
import type { CommandDatabase } from './open-database.ts';

/** The house for the time of one command: pools, pump and reactions of the product, without its web and its queue. */
export function openHouse(database: CommandDatabase): Promise<App> {
  return buildApp({
    config: database.config,
    clock: systemClock,
    log: database.log,
    roles: database.migrated.roles,
    secrets: database.secrets,
    modules,
    web: false,
    worker: false,
    authenticate: () => async () => ({ signedIn: false, byCookie: false }),
    rights: new Set(),
  });
}
