import { expect, it } from 'vitest';
import { runKills } from './run-kills.ts';

it('loses nothing acknowledged and does nothing twice when process and database are killed at random moments', {
  timeout: 900_000,
}, async () => {
  const report = await runKills({ kills: 20, seed: Math.floor(Math.random() * 1e9) });
  process.stdout.write(`kills: ${JSON.stringify(report)}\n`);
  expect(report.kills.process + report.kills.database).toBe(20);
  expect(report.acknowledged).toBeGreaterThan(60);
  expect(report).toMatchObject({ lost: 0, twice: 0, profileWrong: 0, duplicateCustomers: 0 });
  expect(report.found).toBe(report.acknowledged + report.unanswered);
  expect(report.profileOrders).toBe(report.found);
});
