import { uuidv7 } from '@peyvand/kernel/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../server/src/edge/http/route.ts';
import { openPool } from '../server/src/ground/database/pool.ts';
import { silentLog } from '../server/src/ground/log.ts';
import { modules } from '../server/src/ladder.ts';
import { builtInRoles, rightsOf } from '../server/src/people/staff/rules/rights.ts';
import { type Answer, frontDoor, signInLink, type Visitor } from '../server/src/people/staff/testing/front-door.ts';
import { testDatabase } from '../server/src/testing/test-database.ts';

/**
 * Walks every route of the running product with a valid body: as nobody, as each role, and as the owner of another
 * business who knows our ids. Each refusal must leave every table as it was. The routes come from the running server, so a
 * new one is walked from the day it exists; what it needs is an `example` of its body (edge/http/route.ts).
 */
const database = await testDatabase();
const admin = openPool({ url: database.superUrl, log: silentLog, name: 'walk', max: 2, statementTimeoutMs: 60_000 });
afterAll(() => admin.end());
const door = await frontDoor(database);

interface Walked {
  route: Route;
  name: string;
  /** The address with the ids of our business in it. */
  path: string;
}
const served: Walked[] = [];
/** Ids that exist in our business, by the collection they are of. */
const ids = new Map<string, string>();
/** Collections of which none could be made; their routes are walked with an id that nobody has. */
const unmade: string[] = [];
/** Parameters that are a word of ours and no id of a business. */
const words: Record<string, string> = { ':name': 'aov', ':kind': 'customers' };
const isPublic = (route: Route) => route.right === 'public';
const hasId = ({ route }: Walked) => route.path.split('/').some((part) => part.startsWith(':') && !(part in words));

/** All that anybody may call without signing in. A new door to the street is a decision: it is named here. */
const street = [
  'POST /session',
  'POST /session/two-factor',
  'POST /session/link',
  'POST /session/forgot',
  'POST /session/reset',
  'POST /invitation/read',
  'POST /invitation',
  'GET /workspaces/:id/logo/:fileId',
];

beforeAll(async () => {
  const { http } = door.app;
  if (http === undefined) throw new Error('the product serves no http');
  const declared = new Map(modules.flatMap((module) => module.routes ?? []).map((route) => [nameOf(route), route]));
  const { paths = {} } = http.swagger() as { paths?: Record<string, Record<string, unknown>> };
  for (const [url, methods] of Object.entries(paths))
    for (const method of Object.keys(methods)) {
      const name = `${method.toUpperCase()} ${url.replace('/api/v1', '').replace(/\{(\w+)\}/g, ':$1')}`;
      const route = declared.get(name);
      if (route === undefined)
        throw new Error(`${name} is served, and no module declares it: then nobody says who may call it`);
      served.push({ route, name, path: '' });
    }
  for (const walked of served) walked.path = await fillIn(walked.route.path);
});

function nameOf(route: Route): string {
  return `${route.method} ${route.path}`;
}

/** Puts something that exists in our business in the place of each parameter. */
async function fillIn(path: string): Promise<string> {
  const parts = path.split('/');
  for (const [index, part] of parts.entries())
    if (part.startsWith(':')) parts[index] = await existing(parts[index - 1] ?? '', part);
  return parts.join('/');
}

async function existing(collection: string, parameter: string): Promise<string> {
  const word = words[parameter];
  if (word !== undefined) return word;
  const known = ids.get(collection);
  if (known !== undefined) return known;
  const made = await makeOne(collection);
  ids.set(collection, made);
  return made;
}

