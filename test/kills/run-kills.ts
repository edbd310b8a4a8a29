import { createHash } from 'node:crypto';
import pg from 'pg';
import { openEmbedded } from '../../server/src/ground/database/embedded/open-embedded.ts';
import { type OpenProduct, openProduct } from '../open-product.ts';

export interface KillsReport {
  seed: number;
  kills: { process: number; database: number };
  acknowledged: number;
  found: number;
  lost: number;
  twice: number;
  /** Sent without an answer: may or may not be there, but never more than once. */
  unanswered: number;
  profileOrders: number;
  profileWrong: number;
  duplicateCustomers: number;
}

/**
 * Kills the product and its database server (SIGKILL) at random moments while tills post purchases, and counts what is
 * there at the end. A till repeats what was not answered under the same key, as a real one does.
 */
export async function runKills(options: { kills: number; seed: number; tills?: number }): Promise<KillsReport> {
  const random = seeded(options.seed);
  const product = await openProduct();
  const acknowledged = new Map<string, string>();
  let stopped = false;
  try {
    await product.command('workspace', 'create', 'kills', '--name', 'kills');
    const { token } = JSON.parse(
      (await product.command('token', 'create', '--workspace', 'kills', '--role', 'cashier', '--json')).stdout,
    ) as { token: string };
    const sent = new Set<string>();
    const tills = Array.from({ length: options.tills ?? 4 }, (_, till) =>
      runTill(product, token, till, random, acknowledged, sent, () => stopped),
    );
    const kills = { process: 0, database: 0 };
    for (let n = 0; n < options.kills; n++) {
      const before = acknowledged.size;
      const wait = 20 + Math.floor(random() * 400);
      await until(() => acknowledged.size > before + 3 || ended(product));
      if (ended(product)) throw new Error('the product ended by itself');
      await new Promise((resolve) => setTimeout(resolve, wait));
      if (random() < 0.5) {
        kills.database += 1;
        // answers that were under way may have let us come back before the server does
        await until(() => product.killDatabase());
      } else {
        kills.process += 1;
        await product.kill();
        await product.restart();
      }
    }
    const last = acknowledged.size;
    await until(() => acknowledged.size > last + 3);
    stopped = true;
    await Promise.all(tills);
    return { seed: options.seed, kills, ...(await count(product, acknowledged, sent)) };
  } catch (error) {
    throw new Error(`seed ${options.seed}, ${acknowledged.size} acknowledged. ${product.lastWords}`, { cause: error });
  } finally {
    stopped = true;
    await product.close();
  }
}

async function runTill(
  product: OpenProduct,
  token: string,
  till: number,
  random: () => number,
  acknowledged: Map<string, string>,
  sent: Set<string>,
  stopped: () => boolean,
): Promise<void> {
  for (let n = 0; !stopped(); n++) {
    const number = `T${till}-${n}`;
    const body = JSON.stringify({
      customer: { phone: `0912${String(1000000 + Math.floor(random() * 300)).slice(-7)}`, name: `مشتری ${till}` },
      number,
      at: '2026-11-20',
      channel: 'till',
      lines: [{ sku: 'A', quantity: 1, unitPrice: 10_000 + n }],
    });
    sent.add(number);
    for (;;) {
      const answer = await fetch(`${product.address}/api/v1/purchases`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': `key-${number}`,
        },
        body,
        signal: AbortSignal.timeout(20_000),
      }).catch(() => undefined);
      if (answer !== undefined && (answer.status === 201 || answer.status === 200)) {
        const { purchaseId } = (await answer.json().catch(() => ({}))) as { purchaseId?: string };
        if (purchaseId !== undefined) {
          acknowledged.set(number, purchaseId);
          break;
        }
      } else if (answer !== undefined && answer.status < 500 && answer.status !== 409 && answer.status !== 429)
        throw new Error(`till ${till}: ${answer.status} ${await answer.text()}`);
      if (stopped()) return;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
}

async function count(product: OpenProduct, acknowledged: Map<string, string>, sent: Set<string>) {
  const embedded = await openEmbedded({ dataDir: product.dataDir, log: () => {} });
  const url = new URL(embedded.superUrl);
  url.pathname = '/peyvand';
  const client = new pg.Client({ connectionString: url.toString() });
  await client.connect();
  try {
    await caughtUp(client);
    const { rows } = await client.query('select number, purchase_id from purchases_purchase');
    const found = new Map<string, string[]>();
    for (const row of rows) found.set(row.number, [...(found.get(row.number) ?? []), row.purchase_id]);
    const {
      rows: [facts],
    } = await client.query(`
      select (select coalesce(sum(orders), 0)::int from profile_customer) as "profileOrders",
        (select count(*)::int from (select customer_id, count(*) n from purchases_purchase group by customer_id) s
          full join profile_customer p using (customer_id) where s.n is distinct from nullif(p.orders, 0)) as "profileWrong",
        (select count(*)::int from (select search_key from customers_identifier i join customers_customer c using (workspace_id, customer_id) group by match_key, search_key having count(*) > 1) d) as "duplicateCustomers"`);
    return {
      acknowledged: acknowledged.size,
      found: rows.length,
      lost: [...acknowledged].filter(([number, id]) => !found.get(number)?.includes(id)).length,
      twice:
        [...found.values()].filter((ids) => ids.length > 1).length + rows.filter((row) => !sent.has(row.number)).length,
      unanswered: [...found.keys()].filter((number) => !acknowledged.has(number)).length,
      ...(facts as { profileOrders: number; profileWrong: number; duplicateCustomers: number }),
    };
  } finally {
    await client.end();
    await embedded.stop();
  }
}

/** Waits until every reaction has heard everything: its cursors stand beyond the last event. */
async function caughtUp(client: pg.Client): Promise<void> {
  await until(async () => {
    const {
      rows: [row],
    } = await client.query(`select
      (select count(*) from purchases_purchase) = (select coalesce(sum(orders), 0) from profile_customer) as done`);
    return row.done === true;
  });
}

const ended = ({ process }: OpenProduct) => process.exitCode !== null || process.signalCode !== null;

async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  for (let n = 0; n < 12_000; n++) {
    if (await done()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('waited five minutes in vain');
}

/** The same numbers for the same seed, so that a failing run can be repeated. */
function seeded(seed: number): () => number {
  let n = 0;
  return () => createHash('sha256').update(`${seed}:${n++}`).digest().readUInt32BE(0) / 2 ** 32;
}
