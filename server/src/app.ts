import type { FastifyInstance } from 'fastify';
import type { House, Job, RunApart } from './edge/house.ts';
import { type Authenticate, buildServer } from './edge/http/build-server.ts';
import { jobs, jobsChannel } from './edge/jobs.ts';
import { startLanes } from './edge/lanes/run-lanes.ts';
import type { Clock } from './ground/clock.ts';
import type { Config } from './ground/config.ts';
import { listen } from './ground/database/listen.ts';
import { openPool } from './ground/database/pool.ts';
import type { Roles } from './ground/database/roles.ts';
import type { Log } from './ground/log.ts';
import { resolverOf } from './ground/outgoing/targets.ts';
import type { Secrets } from './ground/secrets.ts';
import { inspectApart as openInspection } from './office/imports/inspect-apart.ts';
import type { Module } from './office/module.ts';
import { upkeepJobs } from './office/upkeep.ts';
import { listWorkspaceIds } from './office/workspace/workspace.ts';
import { gatherActs } from './spine/act.ts';
import { epochSql } from './spine/epoch.ts';
import { gatherEvents } from './spine/gather-events.ts';
import { Pump } from './spine/pump.ts';
import { Announcer, wakeChannel } from './spine/wake-line.ts';
import type { WritePath } from './spine/write.ts';

export interface AppOptions {
  config: Config;
  clock: Clock;
  log: Log;
  roles: Roles;
  secrets: Secrets;
  modules: readonly Module[];
  /** What this process does; both by default. */
  web?: boolean;
  worker?: boolean;
  authenticate: (house: House) => Authenticate;
  rights: ReadonlySet<string>;
  /** How names of machines outside become addresses; absent: as the machine does it. */
  resolve?: (host: string) => Promise<readonly string[]>;
  /** Where heavy jobs run; absent: in this process. */
  runApart?: RunApart;
  /** The program of the threads that look into files; absent: in this thread. */
  inspectThread?: URL;
}

/** The whole product, mounted: the same for the process and for tests. */
export interface App {
  house: House;
  http: FastifyInstance | undefined;
  stop(): Promise<void>;
}

/** The composition root: opens the pools, mounts the ladder, starts the pump and the jobs. */
export async function buildApp(options: AppOptions): Promise<App> {
  const { config, clock, log, roles, secrets, modules } = options;
  const worker = options.worker ?? true;
  const pool = openPool({
    url: roles.webUrl,
    log,
    name: 'peyvand-web',
    max: 16,
    shared: { houseKeeps: 2, waitMs: 10_000 },
  });
  const workerPool = openPool({
    url: roles.workerUrl,
    log,
    name: 'peyvand-worker',
    max: 8,
    statementTimeoutMs: 600_000,
    shared: { houseKeeps: 1, waitMs: 60_000 },
  });
  const announcer = new Announcer(pool, log);
  const { rows } = await pool.query(`select ${epochSql} as epoch`);
  const reactions = modules.flatMap((module) => module.reactions ?? []);
  const events = gatherEvents(modules);
  const wake = (workspaceId: string) => (worker ? pump.wake(workspaceId) : announcer.announce(workspaceId));
  const path: WritePath = { pool, clock, epoch: rows[0].epoch as number, addJob: jobs.add, committed: wake };
  const pump: Pump = new Pump({
    ...path,
    pool: workerPool,
    log,
    reactions,
    declared: new Set(events.keys()),
    workspaces: () => listWorkspaceIds(workerPool),
  });
  const jobList: readonly Job[] = [...upkeepJobs, ...modules.flatMap((module) => module.jobs ?? [])];
  const inspectApart =
    options.inspectThread === undefined
      ? undefined
      : openInspection(options.inspectThread, { workerUrl: roles.workerUrl });
  const house: House = {
    config,
    clock,
    log,
    pool,
    workerPool,
    pump,
    jobs,
    secrets,
    jobList,
    inspectApart,
    resolve: options.resolve ?? resolverOf(config.allowPrivateTargets),
    acts: gatherActs(modules),
    events,
    personal: modules.flatMap((module) => module.personal ?? []),
    keeps: modules.flatMap((module) => module.keeps ?? []),
    separateRoles: roles.separate,
    path,
  };
  const http =
    (options.web ?? true)
      ? await buildServer(
          house,
          modules.flatMap((module) => module.routes ?? []),
          options.authenticate(house),
          options.rights,
        )
      : undefined;
  if (worker) pump.start();
  const queue = worker ? await startLanes(house, roles.workerUrl, log, options.runApart) : undefined;
  const line = worker
    ? listen(roles.workerUrl, log, {
        [wakeChannel]: (workspaceId) => pump.wake(workspaceId),
        [jobsChannel]: () => queue?.wake(),
      })
    : undefined;
  return {
    house,
    http,
    async stop() {
      announcer.stop();
      // at the same time: none waits for the other, and a stop has a second and a half
      await Promise.all([http?.close(), line?.stop(), queue?.stop(), pump.stop(), inspectApart?.stop()]);
      await Promise.all([pool.end(), workerPool.end()]);
    },
  };
}
