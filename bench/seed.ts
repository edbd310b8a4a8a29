import { readFileSync } from 'node:fs';
import { uuidv7 } from '@peyvand/kernel/ids';
import pg from 'pg';

const list = (file: string) =>
  readFileSync(new URL(`../demo/data/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/**
 * Fills a workspace by SQL for benches that measure reading: the same rows that writing would leave, made in seconds.
 * Fixed seed, so that two runs search the same people. Frequent names follow a power law, as real ones do.
 */
export async function seedWorkspace(
  superUrl: string,
  size: { customers: number; purchasesEach: number },
  existing?: string,
): Promise<string> {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  const workspaceId = existing ?? uuidv7();
  const given = [...list('female_fa.txt'), ...list('male_fa.txt')];
  const family = list('region_fa.txt').map((place) => `${place.replace(/ه$/, '')}ی`);
  try {
    if (existing === undefined)
      await client.query(`insert into workspace (workspace_id, slug, name) values ($1, $2, 'bench')`, [
        workspaceId,
        `bench-${workspaceId.slice(-12)}`,
      ]);
    await client.query('select setseed(0.42)');
    await client.query(
      `insert into customers_customer (workspace_id, customer_id, kind, name, given_name, family_name, search_key, city, tags, source, created_at, updated_at)
       select $1, uuidv7(), 'person', g || ' ' || f, g, f, ' ' || peyvand_fold(g || ' ' || f) || ' ' || peyvand_fold_compact(g || ' ' || f),
         c, case when n % 20 = 0 then '{وفادار}'::text[] else '{}' end, 'bench', now() - n * interval '1 second', now()
       from (select n, ($2::text[])[1 + floor(power(random(), 2) * $3)::int] as g, ($4::text[])[1 + floor(power(random(), 3) * $5)::int] as f,
               (array['تهران','اصفهان','شیراز','تبریز','مشهد'])[1 + n % 5] as c from generate_series(1, $6::int) n) s`,
      [workspaceId, given, given.length, family, family.length, size.customers],
    );
    await client.query(
      `insert into customers_identifier (workspace_id, kind, scope, match_key, customer_id, value, is_primary, source, created_at)
       select $1, 'phone', '', '+98900' || lpad((n * 7919 % 10000000)::text, 7, '0'), customer_id, '+98900' || lpad((n * 7919 % 10000000)::text, 7, '0'), true, 'bench', now()
       from (select customer_id, row_number() over (order by customer_id) as n from customers_customer where workspace_id = $1) c`,
      [workspaceId],
    );
    await client.query(
      `insert into purchases_purchase (workspace_id, purchase_id, customer_id, number, channel, at, day, items, total, content_hash, source, created_at)
       select $1, uuidv7(), customer_id, null, 'till', at, at::date, amount, amount, '\\x00', 'bench', at
       from (select customer_id, now() - random() * interval '700 days' as at, (1 + floor(random() * 500))::bigint * 10000 as amount
             from customers_customer, generate_series(1, $2::int) where workspace_id = $1) p`,
      [workspaceId, size.purchasesEach],
    );
    await client.query(
      `insert into spine_event (workspace_id, recorded_at, event_id, epoch, position, type, customer_id, occurred_at, actor, source, origin, data)
       select workspace_id, now(), uuidv7(), 1, row_number() over ()::int, 'purchase.recorded', customer_id, at, 'import:bench', 'import', 'import',
         jsonb_build_object('purchaseId', purchase_id, 'total', total, 'lines', 1, 'channel', channel, 'branch', '', 'day', day)
       from purchases_purchase where workspace_id = $1`,
      [workspaceId],
    );
    // its own scans are booked before anybody counts scans
    await client.query('vacuum analyze customers_customer, customers_identifier, purchases_purchase');
    await client.query('select pg_stat_force_next_flush()');
    await client.query('select 1');
    return workspaceId;
  } finally {
    await client.end();
  }
}
