import { expect, it } from 'vitest';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { refitModels } from '../../know/profile/commands/refit-models.ts';
import { rebuildProfiles, recomputeProfiles } from '../../know/profile/tables.ts';
import { loadPurchases, readCdnow } from '../../know/testing/load-purchases.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

/** One person, one figure: what the list shows, seeks and counts by is what her page says, whatever happened since the fit. */
const shop = await testApp(await testDatabase(), {
  now: '1998-07-01T09:00:00Z',
  workspace: {
    calendar: 'gregorian',
    currency: { code: 'USD', minorDigits: 2, display: { unit: 'major', factor: 1 } },
    settings: { asOf: 'today' },
  },
});
const { workspaceId } = shop.workspace;
const owner = shop.as('owner');
const ids = await loadPurchases(shop.house.workerPool, workspaceId, readCdnow());
await inWorkspace(shop.house.workerPool, workspaceId, (tx) => rebuildProfiles(tx));
await refitModels(shop.house, workspaceId);

interface Line {
  id: string;
  segment: string | null;
  pAlive: number | null;
  clv: number | null;
}

async function list(query = ''): Promise<Map<string, Line>> {
  const found = new Map<string, Line>();
  let cursor = '';
  do {
    const { status, body } = await owner.get(`/customers?limit=200${query}${cursor}`);
    expect(status, JSON.stringify(body)).toBe(200);
    for (const line of body.items) found.set(line.id, line);
    cursor = body.nextCursor === null ? '' : `&cursor=${encodeURIComponent(body.nextCursor)}`;
  } while (cursor !== '');
  return found;
}

async function pageOf(id: string) {
  const { body } = await owner.get(`/customers/${id}/profile`);
  const fact = (name: string) => body.facts.find((one: { name: string }) => one.name === name)?.value;
  return { segment: fact('segment'), pAlive: fact('pAlive'), clv: fact('clv') };
}

/** Walks the list and the page of these: both say the same, and filters keep what they show. */
async function walk(some: readonly string[]) {
  await shop.readable();
  await shop.house.pump.drain(workspaceId);
  const lines = await list();
  const likely = await list('&aliveMin=0.7');
  for (const id of some) {
    const line = lines.get(id);
    const page = await pageOf(id);
    expect({ segment: line?.segment, pAlive: line?.pAlive, clv: line?.clv }, id).toEqual(page);
    expect(likely.has(id), id).toBe((page.pAlive ?? 0) >= 0.7);
    if (page.segment !== null) expect((await list(`&segment=rfm:${page.segment}`)).has(id)).toBe(true);
  }
  return lines;
}

it('FRONTDOOR 25: list and page say one figure of a person, after a purchase, a return, a cancelling, a new face and a merge', async () => {
  const names = [...ids.keys()];
  const daysOf = (name: string) => new Set(readCdnow().flatMap((row) => (row.customer === name ? [row.at] : []))).size;
  const often = names.slice(8, 60).find((name) => daysOf(name) >= 4);
  const [silent = '', other = '', third = ''] = [names[1], names[7], often].map((name) => ids.get(name ?? '') ?? '');
  const before = await walk([silent, other, third]);
  const sell = async (customer: object, unitPrice: number) => {
    const sold = await owner.post('/purchases', {
      at: '1998-07-01',
      customer,
      lines: [{ sku: 'cd', quantity: 1, unitPrice }],
    });
    expect(sold.status, JSON.stringify(sold.body)).toBe(201);
    return sold.body;
  };
  const sold = await sell({ id: silent }, 4000);
  const fresh = await sell({ externalId: 'NEW-1' }, 2500);
  const bought = await walk([silent, fresh.customerId, other]);
  expect(bought.get(silent)?.pAlive).toBeGreaterThan(before.get(silent)?.pAlive ?? 1);
  expect(bought.get(fresh.customerId)?.segment).not.toBeNull();
  expect(bought.get(other)).toEqual(before.get(other));

  const back = await owner.post(`/purchases/${sold.purchaseId}/returns`, {
    at: '1998-07-01',
    lines: [{ position: 1, quantity: 1 }],
  });
  expect(back.status, JSON.stringify(back.body)).toBe(201);
  const cancelled = await owner.post(`/purchases/${fresh.purchaseId}/cancel`, { at: '1998-07-01' });
  expect(cancelled.status, JSON.stringify(cancelled.body)).toBeLessThan(300);
  const returned = await walk([silent, fresh.customerId]);
  expect(returned.get(fresh.customerId)).toMatchObject({ segment: null, pAlive: null, clv: null });
  expect(returned.get(silent)?.pAlive).toBeLessThan(bought.get(silent)?.pAlive ?? 0);

  const merged = await owner.post(`/customers/${other}/merge`, { mergedId: third });
  expect(merged.status, JSON.stringify(merged.body)).toBeLessThan(300);
  await shop.readable();
  await shop.house.pump.drain(workspaceId);
  // her purchases moved by a reaction of their own: the job that looks again half a minute later
  await inWorkspace(shop.house.workerPool, workspaceId, (tx) => recomputeProfiles(tx, [other, third]));
  const joined = await walk([other]);
  expect(joined.has(third)).toBe(false);
  expect(joined.get(other)?.pAlive).not.toBe(before.get(other)?.pAlive);
});

it('one figure still, when a fit was made while purchases came in', async () => {
  const name = [...ids.keys()][20] ?? '';
  const id = ids.get(name) ?? '';
  const fitting = refitModels(shop.house, workspaceId);
  const sold = await owner.post('/purchases', {
    at: '1998-07-01',
    customer: { id },
    lines: [{ sku: 'cd', quantity: 1, unitPrice: 900 }],
  });
  expect(sold.status).toBe(201);
  await shop.readable();
  await shop.house.pump.drain(workspaceId);
  await fitting;
  const lines = await walk([id]);
  expect(lines.get(id)?.segment).not.toBeNull();
});
