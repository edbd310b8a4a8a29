import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type App, buildApp } from './app.ts';
import { fillDemoJob, startDemo } from './demo/fill-demo.ts';
import { serveApiDocs } from './edge/http/serve-api-docs.ts';
import { serveConsole } from './edge/http/serve-console.ts';
import { serveHealth } from './edge/http/serve-health.ts';
import { runJobApart, stopJobsApart } from './edge/run-job-apart.ts';
import { systemClock } from './ground/clock.ts';
import type { Config } from './ground/config.ts';
import { assertDatabaseLocale } from './ground/database/embedded/assert-database-locale.ts';
import { openEmbedded } from './ground/database/embedded/open-embedded.ts';
import type { Log } from './ground/log.ts';
import { modules } from './ladder.ts';
import { noteEverywhere } from './office/audit/note-everywhere.ts';
import { backupBeforeMigration } from './office/backup/backup-before-migration.ts';
import { openInstallation } from './office/key/open-installation.ts';
import { gatherKeyBound } from './office/key/sealed-place.ts';
import { authenticate, knownRights } from './people/staff/index.ts';

/** Product and database are down three seconds after they were asked to stop. */
const patienceMs = 1500;

export interface ProductOptions {
  config: Config;
  log: Log;
  /** Lines for the person at the terminal. */
  tell: (line: string) => void;
  web: boolean;
  worker: boolean;
  version: string;
}

/** A running product. */
export interface Product {
  app: App;
  /** http://localhost:7300; undefined for a worker without web. */
  address: string | undefined;
  ownerUrl: string;
  stop(): Promise<void>;
}

/**
 * The process: opens the operator's database or the embedded one, brings the schema up to date, mounts the product and
 * listens. Two of these may work on one database; two products on one embedded data directory are refused.
 */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const { config, log, tell } = options;
  const embedded =
    config.databaseUrl === undefined
      ? await openEmbedded({ dataDir: config.dataDir, log: tell, supervise: true })
      : undefined;
  try {
    const ownerUrl = embedded?.ownerUrl ?? (await checkedUrl(config.databaseUrl ?? ''));
    const { secrets, migrated } = await openInstallation({
      ownerUrl,
      keyFile: config.keyFile,
      bound: gatherKeyBound(modules),
      rolePrefix: config.rolePrefix,
      log,
      ...backupBeforeMigration(config, ownerUrl, options.version, tell),
    });
    const { roles } = migrated;
    if (!roles.separate)
      log.warn(
        'one database role does everything: the operator may not create roles; row-level security is forced all the same',
      );
    const firstStart = await makeReady(roles.workerUrl);
    const app = await buildApp({
      config,
      clock: systemClock,
      log,
      roles,
      secrets,
      modules: [...modules, { name: 'demo', jobs: [fillDemoJob] }],
      web: options.web,
      worker: options.worker,
      runApart: runJobApart(config),
      inspectThread: new URL('./inspect-in-thread.ts', import.meta.url),
      authenticate,
      rights: knownRights,
    });
    if (migrated.backedUp) await noteEverywhere(app.house, 'backup.made', { before: 'migration' });
    const address = await open(app, options, firstStart).catch(async (error) => {
      await app.stop();
      throw error;
    });
    return {
      app,
      address,
      ownerUrl,
      async stop() {
        stopJobsApart();
        // A request or job that hangs may not keep the database up: everything acknowledged is already committed.
        await Promise.race([app.stop(), pause(patienceMs, undefined, { ref: false })]);
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** The part of a start that may fail with the pools already open. */
async function open(app: App, { config, worker }: ProductOptions, firstStart: boolean): Promise<string | undefined> {
  if (worker && (config.demo || !firstStart)) await startDemo(app.house, firstStart);
  return app.http === undefined ? undefined : listen(app, config);
}

async function listen(app: App, config: Config): Promise<string> {
  if (app.http === undefined) throw new Error('nothing to listen with');
  serveHealth(app.http, app.house);
  serveApiDocs(app.http);
  await serveConsole(app.http, app.house.log);
  await app.http.listen({ port: config.port, host: config.host }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? new PortTaken(config.port) : error;
  });
  const address = app.http.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  return `http://localhost:${port}`;
}

async function checkedUrl(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await assertDatabaseLocale(client);
    return url;
  } finally {
    await client.end();
  }
}

/**
 * This month's and the next one's partition of the log (the nightly job makes the later ones).
 * @returns true when no workspace exists yet
 */
async function makeReady(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      `select spine_make_partition(current_date), spine_make_partition((current_date + interval '1 month')::date)`,
    );
    return (await client.query('select 1 from workspace limit 1')).rowCount === 0;
  } finally {
    await client.end();
  }
}

/** Another program listens where we should. */
class PortTaken extends Error {
  readonly code = 'start.port-taken';
  readonly fa: string;
  constructor(port: number) {
    super(
      `port ${port} is taken by another program (perhaps by another Peyvand); stop that one, or set PORT to another number`,
    );
    this.fa = `درگاه ${port} را برنامهٔ دیگری گرفته است (شاید پیوند دیگری روشن است)؛ آن را خاموش کنید یا با PORT عدد دیگری بدهید.`;
  }
}
