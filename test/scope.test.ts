import { beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../server/src/edge/http/route.ts';
import { modules } from '../server/src/ladder.ts';
import { type Colleague, twoBusinesses } from '../server/src/people/staff/testing/two-businesses.ts';
import { testDatabase } from '../server/src/testing/test-database.ts';

/**
 * GATES 11, generated from the running product: every writing route is walked with the ids of customers whom own and team do not
 * see, and every figure is read as own, team and all. Nothing hidden may change, and no figure may count it.
 */
const ground = await twoBusinesses(await testDatabase());
const { door, people, customers, admin } = ground;
const { owner } = people;
let own: Colleague;
let team: Colleague;
const hidden = new Map<string, string>();
const sale = (id: string, amount: number, who = owner) =>
  who.post('/purchases', {
    at: '2026-11-10T10:00:00Z',
    customer: { id },
    lines: [{ sku: 'A', quantity: 1, unitPrice: amount }],
  });

beforeAll(async () => {
  const wish = { rights: rightsOfAll(), masked: [] };
  const [ownRole, teamRole] = [
    (await owner.post('/roles', { ...wish, name: 'تنها خودم', scope: 'own' })).body.id,
    (await owner.post('/roles', { ...wish, name: 'گروه خودم', scope: 'team' })).body.id,
  ];
  own = await ground.join(ownRole);
  team = await ground.join(teamRole, { teamId: ground.teamId });
  const { theirs } = customers;
  await sale(customers.mine, 1000);
  hidden.set('customers', theirs);
  hidden.set('purchases', (await sale(theirs, 7_777_777)).body.purchaseId);
  hidden.set('notes', (await owner.post(`/customers/${theirs}/notes`, { body: 'یادداشت' })).body.noteId);
  hidden.set(
    'preferences',
    (
      await owner.post(`/customers/${theirs}/preferences`, {
        component: 'product',
        attitude: 'likes',
        value: 'کرم',
        source: 'stated',
      })
    ).body.preferenceId,
  );
  hidden.set('households', (await owner.post('/households', { memberIds: [theirs] })).body.householdId);
  hidden.set(
    'interactions',
    (await owner.post('/interactions', { channel: 'call', customer: { id: theirs }, text: 'x' })).body.interactionId,
  );
  const bulk = await owner.post('/customers/bulk', { change: { addTags: ['گروهی'] }, ids: [theirs] });
  hidden.set('bulk', bulk.body.bulkId);
  await admin.query(`update customers_bulk set state = 'done' where bulk_id = $1`, [bulk.body.bulkId]);
  const sent = await owner.post('/imports?kind=customers&name=a.csv', 'name,phone\nرضا کریمی,09123000002\n', {
    'content-type': 'application/octet-stream',
  });
  hidden.set('imports', sent.body.id);
  const twin = (await owner.post('/customers', { name: 'رضا کریمی', ownerId: people.manager.userId })).body.customerId;
  const other = (await owner.post('/customers', { name: 'رضا کریمی', ownerId: people.manager.userId })).body.customerId;
  hidden.set('merges', (await owner.post(`/customers/${twin}/merge`, { mergedId: other })).body.mergeId);
  hidden.set(
    'company',
    (await owner.post('/customers', { kind: 'company', name: 'شرکت پنهان', ownerId: people.manager.userId })).body
      .customerId,
  );
  await door.house.pump.drain(door.workspaceId);
});

function rightsOfAll(): string[] {
  return [...new Set(modules.flatMap((module) => module.routes ?? []).map((route) => route.right))].filter(
    (right) => !['public', 'session', 'erase.run', 'measures.all'].includes(right),
  );
}

/** All that is known of the hidden people: nothing of it may change. */
async function hiddenRows(): Promise<string> {
  const ids = [hidden.get('customers'), hidden.get('company')];
  const { rows } = await admin.query(
    `select (select string_agg(c::text, '|' order by c.customer_id) from customers_customer c where c.customer_id = any($1::uuid[]))
      || (select coalesce(string_agg(p::text, '|' order by p.purchase_id), '') from purchases_purchase p where p.customer_id = any($1::uuid[]))
      || (select coalesce(string_agg(n::text, '|' order by n.note_id), '') from customers_note n where n.customer_id = any($1::uuid[]))
      || (select coalesce(string_agg(i::text, '|' order by i.match_key), '') from customers_identifier i where i.customer_id = any($1::uuid[]))
      || (select coalesce(string_agg(f::text, '|'), '') from customers_preference f where f.customer_id = any($1::uuid[]))
      || (select coalesce(string_agg(b.state, '|'), '') from customers_bulk b) || (select coalesce(string_agg(m.state, '|'), '') from intake_import m) as all`,
    [ids],
  );
  return rows[0].all;
}

const writes = () =>
  modules
    .flatMap((module) => module.routes ?? [])
    .filter(
      (route) =>
        route.method !== 'GET' &&
        !['public', 'session'].includes(route.right) &&
        route.path.split('/').some((part, at, parts) => part.startsWith(':') && hidden.has(parts[at - 1] ?? '')),
    );

function addressOf(route: Route): string {
  const parts = route.path.split('/');
  return parts
    .map((part, at) => (part.startsWith(':') ? (hidden.get(parts[at - 1] ?? '') ?? hidden.get('customers')) : part))
    .join('/');
}

describe('GATES 11: scope on acts', () => {
  it.each(['own', 'team'] as const)('%s: no writing route touches somebody hidden', async (which) => {
    const who = which === 'own' ? own : team;
    const before = await hiddenRows();
    const let_in: string[] = [];
    expect(writes().length).toBeGreaterThan(15);
    for (const route of writes()) {
      ground.later(61_000);
      const address = addressOf(route);
      const body = route.example as object;
      const form = { 'content-type': 'application/octet-stream' };
      const send = {
        POST: () => who.post(address, body, route.stream ? form : {}),
        PUT: () => who.put(address, body),
        PATCH: () => who.patch(address, body),
        DELETE: () => who.delete(address),
        GET: () => who.get(address),
      }[route.method];
      const { status } = await send();
      if (status < 400) let_in.push(`${route.method} ${route.path}: ${status}`);
    }
    expect(let_in).toEqual([]);
    expect(await hiddenRows()).toBe(before);
  });

  it('a hidden id in a body is nobody: purchases, interactions, companies, households, bulk edits, merges', async () => {
    const theirs = hidden.get('customers') ?? '';
    for (const who of [own, team]) {
      const hers = (await who.post('/customers', { name: 'خودی' })).body.customerId;
      const household = (await who.post('/households', { memberIds: [hers] })).body.householdId;
      const answers = [
        await sale(theirs, 5, who),
        await who.post('/interactions', { channel: 'call', customer: { id: theirs }, text: 'x' }),
        await who.patch(`/customers/${hers}`, { version: 1, companyId: hidden.get('company') }),
        await who.post('/customers', { name: 'x', companyId: hidden.get('company') }),
        await who.post(`/households/${household}/members`, { customerId: theirs }),
        await who.post(`/households/${hidden.get('households')}/members`, { customerId: hers }),
        await who.post('/customers/bulk', { change: { city: 'یزد' }, ids: [theirs] }),
        await who.post(`/customers/${hers}/merge`, { mergedId: theirs }),
        await who.get(`/customers/bulk/${hidden.get('bulk')}`),
        await who.get(`/imports/${hidden.get('imports')}`),
        await who.get(`/imports/${hidden.get('imports')}/errors`),
      ];
      expect(answers.map(({ status }) => status >= 400 && status < 500)).toEqual(answers.map(() => true));
      expect((await who.get('/customers/bulk')).body.items).toEqual([]);
      expect((await who.get('/imports')).body.items).toEqual([]);
    }
  });

  it('a whole phone recognises somebody else’s customer at the till, and touches nothing of her', async () => {
    const before = await admin.query(`select count(*)::int as n from customers_identifier where customer_id = $1`, [
      customers.theirs,
    ]);
    const sold = await own.post('/purchases', {
      at: '2026-11-12T10:00:00Z',
      customer: { phone: '0912 300 0002', email: 'new@example.com' },
      lines: [{ sku: 'B', quantity: 1, unitPrice: 10 }],
    });
    expect(sold.status).toBe(201);
    const after = await admin.query(`select count(*)::int as n from customers_identifier where customer_id = $1`, [
      customers.theirs,
    ]);
    expect(after.rows[0].n).toBe(before.rows[0].n);
  });
});

describe('GATES 11: an import matches whom its person sees', () => {
  const bring = async (who: Colleague, kind: string, file: string) => {
    const form = { 'content-type': 'application/octet-stream' };
    const sent = await who.post(`/imports?kind=${kind}&name=mine.csv`, file, form);
    const started = await who.post(`/imports/${sent.body.id}/start`);
    if (started.status !== 202) throw new Error(JSON.stringify([sent.body, started.body]));
    const job = modules.flatMap((module) => module.jobs ?? []).find((one) => one.name === 'imports.run');
    await job?.run(door.house, { workspaceId: door.workspaceId, importId: sent.body.id }, new AbortController().signal);
    return (await who.get(`/imports/${sent.body.id}`)).body;
  };

  it.each(['own', 'team'] as const)('%s: a hidden customer is somebody else’s and untouched', async (which) => {
    const who = which === 'own' ? own : team;
    const before = await hiddenRows();
    const fresh = which === 'own' ? '09123009991' : '09123009992';
    const told = await bring(
      who,
      'customers',
      `name,phone,email,city\nرضا کریمی,09123000002,reza@${which}.example,تبریز\nنو,${fresh},,تبریز\n`,
    );
    expect(told).toMatchObject({ created: 1, updated: 0, rejected: 1 });
    expect(told.problems[0].code).toBe('customers.somebody-elses');
    // only the list of imports has grown
    expect((await hiddenRows()).replace(/[a-z|]+$/, '')).toBe(before.replace(/[a-z|]+$/, ''));
    const found = await who.get(`/customers?q=${fresh}`);
    expect(found.body.items).toMatchObject([{ name: 'نو', ownerId: who.userId }]);
  });

  it('the owner’s import matches everybody', async () => {
    const told = await bring(owner as Colleague, 'customers', 'name,phone,city\nرضا کریمی,09123000002,قم\n');
    expect(told).toMatchObject({ created: 0, rejected: 0 });
  });
});

describe('GATES 11: figures count whom one sees', () => {
  it('of every measure: nothing of the hidden sale, in value, rows, cells or trend', async () => {
    const { body } = await owner.get('/measures');
    const names = body.items.map((one: { name: string }) => one.name) as string[];
    expect(names.length).toBeGreaterThan(8);
    const told: string[] = [];
    const all = { 'owner sees it': 0 };
    for (const name of names)
      for (const path of [`/measures/${name}`, `/measures/${name}/rows`, `/measures/${name}/trend`]) {
        ground.later(61_000);
        if (/7777777/.test(JSON.stringify((await owner.get(path)).body))) all['owner sees it'] += 1;
        for (const [scope, who] of [
          ['own', own],
          ['team', team],
        ] as const) {
          const text = JSON.stringify((await who.get(path)).body);
          if (/7777777/.test(text) || text.includes(customers.theirs)) told.push(`${path} as ${scope}`);
        }
      }
    expect(told).toEqual([]);
    expect(all['owner sees it']).toBeGreaterThan(1);
  });

  it('somebody without customers has empty figures; with measures.all the whole business', async () => {
    const role = (
      await owner.post('/roles', {
        name: 'سنجه‌بین',
        rights: ['measures.read', 'measures.all', 'customers.read'],
        scope: 'own',
        masked: [],
      })
    ).body.id;
    const counts = await ground.join(role);
    const [hers, whole, owners] = [
      (await own.get('/measures/aov')).body,
      (await counts.get('/measures/aov')).body,
      (await owner.get('/measures/aov')).body,
    ];
    expect(hers.n).toBe(0);
    expect(whole.value).toBe(owners.value);
  });
});
