import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { claimSql } from './deliver.ts';
import { nextSql } from './line.ts';

const database = await testDatabase();
const shop = await testApp(database);
const { workspaceId } = shop.workspace;
const admin = new pg.Client({ connectionString: database.superUrl });
await admin.connect();
afterAll(() => admin.end());

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows'?: number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

/** The plan as the worker has it, behind row-level security; what it did is undone. */
async function planOf(sql: string, params: unknown[]): Promise<Plan[]> {
  let found: Plan[] = [];
  const undone = new Error('undone');
  await inWorkspace(shop.house.workerPool, workspaceId, async (tx) => {
    const [row] = await tx.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(`explain (analyze, format json) ${sql}`, params);
    found = nodes(row?.['QUERY PLAN'][0]?.Plan ?? { 'Node Type': 'none' });
    throw undone;
  }).catch((error) => {
    if (error !== undone) throw error;
  });
  return found;
}

describe('GATES 1: the line of an endpoint', () => {
  it('of 100,000 waiting deliveries of 1,000 endpoints, a claim reads those it takes, by their index', async () => {
    await admin.query(
      `insert into webhooks_endpoint (workspace_id, endpoint_id, url, secret, created_at, updated_at)
       select $1, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'https://shop.example/' || n, '\\x00', now(), now()
       from generate_series(1, 1000) n`,
      [workspaceId],
    );
    await admin.query(
      `insert into webhooks_delivery (workspace_id, delivery_id, endpoint_id, event_id, event_recorded_at, event_type, next_at, created_at)
       select $1, gen_random_uuid(), ('00000000-0000-7000-8000-' || lpad((1 + n % 1000)::text, 12, '0'))::uuid, gen_random_uuid(), now(),
         'customer.created', '2026-11-21T08:00:00Z'::timestamptz + n * interval '10 ms', now()
       from generate_series(1, 100000) n`,
      [workspaceId],
    );
    await admin.query('analyze webhooks_delivery, webhooks_endpoint');
    const endpoint = '00000000-0000-7000-8000-000000000007';
    const now = new Date('2026-11-21T09:00:00Z');
    for (const [what, sql, params] of [
      ['claim', claimSql, [workspaceId, endpoint, new Date(now.getTime() + 60_000), now, 8]],
      ['next', nextSql, [workspaceId, endpoint]],
    ] as const) {
      const plan = await planOf(sql, [...params]);
      const read = plan.filter((node) => node['Relation Name'] === 'webhooks_delivery');
      expect(read.length, what).toBeGreaterThan(0);
      for (const node of read.filter((one) => one['Node Type'] !== 'ModifyTable')) {
        expect(node['Node Type'], `${what} ${JSON.stringify(node)}`).toMatch(/^Index/);
        expect((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0), what).toBeLessThanOrEqual(100);
      }
      expect(
        plan.map((node) => node['Index Name']),
        what,
      ).toContain('webhooks_delivery_due');
    }
  });
});
