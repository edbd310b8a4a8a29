import { uuidv7 } from '@peyvand/kernel/ids';
import pg from 'pg';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../ground/clock.ts';
import { migrate } from '../ground/database/migrate.ts';
import { openPool } from '../ground/database/pool.ts';
import { inWorkspace } from '../ground/database/transaction.ts';
import { silentLog } from '../ground/log.ts';
import { ownServer } from '../testing/own-server.ts';
import { Pump } from './pump.ts';
import type { RunnerHouse } from './react.ts';
import type { Reaction } from './reaction.ts';
import { runReaction, runTogether } from './run-reaction.ts';
import { testEvent } from './testing/test-event.ts';
import { type WritePath, write } from './write.ts';

// xmin is server-wide: any open write of another test file would hold this log's horizon, so the server is our own.
const server = await ownServer();
const { roles } = await migrate({ ownerUrl: server.ownerUrl, roleSecret: 'race', log: silentLog });
const pool = openPool({ url: roles.webUrl, log: silentLog, name: 'race', max: 20 });
const owner = new pg.Pool({ connectionString: server.ownerUrl, max: 1 });
// the server may be gone before the last connection has said goodbye
owner.on('error', () => {});
owner.on('connect', (client) => client.on('error', () => {}));
afterAll(async () => {
  await pool.end();
  await owner.end();
});

const clock = fixedClock('2026-11-21T09:00:00Z');
const path: WritePath = { pool, clock, epoch: 1, addJob: async () => {}, committed: () => {} };
let shop = '';
beforeEach(async () => {
  shop = uuidv7();
  await owner.query('insert into workspace (workspace_id, slug, name) values ($1, $2, $3)', [
    shop,
    `s-${shop.slice(-10)}`,
    'shop',
  ]);
});

const [told, other, never] = [testEvent('test.told'), testEvent('test.other'), testEvent('test.never')];
const house: RunnerHouse = { ...path, log: silentLog, declared: new Set(['test.told', 'test.other', 'test.never']) };
const tell = (name: string) =>
  write(path, { workspaceId: shop, actor: 'test', source: 'test' }, async (w) => w.tell(told(null, { name })));

/** A reaction that writes down what it heard, in the database, in the transaction of its cursor. */
const noting = (heard: Partial<Reaction> = {}): Reaction => ({
  name: 'test.note',
  hears: [told],
  react: async ({ tx }, events) => {
    for (const event of events)
      await tx.query(
        'insert into idempotency_key (workspace_id, key, request_hash, status, created_at) values ($1, $2, $3, 1, now())',
        [tx.workspaceId, `${String(event.data.name)}#${uuidv7()}`, Buffer.from('x')],
      );
  },
  ...heard,
});
const noted = () =>
  inWorkspace(pool, shop, async (tx) =>
    (await tx.query<{ key: string }>(`select key from idempotency_key where key like '%#%'`))
      .map((row) => row.key.split('#')[0] ?? '')
      .sort(),
  );
const drain = (...reactions: Reaction[]) =>
  new Pump({ ...house, reactions, workspaces: async () => [shop] }).drain(shop);
/** Runs the reactions as the live lane does, until nothing waits. */
const drainTogether = async (...reactions: Reaction[]) => {
  while ((await runTogether(house, shop, reactions)).more);
};

describe('the cursor', () => {
  it('does not skip a slow transaction that began before a fast one committed', async () => {
    const slow = await pool.connect();
    await slow.query(`begin; select set_config('app.workspace', '${shop}', true)`);
    await slow.query(
      `insert into spine_event (workspace_id, recorded_at, event_id, epoch, position, type, occurred_at, actor, source, origin, data)
       values ($1, $2, $3, 1, 0, 'test.told', $2, 'test', 'test', 'live', '{"name":"slow"}')`,
      [shop, clock.now(), uuidv7()],
    );
    await tell('fast');
    const early = await runReaction(house, shop, noting());
    expect(early).toMatchObject({ handled: 0, more: true });
    await slow.query('commit');
    slow.release();
    await drain(noting());
    expect(await noted()).toEqual(['fast', 'slow']);
  });

  it.each([
    { runner: 'alone', run: (reactions: Reaction[]) => runReaction(house, shop, reactions[0] ?? noting()) },
    { runner: 'together', run: (reactions: Reaction[]) => runTogether(house, shop, reactions) },
  ])(
    'hears every event once ($runner), whatever the order of the commits and however many runners',
    async ({ run }) => {
      const names = Array.from({ length: 120 }, (_, index) => `event-${String(index).padStart(3, '0')}`);
      const reaction = noting({ batch: 7 });
      const others = [
        noting({ name: 'test.deaf', hears: [never] }),
        noting({ name: 'test.far', batch: 3, react: async () => {} }),
      ];
      let writing = true;
      const runners = Array.from({ length: 3 }, async () => {
        while (writing) {
          await run([reaction, ...others]);
          await new Promise((resolve) => setImmediate(resolve));
        }
      });
      // Each write holds its event uncommitted while others overtake it: the commits come in inverted order.
      const pending: Promise<unknown>[] = [];
      for (let start = 0; start < names.length; start += 8) {
        const group = names.slice(start, start + 8);
        const gates = group.map(() => Promise.withResolvers<void>());
        const writes = group.map((name, index) =>
          write(path, { workspaceId: shop, actor: 'test', source: 'test' }, async (w) => {
            w.tell(told(null, { name }));
            await w.flush();
            gates[index]?.resolve();
            await gates[index + 1]?.promise;
            return name;
          }),
        );
        pending.push(...writes);
        await Promise.all(writes);
      }
      await Promise.all(pending);
      writing = false;
      await Promise.all(runners);
      await drain(reaction);
      expect(await noted()).toEqual(names);
    },
  );

  it('jumps over events that the reaction does not hear, and still hears the next', async () => {
    await write(path, { workspaceId: shop, actor: 'test', source: 'test', origin: 'import' }, async (w) =>
      w.tell(told(null, { name: 'imported' })),
    );
    await write(path, { workspaceId: shop, actor: 'test', source: 'test' }, async (w) => w.tell(other(null, {})));
    await drain(noting());
    expect(await noted()).toEqual([]);
    await tell('live');
    await drain(noting());
    expect(await noted()).toEqual(['live']);
  });

  it('reads what an earlier epoch left behind, even if its transaction ids are larger', async () => {
    await inWorkspace(pool, shop, (tx) =>
      tx.query(
        `insert into spine_event (workspace_id, recorded_at, event_id, epoch, xid, position, type, occurred_at, actor, source, origin, data)
         values ($1, $2, $3, 0, '999999999', 0, 'test.told', $2, 'test', 'test', 'live', '{"name":"restored"}')`,
        [shop, clock.now(), uuidv7()],
      ),
    );
    await tell('after the restore');
    await drain(noting());
    expect(await noted()).toEqual(['after the restore', 'restored']);
  });
});

