import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const tool = fileURLToPath(new URL('../tools/bench.mjs', import.meta.url));

/** One bench at a hundredth of its size, as a person runs it: whether it still measures what it says, not how fast. */
async function bench(name: string) {
  const { stdout } = await promisify(execFile)(process.execPath, [tool, name, '--size', '0.01'], { maxBuffer: 1e7 });
  return JSON.parse(stdout).result;
}

it('the bench of science fits and predicts at each size', { timeout: 120_000 }, async () => {
  const { models, analyse } = await bench('science');
  expect(models.map((one: { converged: boolean }) => one.converged)).toEqual([true, true, true]);
  expect(analyse).toBeDefined();
});

it('the bench of start serves the page twice and tells the memory at rest', { timeout: 120_000 }, async () => {
  const { coldSeconds, secondStartSeconds, idleMb } = await bench('start');
  for (const figure of [coldSeconds, secondStartSeconds, idleMb]) expect(figure).toBeGreaterThan(0);
});

it('the bench of import compares with a bare copy of the same rows', { timeout: 120_000 }, async () => {
  const { rows, imported, baseline, ratio } = await bench('import');
  expect(rows).toEqual({ customers: 10_000, purchases: 10_000 });
  expect(imported.proof.purchases).toBe(10_000);
  expect(baseline.tables.customers_customer.rows).toBe(10_000);
  expect(baseline.tables.purchases_purchase.rows).toBe(10_000);
  expect(baseline.tables.profile_customer.rows).toBe(10_000);
  expect(ratio).toBeCloseTo(imported.seconds / baseline.seconds, 1);
});

it('the bench of write has every purchase answered and every reaction done', { timeout: 120_000 }, async () => {
  const { purchases, tpcb, ratio } = await bench('write');
  expect(purchases.posted).toBeGreaterThan(0);
  expect(purchases.failed).toBe(0);
  expect(tpcb.tps).toBeGreaterThan(0);
  expect(ratio).toBeCloseTo(purchases.perSecond / tpcb.tps, 2);
});

it('the bench of read finds somebody for every question, at both sizes', { timeout: 120_000 }, async () => {
  const { large, small, growth } = await bench('read');
  expect([large.customers, small.customers]).toEqual([10_000, 100]);
  for (const name of ['list', 'name-fragment', 'phone-digits', 'customer-page']) {
    expect(large.p95Ms[name].http).toBeGreaterThan(0);
    expect(growth[name]).toBeGreaterThan(0);
  }
});