/** What cannot be made by a POST to its collection. */
const makers: Record<string, () => Promise<string | undefined>> = {
  members: async () => (await (await somebody('support', door.workspaceId)).get('/session')).body.user.id,
  sessions: async () => (await door.owner.get('/sessions')).body.items[0].id,
  async invitations() {
    await door.owner.post('/invitations', { email: 'walker@example.com', role: 'viewer' });
    return (await door.owner.get('/invitations')).body.items[0].id;
  },
  workspaces: async () => door.workspaceId,
  async logo() {
    const picture = { 'content-type': 'application/octet-stream' };
    return (await door.owner.post('/workspace/logo', 'GIF89a', picture)).body.settings.brand.logoFileId;
  },
  async deliveries() {
    const webhook = await existing('webhooks', ':id');
    await door.owner.post(`/webhooks/${webhook}/test`);
    await door.house.pump.drain(door.workspaceId);
    return (await door.owner.get(`/webhooks/${webhook}/deliveries`)).body.items[0]?.id;
  },
  async imports() {
    const file = { 'content-type': 'application/octet-stream' };
    const sent = await door.owner.post(
      '/imports?kind=customers&name=walk.csv',
      'name,phone\nMaryam,09123456789\n',
      file,
    );
    return firstUuid(sent.body);
  },
  async merges() {
    const [one, two] = [
      await door.owner.post('/customers', { name: 'مریم' }),
      await door.owner.post('/customers', { name: 'مریم' }),
    ];
    const merged = await door.owner.post(`/customers/${one.body.customerId}/merge`, { mergedId: two.body.customerId });
    return merged.body.mergeId;
  },
  async bulk() {
    const customer = await existing('customers', ':id');
    return (await door.owner.post('/customers/bulk', { change: { city: 'اصفهان' }, ids: [customer] })).body.bulkId;
  },
  async households() {
    const customer = await existing('customers', ':id');
    return (await door.owner.post('/households', { memberIds: [customer] })).body.householdId;
  },
  async preferences() {
    const need = { component: 'product', attitude: 'likes', value: 'کرم دست', source: 'stated' };
    const customer = await existing('customers', ':id');
    return (await door.owner.post(`/customers/${customer}/preferences`, need)).body.preferenceId;
  },
  async notes() {
    const customer = await existing('customers', ':id');
    return (await door.owner.post(`/customers/${customer}/notes`, { body: 'سلام' })).body.noteId;
  },
  async attachments() {
    const customer = await existing('customers', ':id');
    const file = { 'content-type': 'application/octet-stream' };
    return (await door.owner.post(`/customers/${customer}/attachments?name=walk.txt`, 'text', file)).body.fileId;
  },
};

/** Makes one of a collection: by its maker above, else by its own POST and example; the answer's first id is it. */
async function makeOne(collection: string): Promise<string> {
  const poster = served.find(({ name }) => name === `POST /${collection}`)?.route;
  const made = makers[collection];
  const answer =
    made === undefined && poster !== undefined ? await send(door.owner, poster, `/${collection}`) : undefined;
  const id = made === undefined ? firstUuid(answer?.body) : await made();
  if (id !== undefined && (answer === undefined || answer.status < 300)) return id;
  unmade.push(`${collection}: ${JSON.stringify(answer?.body ?? 'no POST makes one').slice(0, 200)}`);
  return uuidv7();
}

function firstUuid(body: unknown): string | undefined {
  return /"\w*[iI]d":"([0-9a-f]{8}-[0-9a-f-]{27})"/.exec(JSON.stringify(body))?.[1];
}

function send(who: Visitor, route: Route, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const body = route.example as object | string | undefined;
  const form = route.stream ? { 'content-type': 'application/octet-stream', ...headers } : headers;
  switch (route.method) {
    case 'GET':
      return who.get(path, headers);
    case 'DELETE':
      return who.delete(path, headers);
    case 'POST':
      return who.post(path, body, form);
    case 'PUT':
      return who.put(path, body, form);
    case 'PATCH':
      return who.patch(path, body, form);
  }
}

let hashSql: string | undefined;

