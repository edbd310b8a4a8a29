import { setTimeout as pause } from 'node:timers/promises';
import { fold } from '@peyvand/kernel/text';
import pg from 'pg';
import { openEmbedded } from '../server/src/ground/database/embedded/open-embedded.ts';
import { openProduct } from '../test/open-product.ts';
import { seedWorkspace } from './seed.ts';

interface Question {
  name: string;
  /** The next address to ask, by the number of the request. */
  path: (n: number) => string;
  /** The statement behind it, for the same question to PostgreSQL alone. */
  sql: (n: number) => [string, unknown[]];
}

interface Fragments {
  rare: { fragment: string; hits: number }[];
  frequent: { fragment: string; hits: number }[];
}

interface Figures {
  http: number;
  p50: number;
  postgres: number;
}

const clients = 16;
const thinkMs = 200;

/**
 * Reading at the size of a chain: 16 clients with 200 ms think time ask for the list, a search by part of a Persian name (half
 * rare, half frequent fragments), by the last digits of a phone, and the 360 page. Beside each the same SQL on PostgreSQL
 * alone, and everything again at a hundredth of the size, so that the growth can be seen.
 */
export async function run({ size }: { size: number }): Promise<object> {
  const large = await readAt(Math.max(1000, Math.round(1_000_000 * size)), 5, size);
  const small = await readAt(Math.max(100, Math.round(10_000 * size)), 5, size);
  const growth = Object.fromEntries(
    Object.entries(large.p95Ms).map(([name, p95]): [string, number] => [
      name,
      round(p95.http / (small.p95Ms[name]?.http ?? Number.NaN)),
    ]),
  );
  return { clients, thinkMs, goal: { p95Ms: 50, growth: 2 }, large, small, growth };
}

async function readAt(
  customers: number,
  purchasesEach: number,
  size: number,
): Promise<{ p95Ms: Record<string, Figures> } & Record<string, unknown>> {
  const product = await openProduct();
  try {
    await product.command('workspace', 'create', 'bench', '--name', 'bench');
    const { token } = JSON.parse(
      (await product.command('token', 'create', '--workspace', 'bench', '--role', 'owner', '--json')).stdout,
    ) as { token: string };
    const embedded = await openEmbedded({ dataDir: product.dataDir, log: () => {} });
    const url = new URL(embedded.superUrl);
    url.pathname = '/peyvand';
    const database = new pg.Pool({ connectionString: url.toString(), max: clients });
    try {
      const {
        rows: [workspace],
      } = await database.query(`select workspace_id as id from workspace where slug = 'bench'`);
      const seeding = performance.now();
      await seedWorkspace(url.toString(), { customers, purchasesEach }, workspace.id);
      await profilesReady(database, customers);
      await jobsDone(database);
      await database.query('vacuum analyze profile_customer, spine_event');
      const seedSeconds = Math.round((performance.now() - seeding) / 1000);
      const people = (
        await database.query('select customer_id as id from customers_customer where random() < $1 limit 2000', [
          Math.min(1, 4000 / customers),
        ])
      ).rows;
      const fragments = await pickFragments(database, customers);
      const questions = ask(
        workspace.id,
        people.map((row) => row.id as string),
        fragments,
      );
      const requests = size === 1 ? 600 : 32;
      const p95Ms: Record<string, Figures> = {};
      for (const question of questions) {
        const http = await load(requests, async (n) => {
          const answer = await fetch(`${product.address}/api/v1${question.path(n)}`, {
            headers: { authorization: `Bearer ${token}` },
          });
          if (!answer.ok) throw new Error(`${question.path(n)}: ${answer.status} ${await answer.text()}`);
          await answer.arrayBuffer();
        });
        const alone = await load(requests, async (n) => {
          const client = await database.connect();
          try {
            await client.query(
              `begin read only; select set_config('app.workspace', '${workspace.id}', true); set local role peyvand_web`,
            );
            await client.query(...question.sql(n));
            await client.query('commit');
          } finally {
            client.release();
          }
        });
        p95Ms[question.name] = {
          http: percentile(http, 0.95),
          p50: percentile(http, 0.5),
          postgres: percentile(alone, 0.95),
        };
      }
      const {
        rows: [settings],
      } = await database.query(
        `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as "synchronousCommit"`,
      );
      return { customers, purchases: customers * purchasesEach, seedSeconds, fragments, p95Ms, ...settings };
    } finally {
      await database.end();
      await embedded.stop();
    }
  } finally {
    await product.close();
  }
}

