import { chanceOfBeingAlive, pAlive, seededRandom } from '@peyvand/science';
import { expect, it } from 'vitest';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { refitModels } from '../profile/commands/refit-models.ts';
import { readCurrentFit } from '../profile/index.ts';
import { readCdnow } from '../testing/load-purchases.ts';
import { openShop } from '../testing/shop.ts';
import { inSql } from './in-sql.ts';

const database = await testDatabase();
const shop = await openShop(database, readCdnow(), {
  calendar: 'gregorian',
  settings: { asOf: 'after-last-purchase' },
});
const { workspaceId } = shop.workspace;
const inShop = <T>(work: Parameters<typeof inWorkspace<T>>[2]) => inWorkspace(shop.house.pool, workspaceId, work);

it('the chance that the database counts by is that of science, for any history and any parameters', async () => {
  const random = seededRandom(11);
  const rows = Array.from({ length: 3000 }, (_, i) => {
    // every tenth is extreme: hundreds of purchases and then years of silence
    const x = Math.floor(random() * (i % 10 === 0 ? 800 : 12));
    const tx = x === 0 ? 0 : random() * 100;
    const T = tx + random() * (i % 10 === 0 ? 900 : 60);
    const of = { r: random() * 3 + 0.01, alpha: random() * 30 + 0.01, a: random() * 4 + 1e-4, b: random() * 9 + 0.01 };
    return { ...of, x, tx, T };
  });
  const columns = ['r', 'alpha', 'a', 'b', 'x', 'tx', 'T'] as const;
  const quoted = { r: 'r', alpha: 'alpha', a: 'a', b: 'b', x: 'x', tx: 'tx', T: '"T"' };
  const found = await inShop((tx) =>
    tx.query<{ chance: number }>(
      `select ${chanceOfBeingAlive(inSql, quoted, 1)} as chance
       from unnest(${columns.map((_, i) => `$${i + 1}::float8[]`).join(', ')}) as h (${Object.values(quoted).join(', ')})`,
      columns.map((name) => rows.map((row) => row[name])),
    ),
  );
  for (const [i, { r, alpha, a, b, x, tx, T }] of rows.entries()) {
    const known = pAlive('mbgnbd', { r, alpha, a, b }, x, tx, T);
    expect(found[i]?.chance, JSON.stringify(rows[i])).toBeCloseTo(known, 12);
  }
});

it('retention by the rule of chances counts whom science counts, at both ends', async () => {
  await refitModels(shop.house, workspaceId);
  const fit = await inShop((tx) => readCurrentFit(tx));
  const params = fit?.fits.mbgnbd?.params as unknown as Parameters<typeof pAlive>[1];
  const at = (day: string) => Date.parse(day) / 86_400_000 / 7;
  const days = new Map<string, Set<string>>();
  for (const { customer, at: when } of readCdnow())
    days.set(customer, (days.get(customer) ?? new Set()).add(when.slice(0, 10)));
  const isCustomer = (own: ReadonlySet<string>, day: string) => {
    const known = [...own].filter((one) => one <= day).sort();
    const [first] = known;
    const last = known.at(-1);
    if (first === undefined || last === undefined) return false;
    return pAlive('mbgnbd', params, known.length - 1, at(last) - at(first), at(day) - at(first)) >= 0.5;
  };
  const people = [...days.values()];
  const start = people.filter((own) => isCustomer(own, '1997-12-31'));
  const stayed = start.filter((own) => isCustomer(own, '1998-06-30'));
  const answer = await shop.ask('/measures/retention?variant=p-alive&from=1998-01-01&to=1998-07-01');
  expect(answer).toMatchObject({ numerator: stayed.length, denominator: start.length });
  expect(answer.figures.end).toBe(people.filter((own) => isCustomer(own, '1998-06-30')).length);
  expect(start.length).toBeGreaterThan(500);
});
