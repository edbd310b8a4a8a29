import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal } from '@peyvand/kernel/refusal';
import pg from 'pg';
import { afterAll } from 'vitest';
import { type App, buildApp } from '../app.ts';
import type { House } from '../edge/house.ts';
import type { Principal } from '../edge/http/principal.ts';
import { type Clock, fixedClock } from '../ground/clock.ts';
import { readConfig } from '../ground/config.ts';
import { openPool } from '../ground/database/pool.ts';
import { silentLog } from '../ground/log.ts';
import { createSecrets } from '../ground/secrets.ts';
import { modules as allModules } from '../ladder.ts';
import type { Module } from '../office/module.ts';
import { createWorkspace, type NewWorkspace, type Workspace } from '../office/workspace/workspace.ts';
import { knownRights, rightsOf } from '../people/staff/rules/rights.ts';
import type { TestDatabase } from './test-database.ts';

export interface TestApp {
  app: App;
  house: House;
  clock: ReturnType<typeof fixedClock>;
  workspace: Workspace;
  /** Calls of somebody with that role in that workspace, each write under a key of its own. */
  as(role: string, options?: Partial<Principal>): Caller;
  /**
   * Waits until all that was committed so far can be read from the log. An open transaction of another test file on the
   * same server holds the log's horizon back (it is the server's, not the database's).
   */
  readable(): Promise<void>;
}

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the answer it expects; a wrong guess fails the test.
  body: any;
  headers: Record<string, unknown>;
}

export interface Caller {
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown, key?: string): Promise<Answer>;
  put(path: string, body?: unknown): Promise<Answer>;
  patch(path: string, body?: unknown): Promise<Answer>;
  delete(path: string): Promise<Answer>;
}

export const testKey = '00'.repeat(32);

/**
 * The whole product on a test database with a clock that stands still. The caller is stated by the test instead of
 * signing in (how signing in works is proved in people/staff); rights, scope and masks are those of the role.
 */
export async function testApp(
  database: TestDatabase,
  options: {
    modules?: readonly Module[];
    workspace?: Partial<NewWorkspace>;
    now?: string;
    worker?: boolean;
    privateTargets?: boolean;
    inspectThread?: URL;
    /** Settings of the installation. */
    env?: Record<string, string>;
  } = {},
): Promise<TestApp> {
  const clock = fixedClock(options.now ?? '2026-11-21T09:00:00Z');
  const callers = new Map<string, Principal>();
  const dataDir = join(tmpdir(), `peyvand-test-${database.name}`);
  const app = await buildApp({
    config: readConfig({
      ...options.env,
      PEYVAND_DATA_DIR: dataDir,
      PEYVAND_ALLOW_PRIVATE_TARGETS: options.privateTargets ? 'on' : 'off',
    }),
    clock: clock as Clock,
    log: silentLog,
    roles: database.roles,
    secrets: createSecrets(testKey),
    modules: options.modules ?? allModules,
    ...(options.inspectThread === undefined ? {} : { inspectThread: options.inspectThread }),
    worker: options.worker ?? false,
    // names lead to a public address that nobody calls: tests that call bring a receiver of their own
    resolve: async (host) => (host.startsWith('gone.') ? [] : ['93.184.216.34']),
    rights: knownRights,
    authenticate: () => async (request) => {
      const principal = callers.get(String(request.headers['x-test-caller']));
      return { ...(principal === undefined ? {} : { principal }), signedIn: principal !== undefined, byCookie: false };
    },
  });
  afterAll(async () => {
    await app.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const workspace = await testWorkspace(database, options.workspace);
  return {
    app,
    house: app.house,
    clock,
    workspace,
    readable: () => horizonPassed(database.superUrl),
    as(role, changed = {}) {
      const id = uuidv7();
      callers.set(id, {
        actor: `user:${id}`,
        userId: id,
        name: role,
        workspaceId: workspace.workspaceId,
        role,
        team: [id],
        ...rightsOf(role),
        ...changed,
      });
      return callerOf(app, id);
    },
  };
}

/** A workspace of the test's own, in rials shown as toman unless told otherwise. */
export async function testWorkspace(database: TestDatabase, wish: Partial<NewWorkspace> = {}): Promise<Workspace> {
  const owner = openPool({ url: database.ownerUrl, log: silentLog, name: 'test-owner', max: 1 });
  try {
    const made = await createWorkspace(owner, { slug: `shop-${uuidv7().slice(-8)}`, name: 'فروشگاه نمونه', ...wish });
    if (isRefusal(made)) throw new Error(made.message.en);
    return made;
  } finally {
    await owner.end();
  }
}

async function horizonPassed(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(`select pg_snapshot_xmax(pg_current_snapshot())::text as now`);
    const passed = 'select pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8 as passed';
    while (!(await client.query(passed, [rows[0].now])).rows[0].passed) await pause(5);
  } finally {
    await client.end();
  }
}

function callerOf(app: App, id: string): Caller {
  const call = async (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    given?: unknown,
    key?: string,
  ): Promise<Answer> => {
    if (app.http === undefined) throw new Error('this test app serves no http');
    const response = await app.http.inject({
      method,
      url: `/api/v1${path}`,
      headers: { 'x-test-caller': id, ...(method === 'GET' ? {} : { 'idempotency-key': key ?? uuidv7() }) },
      ...(given === undefined ? {} : { payload: given as object }),
    });
    const type = String(response.headers['content-type']);
    const body = /json/.test(type)
      ? response.json()
      : /^image|spreadsheetml|zip/.test(type)
        ? response.rawPayload
        : response.body;
    return { status: response.statusCode, body, headers: response.headers };
  };
  return {
    get: (path) => call('GET', path),
    post: (path, body, key) => call('POST', path, body, key),
    put: (path, body) => call('PUT', path, body),
    patch: (path, body) => call('PATCH', path, body),
    delete: (path) => call('DELETE', path),
  };
}