function ask(workspaceId: string, ids: readonly string[], fragments: Fragments): Question[] {
  const fragment = (n: number) => {
    const list = n % 2 === 0 ? fragments.rare : fragments.frequent;
    return list[Math.floor(n / 2) % list.length]?.fragment ?? '';
  };
  const tail = (n: number) => String((n * 7919) % 1_000_000).padStart(6, '0');
  const find = (wish: object): [string, unknown[]] => [
    'select * from desk_find_customers($1::jsonb, 51)',
    [JSON.stringify(wish)],
  ];
  const id = (n: number) => ids[(n * 31) % ids.length] ?? '';
  return [
    { name: 'list', path: () => '/customers?limit=50', sql: () => find({ sort: 'newest' }) },
    {
      name: 'name-fragment',
      path: (n) => `/customers?limit=50&q=${encodeURIComponent(fragment(n))}`,
      sql: (n) => find({ name: `%${fold(fragment(n))}%` }),
    },
    {
      name: 'phone-digits',
      path: (n) => `/customers?limit=50&q=${tail(n)}`,
      sql: (n) => [`select * from desk_search_keys($1, '{}', '{}', null, null, '{}', 50)`, [tail(n)]],
    },
    {
      name: 'customer-page',
      path: (n) => `/customers/${id(n)}`,
      sql: (n) => [
        'select * from customers_customer c left join customers_identifier i using (workspace_id, customer_id) where c.workspace_id = $1 and c.customer_id = $2',
        [workspaceId, id(n)],
      ],
    },
    {
      name: 'customer-timeline',
      path: (n) => `/customers/${id(n)}/timeline`,
      sql: (n) => [
        'select * from spine_event where workspace_id = $1 and customer_id = $2 order by occurred_at desc limit 51',
        [workspaceId, id(n)],
      ],
    },
    {
      name: 'customer-profile',
      path: (n) => `/customers/${id(n)}/profile`,
      sql: (n) => ['select * from profile_customer where workspace_id = $1 and customer_id = $2', [workspaceId, id(n)]],
    },
  ];
}

/** Fragments of names with their hits: rare ones (at most 200 at full size) and frequent ones (a twentieth of everybody or more). */
async function pickFragments(database: pg.Pool, customers: number): Promise<Fragments> {
  const pick = async (sql: string, bound: number) =>
    (await database.query(sql, [bound])).rows as { fragment: string; hits: number }[];
  // without its first letter a name is a part of one, and the index cannot be walked from a beginning
  const rare = await pick(
    `select substr(name, 2) as fragment, count(*)::int as hits from customers_customer group by name having count(*) <= $1
     order by md5(name) limit 20`,
    Math.max(2, Math.min(200, customers / 5_000)),
  );
  const frequent = await pick(
    `select left(family_name, 3) as fragment, count(*)::int as hits from customers_customer group by 1 having count(*) >= $1
     order by hits desc limit 4`,
    customers / 20,
  );
  if (rare.length === 0 || frequent.length === 0) throw new Error('the names are not spread as the bench needs them');
  return { rare, frequent };
}

async function profilesReady(database: pg.Pool, customers: number): Promise<void> {
  for (let n = 0; n < 6000; n++) {
    const {
      rows: [row],
    } = await database.query('select count(*)::int as n from profile_customer where orders > 0');
    if (row.n >= customers * 0.9) return;
    await pause(200);
  }
  throw new Error('the profiles were not ready in time');
}

/** What the seeding set off (models are fitted, doubles looked for) is over: it is not what is measured here. */
async function jobsDone(database: pg.Pool): Promise<void> {
  for (let quiet = 0, n = 0; quiet < 20; n++) {
    const {
      rows: [row],
    } = await database.query(
      `select count(*)::int as n from platform_job where locked_by is not null or run_at <= now() + interval '30 seconds'`,
    );
    quiet = row.n === 0 ? quiet + 1 : 0;
    if (n > 6000) throw new Error('the jobs did not come to rest in time');
    await pause(200);
  }
}

/** Times of all requests, in milliseconds, from `clients` callers that think between their questions. */
async function load(requests: number, once: (n: number) => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      await pause((thinkMs * client) / clients);
      while (next < requests) {
        const n = next++;
        const started = performance.now();
        await once(n);
        times.push(performance.now() - started);
        await pause(thinkMs);
      }
    }),
  );
  return times;
}

function percentile(times: number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
}

const round = (value: number) => Math.round(value * 10) / 10;
