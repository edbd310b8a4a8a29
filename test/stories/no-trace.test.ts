import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { openProduct } from '../open-product.ts';
import { openShop } from './open-shop.ts';

/** A person who was the reason of many errors is erased; nothing of her is left in the data folder. */
const product = await openProduct();
afterAll(() => product.close());
const shop = await openShop(product, 'tabriz');
/** Marks that occur nowhere else, in the forms in which they may lie about. */
const marks = { name: 'Zarrintajmark', phone: '9127770413', email: 'zarrintaj.mark', note: 'Firouzehmark' };

async function database(): Promise<pg.Client> {
  const { port, superPassword } = JSON.parse(readFileSync(join(product.dataDir, 'connection.json'), 'utf8'));
  const client = new pg.Client({
    connectionString: `postgresql://postgres:${encodeURIComponent(superPassword)}@127.0.0.1:${port}/peyvand`,
  });
  await client.connect();
  return client;
}

it('GATES 13: fifty errors with her values, an erasure and docs/operations.md’s maintenance leave nothing of her in any file', async () => {
  const { body: person } = await shop.post('/customers', {
    name: marks.name,
    phones: [`0${marks.phone}`],
    emails: [`${marks.email}@example.ir`],
  });
  await shop.post(`/customers/${person.customerId}/notes`, { body: marks.note });
  let errors = 0;
  // by the product's own doors
  for (const value of [marks.name, `0${marks.phone}`, `${marks.email}@example.ir`, marks.note])
    for (const path of [
      `/customers?q=${value}&cursor=WyJ4IiwieSJd`,
      `/customers?q=${value}&netMin=99999999999999999999`,
      `/customers/${value}`,
      `/purchases?customerId=${value}`,
      `/customers?city=${value}%00`,
      `/customers?companyId=${value}`,
    ]) {
      const { status } = await shop.get(path);
      if (status >= 400) errors += 1;
    }
  await shop.post('/customers', { name: marks.name, phones: [`0${marks.phone}`] });
  await shop.post('/customers', { name: marks.name, birthday: marks.note });
  // and in the database itself, in every way that PostgreSQL quotes a value
  const client = await database();
  for (const value of Object.values(marks))
    for (const sql of [
      `select '${value}'::uuid`,
      `select '${value}'::int`,
      `select '${value}'::timestamptz`,
      `select '${value}'::jsonb`,
      `do $$ begin raise exception 'no ${value}'; end $$`,
      `do $$ begin execute 'select ''${value}''::uuid'; end $$`,
      `select no_such_function('${value}')`,
      `select * from desk_find_customers('{"name": "${value}", "sort": "${value}"}'::jsonb, 1)`,
      `with a as (select '${value}'::text v) select v::bigint from a`,
      `select 1 as "${value}" from nowhere`,
    ])
      await client.query(sql).then(
        () => {},
        () => {
          errors += 1;
        },
      );
  expect(errors).toBeGreaterThanOrEqual(50);

  expect((await shop.post(`/customers/${person.customerId}/erase`)).status).toBe(200);
  // docs/operations.md: the end of an erasure on the disk
  await client.query('vacuum full');
  await client.query('checkpoint');
  await client.query('select pg_switch_wal()');
  await client.query('checkpoint');
  await client.query('select pg_switch_wal()');
  await client.query('checkpoint');
  await client.end();
  expect(traces(product.dataDir)).toEqual([]);
});

/** Files that hold one of the marks, whatever the case. */
function traces(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((file) => {
      const text = readFileSync(file, 'latin1').toLowerCase();
      return Object.values(marks)
        .filter((mark) => text.includes(mark.toLowerCase()))
        .map((mark) => `${file.slice(folder.length)}: ${mark}`);
    });
}
