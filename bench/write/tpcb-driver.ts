/** A process of its own: the transactions of pgbench's built-in script, prepared, one statement a round trip. */
import pg from 'pg';

const [url = '', clients = '8', seconds = '20', scale = '20'] = process.argv.slice(2);
const steps: [string, string, (at: { aid: number; tid: number; bid: number; delta: number }) => number[]][] = [
  ['a', 'update pgbench_accounts set abalance = abalance + $1 where aid = $2', (n) => [n.delta, n.aid]],
  ['s', 'select abalance from pgbench_accounts where aid = $1', (n) => [n.aid]],
  ['t', 'update pgbench_tellers set tbalance = tbalance + $1 where tid = $2', (n) => [n.delta, n.tid]],
  ['b', 'update pgbench_branches set bbalance = bbalance + $1 where bid = $2', (n) => [n.delta, n.bid]],
  [
    'h',
    'insert into pgbench_history (tid, bid, aid, delta, mtime) values ($1, $2, $3, $4, current_timestamp)',
    (n) => [n.tid, n.bid, n.aid, n.delta],
  ],
];
const upTo = (n: number) => 1 + Math.floor(Math.random() * n);

async function work(until: number): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let done = 0;
  while (performance.now() < until) {
    const at = {
      aid: upTo(Number(scale) * 100_000),
      tid: upTo(Number(scale) * 10),
      bid: upTo(Number(scale)),
      delta: upTo(10_001) - 5001,
    };
    await client.query('begin');
    for (const [name, text, values] of steps) await client.query({ name, text, values: values(at) });
    await client.query('commit');
    done += 1;
  }
  await client.end();
  return done;
}

const started = performance.now();
const done = await Promise.all(Array.from({ length: Number(clients) }, () => work(started + Number(seconds) * 1000)));
process.stdout.write(String(done.reduce((sum, one) => sum + one, 0) / ((performance.now() - started) / 1000)));