describe('reactions that run together', () => {
  const far = noting({ name: 'test.far' });

  it('each hear what is theirs, and a new one hears from the beginning while the others hear nothing twice', async () => {
    await tell('first');
    await drainTogether(noting());
    await tell('second');
    await drainTogether(noting(), far, noting({ name: 'test.other', hears: [never] }));
    expect(await noted()).toEqual(['first', 'first', 'second', 'second']);
    await drain(noting(), far);
    expect(await noted()).toHaveLength(4);
  });

  it('do not lose their effects when one of them throws', async () => {
    for (const name of ['good', 'bad', 'fine']) await tell(name);
    const fussy = noting({
      name: 'test.fussy',
      react: async (w, events) => {
        await far.react(w, events);
        if (events.some((event) => event.data.name === 'bad')) await w.tx.query('select 1 / 0');
      },
    });
    await drainTogether(noting(), fussy, far);
    expect(await noted()).toEqual(['bad', 'bad', 'fine', 'fine', 'fine', 'good', 'good', 'good']);
    const parked = await inWorkspace(pool, shop, (tx) => tx.query('select reaction, error from spine_parked'));
    expect(parked).toEqual([{ reaction: 'test.fussy', error: 'error 22012' }]);
  });

  it('leave what another runner holds to that runner', async () => {
    await tell('told');
    await drainTogether(noting(), far);
    await tell('told again');
    const runner = await pool.connect();
    await runner.query(`begin; select set_config('app.workspace', '${shop}', true);
      select from spine_cursor where reaction = 'test.far' for update`);
    const ran = await runTogether(house, shop, [noting(), far]);
    expect(ran).toMatchObject({ handled: 1, busy: true });
    expect(await noted()).toEqual(['told', 'told', 'told again']);
    await runner.query('rollback');
    runner.release();
    await drainTogether(noting(), far);
    expect(await noted()).toEqual(['told', 'told', 'told again', 'told again']);
  });

  it('say when more waits than one batch holds', async () => {
    for (let n = 0; n < 5; n++) await tell(`n${n}`);
    const ran = await runTogether(house, shop, [noting({ batch: 3 }), far]);
    expect(ran).toMatchObject({ handled: 3, more: true, full: true });
    await drain(noting(), far);
    expect(await noted()).toHaveLength(10);
  });
});

describe('a reaction that throws', () => {
  it('parks the bad event alone with its error, and the rest of the batch has its effect', async () => {
    for (const name of ['good', 'bad', 'fine']) await tell(name);
    const fussy = noting();
    const inner = fussy.react;
    const reaction: Reaction = {
      ...fussy,
      react: async (w, events) => {
        await inner(w, events);
        if (events.some((event) => event.data.name === 'bad')) throw new Error('cannot swallow this');
      },
    };
    await drain(reaction);
    expect(await noted()).toEqual(['fine', 'good']);
    const parked = await inWorkspace(pool, shop, (tx) =>
      tx.query<{ error: string; attempts: number }>('select error, attempts from spine_parked'),
    );
    expect(parked).toEqual([{ error: 'Error', attempts: 1 }]);
  });

  it('is caught up by a rebuild when more waits than it can hear one by one', async () => {
    for (let n = 0; n < 12; n++) await tell(`n${n}`);
    let rebuilt = 0;
    const reaction = noting({ batch: 5, catchUpFrom: 10, catchUp: async () => void rebuilt++ });
    await drain(reaction);
    expect(rebuilt).toBe(1);
    expect(await noted()).toEqual([]);
    await tell('next');
    await drain(reaction);
    expect(await noted()).toEqual(['next']);
  });
});
