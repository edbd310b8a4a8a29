import { uuidv7 } from '@peyvand/kernel/ids';
import pg from 'pg';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../ground/clock.ts';
import { migrate } from '../ground/database/migrate.ts';
import { openPool } from '../ground/database/pool.ts';
import { inWorkspace } from '../ground/database/transaction.ts';
import { silentLog } from '../ground/log.ts';
import { ownServer } from '../testing/own-server.ts';
import { deepestCause, type Event } from './event.ts';
import { Pump } from './pump.ts';
import type { RunnerHouse } from './react.ts';
import { inOrder, type Reaction, type ReactionWrite } from './reaction.ts';
import { readBatch } from './read-log.ts';
import { retryParked } from './retry-parked.ts';
import { runReaction, runTogether } from './run-reaction.ts';
import { testEvent } from './testing/test-event.ts';
import { type WritePath, write } from './write.ts';

/** HOUSE 7: a reaction writes and tells. The log's horizon is the server's, so the server is our own. */
const server = await ownServer();
const { roles } = await migrate({ ownerUrl: server.ownerUrl, roleSecret: 'race', log: silentLog });
const pool = openPool({ url: roles.webUrl, log: silentLog, name: 'race', max: 12 });
const owner = new pg.Pool({ connectionString: server.ownerUrl, max: 1 });
// the server may be gone before the last connection has said goodbye
owner.on('error', () => {});
owner.on('connect', (client) => client.on('error', () => {}));
afterAll(async () => {
  await pool.end();
  await owner.end();
});

const [asked, answered, counted] = [testEvent('test.asked'), testEvent('test.answered'), testEvent('test.counted')];
const clock = fixedClock('2026-11-21T09:00:00Z');
const woken: string[] = [];
const path: WritePath = {
  pool,
  clock,
  epoch: 1,
  addJob: async () => {},
  committed: (workspaceId) => woken.push(workspaceId),
};
const house: RunnerHouse = {
  ...path,
  log: silentLog,
  declared: new Set([asked, answered, counted].map(({ type }) => type)),
};
let shop = '';
beforeEach(async () => {
  shop = uuidv7();
  woken.length = 0;
  await owner.query('insert into workspace (workspace_id, slug, name) values ($1, $2, $3)', [
    shop,
    `s-${shop.slice(-10)}`,
    'shop',
  ]);
});

const ask = (name: string, left = 0, occurredAt?: Date) =>
  write(path, { workspaceId: shop, actor: 'test', source: 'test' }, async (w) =>
    w.tell(asked(null, { name, left }, occurredAt)),
  );
const log = () =>
  inWorkspace(pool, shop, (tx) =>
    tx.query<Event & { xid: string; position: number }>(
      `select event_id as "eventId", type, cause, depth, actor, source, origin, occurred_at as "occurredAt", data, xid::text as xid, position
       from spine_event order by xid, position`,
    ),
  );
const named = async (type: string) => (await log()).filter((event) => event.type === type).map((one) => one.data.name);
const drain = (...reactions: Reaction[]) =>
  new Pump({ ...house, reactions, workspaces: async () => [shop] }).drain(shop);

/** Answers what was asked, once for each. */
const answering = (name = 'test.answer', changed: Partial<Reaction> = {}): Reaction => ({
  name,
  hears: [asked],
  async react(w, events) {
    for (const event of events) w.because(event).tell(answered(null, { name: `${name} ${event.data.name}` }));
  },
  ...changed,
});

