import { uuidv7 } from '@peyvand/kernel/ids';
import type pg from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../../testing/test-database.ts';
import { silentLog } from '../log.ts';
import { openPool } from './pool.ts';
import { letGo, send, sendTogether } from './send-together.ts';
import { bindTx, inWorkspace, named } from './transaction.ts';

const database = await testDatabase();
const pool = openPool({ url: database.ownerUrl, log: silentLog, name: 'test', max: 2 });
afterAll(() => pool.end());

let client: pg.PoolClient;
beforeEach(async () => {
  client = await pool.connect();
});
afterEach(() => client.release());

/** Counts what the socket is given, and how often the server says that it is ready. */
function watch(): { writes: number; readies: number } {
  const seen = { writes: 0, readies: 0 };
  const { connection } = client as unknown as {
    connection: {
      stream: { _write: (...rest: never[]) => void; _writev: (...rest: never[]) => void };
      on(event: string, listener: () => void): void;
    };
  };
  for (const way of ['_write', '_writev'] as const) {
    const before = connection.stream[way].bind(connection.stream);
    connection.stream[way] = (...rest) => {
      seen.writes += 1;
      before(...rest);
    };
  }
  connection.on('readyForQuery', () => {
    seen.readies += 1;
  });
  return seen;
}

const one = named('select $1::int as n', [1]);

describe('statements that leave together', () => {
  it('cost one write to the socket and one answer, however many they are', async () => {
    const seen = watch();
    const answers = await Promise.all(
      sendTogether(client, () => [1, 2, 3].map((n) => send(client, { ...one, values: [n] }))),
    );
    expect(answers).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]]);
    await client.query('select 1');
    expect(seen).toEqual({ writes: 2, readies: 2 });
  });

  it('read the same the second time, when nobody asks for the columns any more', async () => {
    const wide = named(
      'select $1::bigint as money, $2::date as day, null::text as nothing, array[1, 2]::bigint[] as list',
      [12_500_000, '2026-11-21'],
    );
    const row = { money: 12_500_000, day: '2026-11-21', nothing: null, list: [1, 2] };
    for (let time = 0; time < 3; time++) expect(await send(client, wide)).toEqual([row]);
    const none = named('select 1 as n where false');
    for (let time = 0; time < 2; time++) expect(await send(client, none)).toEqual([]);
  });

  it('fail together from the first that fails, and say why; those before it are answered', async () => {
    const bad = named('select 1 / $1::int as n', [0]);
    const fresh = named('select $1::int + 40 as n', [2]);
    const [before, failed, after] = await Promise.allSettled(
      sendTogether(client, () => [send(client, one), send(client, bad), send(client, fresh)]),
    );
    expect(before).toEqual({ status: 'fulfilled', value: [{ n: 1 }] });
    for (const each of [failed, after]) expect(each).toMatchObject({ status: 'rejected', reason: { code: '22012' } });
    // what was skipped had not been prepared, what failed had: both can be sent again
    expect(await send(client, fresh)).toEqual([{ n: 42 }]);
    expect(await send(client, { ...bad, values: [1] })).toEqual([{ n: 1 }]);
  });

  it('can be sent again after one that cannot be understood', async () => {
    const nowhere = named('select * from nowhere_at_all');
    for (let time = 0; time < 2; time++) await expect(send(client, nowhere)).rejects.toMatchObject({ code: '42P01' });
    expect(await send(client, one)).toEqual([{ n: 1 }]);
  });

  it('send nothing of a bundle with a value that cannot be sent', async () => {
    const self: Record<string, unknown> = {};
    self.toPostgres = () => self;
    const [good, bad] = await Promise.allSettled(
      sendTogether(client, () => [send(client, one), send(client, { ...one, values: [self] })]),
    );
    expect(good.status).toBe('rejected');
    expect(bad.status).toBe('rejected');
    expect(await send(client, one)).toEqual([{ n: 1 }]);
  });

  it('are not overtaken by a statement that the driver sends itself', async () => {
    await client.query('create temporary table told (n int)');
    const put = (n: number) => named('insert into told select $1::int', [n]);
    const tx = bindTx(client, uuidv7());
    const found = await sendTogether(client, () => {
      send(client, put(1));
      const plain = tx.query<{ n: number }>('select n from told order by n');
      send(client, put(2));
      return plain;
    });
    expect(found).toEqual([{ n: 1 }]);
    expect(await send(client, named('select n from told order by n'))).toEqual([{ n: 1 }, { n: 2 }]);
    letGo(client);
  });

  it('hear each their own answers when many share two connections', async () => {
    const workspaceId = uuidv7();
    const answers = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) =>
        inWorkspace(pool, workspaceId, (tx) =>
          tx.prepared('select $1::int as n, current_setting($2) as workspace', [n, 'app.workspace']),
        ),
      ),
    );
    expect(answers).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => [{ n, workspace: workspaceId }]));
  });

  it('are answered with the loss when the connection is lost', async () => {
    const lost = await pool.connect();
    const waiting = Promise.allSettled(
      sendTogether(lost, () => [send(lost, named('select pg_terminate_backend(pg_backend_pid())')), send(lost, one)]),
    );
    expect((await waiting).map((each) => each.status)).toEqual(['rejected', 'rejected']);
    lost.release(true);
  });
});
