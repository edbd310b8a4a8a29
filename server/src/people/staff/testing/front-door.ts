import { uuidv7 } from '@peyvand/kernel/ids';
import { afterAll } from 'vitest';
import { type App, buildApp } from '../../../app.ts';
import type { House } from '../../../edge/house.ts';
import { fixedClock } from '../../../ground/clock.ts';
import { readConfig } from '../../../ground/config.ts';
import { silentLog } from '../../../ground/log.ts';
import { createSecrets } from '../../../ground/secrets.ts';
import { modules } from '../../../ladder.ts';
import type { TestDatabase } from '../../../testing/test-database.ts';
import { authenticate } from '../authenticate.ts';
import { adoptWorkspaces, ensureOperator } from '../commands/adopt-workspaces.ts';
import { makeLink } from '../commands/make-link.ts';
import { openWorkspace } from '../commands/open-workspace.ts';
import { knownRights } from '../rules/rights.ts';

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the answer it expects; a wrong guess fails the test.
  body: any;
  headers: Record<string, unknown>;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Headers = Record<string, string>;

/** A browser with its one cookie, or a program with a bearer token. */
export class Visitor {
  cookie: string | undefined;
  readonly #app: App;
  readonly #headers: Headers;

  constructor(app: App, headers: Headers = {}) {
    this.#app = app;
    this.#headers = headers;
  }

  get = (path: string, headers?: Headers) => this.#call('GET', path, undefined, headers);
  post = (path: string, body?: object | string, headers?: Headers) => this.#call('POST', path, body, headers);
  put = (path: string, body?: object | string, headers?: Headers) => this.#call('PUT', path, body, headers);
  patch = (path: string, body?: object | string, headers?: Headers) => this.#call('PATCH', path, body, headers);
  delete = (path: string, headers?: Headers) => this.#call('DELETE', path, undefined, headers);

  async #call(method: Method, path: string, body?: object | string, headers: Headers = {}): Promise<Answer> {
    if (this.#app.http === undefined) throw new Error('this app serves no http');
    const response = await this.#app.http.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        'x-peyvand': '1',
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
        ...(method === 'GET' ? {} : { 'idempotency-key': uuidv7() }),
        ...(this.cookie === undefined ? {} : { cookie: this.cookie }),
        ...this.#headers,
        ...headers,
      },
      ...(body === undefined ? {} : { payload: body }),
    });
    const set = response.headers['set-cookie'];
    if (set !== undefined) this.cookie = String(set).split(';')[0];
    const json = /json/.test(String(response.headers['content-type']));
    return { status: response.statusCode, body: json ? response.json() : response.body, headers: response.headers };
  }
}

/** The whole product with its real front door, a clock that stands still, and one business whose owner has signed in. */
export async function frontDoor(database: TestDatabase, options: { baseUrl?: string } = {}) {
  const clock = fixedClock('2026-11-21T09:00:00Z');
  const app = await buildApp({
    config: readConfig({
      PEYVAND_DATA_DIR: `/tmp/peyvand-test-${database.name}`,
      PEYVAND_BASE_URL: options.baseUrl ?? 'http://localhost:7300',
    }),
    clock,
    log: silentLog,
    roles: database.roles,
    secrets: createSecrets('00'.repeat(32)),
    // names lead to a public address that nobody calls
    resolve: async () => ['93.184.216.34'],
    modules,
    worker: false,
    rights: knownRights,
    authenticate,
  });
  afterAll(() => app.stop());
  const { house } = app;
  const visitor = (headers: Headers = {}) => new Visitor(app, headers);
  const opened = await openWorkspace(house.path, { slug: `chaharbagh-${uuidv7().slice(-6)}`, name: 'چهارباغ' });
  if (!('workspaceId' in opened)) throw new Error(opened.message.en);
  const operatorId = await ensureOperator(house.pool, clock.now());
  await adoptWorkspaces(house.path, operatorId);
  const owner = visitor();
  await owner.post('/session/link', { token: await signInLink(house, operatorId) });
  return { app, house, clock, visitor, owner, operatorId, workspaceId: opened.workspaceId, slug: opened.slug };
}

export type FrontDoor = Awaited<ReturnType<typeof frontDoor>>;

export async function signInLink(house: House, userId: string): Promise<string> {
  return (
    await makeLink(house.pool, { userId, kind: 'sign-in', createdBy: 'operator', now: house.clock.now(), hours: 1 })
  ).token;
}

export const goodPassword = 'چهارباغ و سی‌وسه‌پل';

/** Invites somebody and lets her accept in a browser of her own. */
export async function joins(
  door: FrontDoor,
  wish: { email: string; role: string; name?: string; inviter?: Visitor; teamId?: string },
): Promise<Visitor & { userId: string }> {
  const { email, role, teamId, name = email.split('@')[0] ?? email, inviter = door.owner } = wish;
  const invited = await inviter.post('/invitations', { email, role, ...(teamId === undefined ? {} : { teamId }) });
  if (invited.status !== 201) throw new Error(JSON.stringify(invited.body));
  const browser = door.visitor();
  const token = new URL(invited.body.url).hash.slice('#token='.length);
  const accepted = await browser.post('/invitation', { token, name, password: goodPassword });
  if (accepted.status !== 200) throw new Error(JSON.stringify(accepted.body));
  const { body } = await browser.get('/session');
  return Object.assign(browser, { userId: body.user.id as string });
}