describe('HOUSE 7: what a reaction tells', () => {
  it('carries its cause, one step deeper, the origin and the instant of the cause; and wakes whoever hears it', async () => {
    const at = new Date('2026-11-20T17:00:00Z');
    await ask('how?', 0, at);
    woken.length = 0;
    await drain(answering());
    const [cause, effect] = await log();
    expect(effect).toMatchObject({
      type: 'test.answered',
      cause: cause?.eventId,
      depth: 1,
      actor: 'system:test.answer',
      source: 'reaction',
      origin: 'live',
      occurredAt: at,
    });
    expect(woken).toEqual([shop]);
  });

  it('wakes nobody when nothing was told', async () => {
    await ask('how?');
    woken.length = 0;
    await drain(answering('test.silent', { react: async () => {} }));
    expect(woken).toEqual([]);
  });

  it('of two reactions in one transaction with a thousand events each is seen once, even by a reader of one at a time', async () => {
    await ask('much');
    const many = (name: string) =>
      answering(name, {
        async react(w, events) {
          for (const event of events)
            for (let n = 0; n < 1000; n++) w.because(event).tell(counted(null, { name: `${name} ${n}` }));
        },
      });
    await runTogether(house, shop, [many('test.one'), many('test.two')]);
    const rows = (await log()).filter((event) => event.type === 'test.counted');
    expect(rows).toHaveLength(2000);
    expect(new Set(rows.map((row) => row.xid)).size).toBe(1);
    expect(new Set(rows.map((row) => row.position)).size).toBe(2000);
    const seen = await inWorkspace(pool, shop, async (tx) => {
      const names: unknown[] = [];
      let place = { epoch: 0, xid: '0', position: -1 };
      for (;;) {
        const { events } = await readBatch(tx, place, [answering('test.read', { hears: [counted] })], 1);
        const [event] = events;
        if (event === undefined) return names;
        names.push(event.data.name);
        place = { epoch: event.epoch, xid: event.xid, position: event.position };
      }
    });
    expect(seen).toHaveLength(2000);
    expect(new Set(seen).size).toBe(2000);
  });

  it('is gone with a reaction that throws, and the others are told once', async () => {
    for (const name of ['good', 'bad', 'fine']) await ask(name);
    const fussy = answering('test.fussy', {
      async react(w, events) {
        await answering('test.fussy').react(w, events);
        await w.tx.query('select 1');
        if (events.some((event) => event.data.name === 'bad')) throw new Error('cannot swallow this');
      },
    });
    await drain(fussy, answering());
    expect((await named('test.answered')).sort()).toEqual([
      'test.answer bad',
      'test.answer fine',
      'test.answer good',
      'test.fussy fine',
      'test.fussy good',
    ]);
  });

  it('of a loop ends at the deepest cause, and the event that would go on is set aside', async () => {
    await ask('round');
    const loop = answering('test.loop', {
      async react(w, events) {
        for (const event of events) w.because(event).tell(asked(null, { name: 'round' }));
      },
    });
    await drain(loop);
    const depths = (await log()).map((event) => event.depth);
    expect(depths).toEqual(Array.from({ length: deepestCause + 1 }, (_, depth) => depth));
    const parked = await inWorkspace(pool, shop, (tx) => tx.query('select reaction from spine_parked'));
    expect(parked).toEqual([{ reaction: 'test.loop' }]);
  });

  it('sends the effects of one event before the next one reads', async () => {
    const key = (name: string) => [shop, name];
    await inWorkspace(pool, shop, (tx) =>
      tx.query(
        `insert into idempotency_key (workspace_id, key, request_hash, status, created_at) values ($1, $2, '\\x00', 0, now())`,
        key('sum'),
      ),
    );
    for (let n = 0; n < 20; n++) await ask(`n${n}`);
    const adding = answering('test.add', {
      async react(w, events) {
        for (const event of events) {
          const write = w.because(event);
          const [row] = await write.read<{ status: number }>(
            'select status from idempotency_key where workspace_id = $1 and key = $2 for update',
            key('sum'),
          );
          write.put('update idempotency_key set status = $3 where workspace_id = $1 and key = $2', [
            ...key('sum'),
            (row?.status ?? 0) + 1,
          ]);
          write.tell(counted(null, {}));
        }
      },
    });
    await drain(adding);
    const [sum] = await inWorkspace(pool, shop, (tx) =>
      tx.query<{ status: number }>('select status from idempotency_key'),
    );
    expect(sum?.status).toBe(20);
    expect(await named('test.counted')).toHaveLength(20);
  });

  it('is heard by nobody where no module declares it', async () => {
    await write(path, { workspaceId: shop, actor: 'test', source: 'test' }, async (w) =>
      w.tell(testEvent('test.from-another-release')(null, { name: 'strange' })),
    );
    await ask('known');
    const heard: unknown[] = [];
    const all = answering('test.all', {
      hears: '*',
      react: async (_, events) => void heard.push(...events.map((event) => event.data.name)),
    });
    await drain(all);
    await drain(all);
    expect(heard).toEqual(['known']);
  });
});

