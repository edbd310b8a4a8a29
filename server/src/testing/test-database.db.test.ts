import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { testDatabase } from './test-database.ts';

const first = await testDatabase();
const second = await testDatabase();

describe('the database of a test file', () => {
  it('is its own: what one writes another does not see', async () => {
    await ask(first.ownerUrl, 'create table notes_of_maryam (words text)');
    const found = await ask(second.ownerUrl, "select to_regclass('notes_of_maryam') as found");
    expect(found).toEqual([{ found: null }]);
  });

  it('sorts Persian letters as people do', async () => {
    const rows = await ask(
      first.ownerUrl,
      "select string_agg(c, '' order by c) as sorted from unnest(array['و','ا','پ','ب','ی','آ','گ','ک']) c",
    );
    expect(rows).toEqual([{ sorted: 'آابپکگوی' }]);
  });

  it('is of the PostgreSQL the run was started for', async () => {
    const [row] = await ask(first.ownerUrl, "select current_setting('server_version_num')::int / 10000 as version");
    expect(row).toEqual({ version: Number(process.env.PEYVAND_TEST_POSTGRES || 18) });
  });

  it('lets the web and worker roles in', async () => {
    expect(await ask(first.webUrl, 'select current_user as me')).toEqual([{ me: 'peyvand_web' }]);
    expect(await ask(first.workerUrl, 'select current_user as me')).toEqual([{ me: 'peyvand_worker' }]);
  });

  it('is migrated', async () => {
    const rows = await ask(first.ownerUrl, 'select count(*)::int > 0 as migrated from platform_migration');
    expect(rows).toEqual([{ migrated: true }]);
  });
});

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