/** One hash over every row of every table, the job queue's included. */
async function hashOfAllTables(): Promise<string> {
  if (hashSql === undefined) {
    const { rows } = await admin.query(`select format('%I.%I', n.nspname, c.relname) as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'auth')
      and c.relkind in ('r', 'p') and not c.relispartition
      -- how often one has asked in this minute is counted whatever is asked
      and c.relname <> 'platform_rate' order by 1`);
    hashSql = `select md5(string_agg(h, ' ' order by h)) as hash from (${rows
      .map(
        ({ name }) =>
          `select '${name} ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as h from ${name} t`,
      )
      .join(' union all ')}) x`;
  }
  return (await admin.query(hashSql)).rows[0].hash;
}

/** What was wrong: answers other than the expected refusal, and routes whose refusal changed a table. */
async function trespasses(
  who: Visitor,
  routes: readonly Walked[],
  expected: readonly number[],
  headers: Record<string, string> = {},
): Promise<string[]> {
  // a minute of its own for each walker, and what is written on arrival is written before the first hash
  door.clock.advance(60_000);
  await who.get('/session');
  const found: string[] = [];
  const before = await hashOfAllTables();
  for (const { route, name, path } of routes) {
    const answer = await send(who, route, path, headers);
    if (!expected.includes(answer.status))
      found.push(
        `${name}: ${answer.status} ${JSON.stringify(answer.body)?.slice(0, 200)}, expected ${expected.join(' or ')}`,
      );
  }
  if ((await hashOfAllTables()) === before) return found;
  return [...found, 'the database changed', ...(await findWriters(who, routes, headers))];
}

/** Hashing after each call is slow, so it is done only to name the route that wrote. */
async function findWriters(
  who: Visitor,
  routes: readonly Walked[],
  headers: Record<string, string>,
): Promise<string[]> {
  const writers: string[] = [];
  let before = await hashOfAllTables();
  for (const { route, name, path } of routes) {
    await send(who, route, path, headers);
    const after = await hashOfAllTables();
    if (after !== before) writers.push(`${name} wrote`);
    before = after;
  }
  return writers;
}

/** Somebody with that role and an open session, without the cost of a password. */
async function somebody(role: string, workspaceId: string): Promise<Visitor> {
  const { rows } = await admin.query(
    `with a as (insert into auth.account (user_id, name, created_at) values (gen_random_uuid(), $1, $2) returning user_id)
     insert into auth.membership (workspace_id, user_id, role, joined_at) select $3, user_id, $1, $2 from a returning user_id`,
    [role, door.clock.now(), workspaceId],
  );
  const visitor = door.visitor();
  await visitor.post('/session/link', { token: await signInLink(door.house, rows[0].user_id) });
  return visitor;
}

describe('the walk of all routes', () => {
  it('sees every route that the modules declare, and no other', () => {
    const declared = modules.flatMap((module) => module.routes ?? []).map(nameOf);
    expect(served.map(({ name }) => name).sort()).toEqual([...declared].sort());
    expect(served.length).toBeGreaterThan(40);
  });

  it('has a valid body for every route that takes one', () => {
    const bare = served.filter(({ route }) => route.body !== undefined && !route.stream && route.example === undefined);
    expect(bare.map(({ name }) => `${name} has no example`)).toEqual([]);
  });

  it('could make one of everything that has an id: a POST with an example that works in an empty business, or a maker here', () => {
    expect(unmade).toEqual([]);
  });

  it('knows each door that stands open to the street', () => {
    expect(
      served
        .filter(({ route }) => isPublic(route))
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...street].sort());
  });

  it('would notice a single changed value', async () => {
    const before = await hashOfAllTables();
    await admin.query(`update auth.membership set scope = 'own' where user_id = $1 and workspace_id = $2`, [
      door.operatorId,
      door.workspaceId,
    ]);
    expect(await hashOfAllTables()).not.toBe(before);
    await admin.query('update auth.membership set scope = null where user_id = $1 and workspace_id = $2', [
      door.operatorId,
      door.workspaceId,
    ]);
    expect(await hashOfAllTables()).toBe(before);
  });

  it('without signing in: 401 everywhere else, and an unchanged database', async () => {
    const closed = served.filter(({ route }) => !isPublic(route));
    expect(await trespasses(door.visitor(), closed, [401])).toEqual([]);
    const wrongToken = door.visitor({ authorization: `Bearer pv_00000000_${'A'.repeat(43)}` });
    expect(await trespasses(wrongToken, closed, [401])).toEqual([]);
  });

  it.each(Object.keys(builtInRoles))(
    'as %s: 403 for each right that the role lacks, and an unchanged database',
    async (role) => {
      const { rights } = rightsOf(role);
      const lacking = served.filter(
        ({ route }) => !['public', 'session'].includes(route.right) && !rights.has('*') && !rights.has(route.right),
      );
      if (role === 'viewer') expect(lacking.length).toBeGreaterThan(10);
      if (role === 'owner') expect(lacking).toEqual([]);
      const who = await somebody(role, door.workspaceId);
      expect(await trespasses(who, lacking, [403])).toEqual([]);
    },
  );

  it('as a program with a token that holds no right: 403, and an unchanged database', async () => {
    const { body } = await door.owner.post('/tokens', { name: 'nothing', rights: [] });
    const program = door.visitor({ authorization: `Bearer ${body.token}` });
    const closed = served.filter(({ route }) => !['public', 'session'].includes(route.right));
    expect(await trespasses(program, closed, [403])).toEqual([]);
  });

  it('as the owner of another business: our ids and our name in the header are 404, and the database is unchanged', async () => {
    const stranger = await somebody('viewer', door.workspaceId);
    const elsewhere = await stranger.post('/workspaces', { name: 'Shiraz' });
    await admin.query('delete from auth.membership where workspace_id = $1 and role = $2', [
      door.workspaceId,
      'viewer',
    ]);
    await stranger.put('/session/workspace', { workspaceId: elsewhere.body.id });
    door.clock.advance(6000);
    expect((await stranger.get('/session')).body).toMatchObject({ role: 'owner', workspace: { name: 'Shiraz' } });

    const withIds = served.filter((walked) => hasId(walked) && !isPublic(walked.route));
    expect(withIds.length).toBeGreaterThan(10);
    expect(await trespasses(stranger, withIds, [404])).toEqual([]);

    const ours = { 'x-peyvand-workspace': door.workspaceId };
    const ofBusiness = served.filter(({ route }) => !['public', 'session'].includes(route.right));
    expect(await trespasses(stranger, ofBusiness, [404], ours)).toEqual([]);
    expect(await trespasses(stranger, ofBusiness, [404], { 'x-peyvand-workspace': door.slug })).toEqual([]);
  });

  it('lists of another business hold none of our ids', async () => {
    const stranger = await somebody('cashier', door.workspaceId);
    const { body: yazd } = await stranger.post('/workspaces', { name: 'Yazd' });
    await stranger.put('/session/workspace', { workspaceId: yazd.id });
    await stranger.post('/customers', { name: 'نرگس' });
    const lists = served.filter(
      (walked) => walked.route.method === 'GET' && !walked.route.path.includes(':') && !isPublic(walked.route),
    );
    const leaks: string[] = [];
    for (const { name, path } of lists) {
      const text = JSON.stringify((await stranger.get(path)).body);
      // she works in both businesses, so her session names both
      for (const [collection, id] of ids)
        if (collection !== 'workspaces' && text.includes(id)) leaks.push(`${name} shows our ${collection}`);
    }
    expect(leaks).toEqual([]);
  });

  it('is of valid requests: with the right, none of them is refused for its form or its right', async () => {
    door.clock.advance(60_000);
    const wrong: string[] = [];
    // what takes things away comes last
    const order = [...served].sort((a, b) => Number(a.route.method === 'DELETE') - Number(b.route.method === 'DELETE'));
    for (const { route, name, path } of order) {
      if (['public', 'session'].includes(route.right) || route.stream) continue;
      const answer = await send(door.owner, route, path);
      if ([400, 401, 403, 415].includes(answer.status) || answer.status >= 500)
        wrong.push(`${name}: ${answer.status} ${JSON.stringify(answer.body)?.slice(0, 200)}`);
    }
    expect(wrong).toEqual([]);
  });
});