describe('HOUSE 7: chains', () => {
  it('of random length have each effect once, though their connections are cut again and again', {
    timeout: 120_000,
  }, async () => {
    let seed = 20261201;
    const random = () => {
      seed = (seed * 1103515245 + 12345) % 2 ** 31;
      return seed / 2 ** 31;
    };
    const lengths = Array.from({ length: 25 }, () => Math.floor(random() * 12));
    for (const [index, length] of lengths.entries()) await ask(`chain-${index}`, length);
    const links = (name: string, from: typeof asked, to: typeof asked): Reaction => ({
      name,
      hears: [from],
      batch: 4,
      async react(w: ReactionWrite, events) {
        for (const event of events) {
          const left = Number(event.data.left);
          if (left > 0) w.because(event).tell(to(null, { name: String(event.data.name), left: left - 1 }));
        }
        await w.tx.query('select pg_sleep(0.003)');
      },
    });
    const reactions = [links('test.there', asked, answered), links('test.back', answered, asked)];
    const cutter = new pg.Client({ connectionString: roles.webUrl });
    await cutter.connect();
    let running = true;
    const runners = Array.from({ length: 3 }, async (_, index) => {
      while (running) {
        const run =
          index === 0
            ? runTogether(house, shop, reactions)
            : runReaction(house, shop, reactions[index - 1] as Reaction);
        await run.catch(() => {});
        await new Promise((resolve) => setImmediate(resolve));
      }
    });
    for (let cut = 0; cut < 25; cut++) {
      await new Promise((resolve) => setTimeout(resolve, 20 + random() * 30));
      await cutter.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and pid <> pg_backend_pid() order by random() limit 2`,
      );
    }
    await cutter.end();
    running = false;
    await Promise.all(runners);
    await drain(...reactions);
    const steps = new Map<string, number>();
    for (const event of await log()) {
      const name = String(event.data.name);
      steps.set(name, (steps.get(name) ?? 0) + 1);
    }
    expect(Object.fromEntries(steps)).toEqual(
      Object.fromEntries(lengths.map((length, index) => [`chain-${index}`, length + 1])),
    );
  });
});

describe('HOUSE 7: a reaction that comes after another', () => {
  const noting = (heard: string[], name: string, changed: Partial<Reaction> = {}): Reaction => ({
    name,
    hears: [asked],
    react: async (_, events) => void heard.push(...events.map((event) => `${name} ${event.data.name}`)),
    ...changed,
  });

  it('stands behind it, and one that waits for itself or for nobody stops the start', () => {
    const [first, second] = [noting([], 'a'), noting([], 'b', { after: ['a'] })];
    expect(inOrder([second, first]).map((one) => one.name)).toEqual(['a', 'b']);
    expect(() => inOrder([noting([], 'b', { after: ['gone'] })])).toThrow(/"gone"/);
    expect(() => inOrder([noting([], 'a', { after: ['b'] }), second])).toThrow(/a → b → a|b → a → b/);
  });

  it('never passes its cursor', async () => {
    const heard: string[] = [];
    const [leader, follower] = [noting(heard, 'lead'), noting(heard, 'follow', { after: ['lead'] })];
    await ask('one');
    expect(await runReaction(house, shop, follower)).toMatchObject({ handled: 0, more: true });
    await runReaction(house, shop, leader);
    await ask('two');
    await runReaction(house, shop, follower);
    expect(heard).toEqual(['lead one', 'follow one']);
    await runTogether(house, shop, [leader, follower]);
    expect(heard).toEqual(['lead one', 'follow one', 'lead two', 'follow two']);
  });

  it('hears what the other set aside once it has succeeded there, and only then', async () => {
    const heard: string[] = [];
    let broken = true;
    const leader = noting(heard, 'lead', {
      async react(_, events) {
        if (broken && events.some((event) => event.data.name === 'bad')) throw new Error('not yet');
        heard.push(...events.map((event) => `lead ${event.data.name}`));
      },
    });
    const follower = noting(heard, 'follow', { after: ['lead'] });
    for (const name of ['good', 'bad', 'fine']) await ask(name);
    while ((await runTogether(house, shop, inOrder([follower, leader]))).more);
    expect(heard).toEqual(['lead good', 'lead fine', 'follow good', 'follow fine']);
    broken = false;
    await ask('last');
    clock.advance(11_000);
    expect(await retryParked(house, shop, leader, [leader, follower])).toBe(1);
    expect(heard.slice(4)).toEqual(['lead bad', 'follow bad']);
    await drain(leader, follower);
    expect(heard.slice(6)).toEqual(['lead last', 'follow last']);
  });

  it('hears in its turn what succeeded before it came there', async () => {
    const heard: string[] = [];
    let broken = true;
    const leader = noting(heard, 'lead', {
      async react() {
        if (broken) throw new Error('not yet');
      },
    });
    const follower = noting(heard, 'follow', { after: ['lead'] });
    await ask('bad');
    await runReaction(house, shop, leader);
    broken = false;
    clock.advance(11_000);
    await retryParked(house, shop, leader, [leader, follower]);
    expect(heard).toEqual([]);
    await drain(leader, follower);
    expect(heard).toEqual(['follow bad']);
  });
});
