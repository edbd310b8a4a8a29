import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { ownServer } from '../../../testing/own-server.ts';
import { assertDatabaseLocale } from './assert-database-locale.ts';

const server = await ownServer();

describe('a database for Persian text', () => {
  it('is our own, and one made for UTF-8 letters', async () => {
    await expect(check(server.ownerUrl)).resolves.toBeUndefined();
  });

  it('is refused when it was made with LC_CTYPE C, with the statement that makes a fit one', async () => {
    await make(
      `create database shop_c template template0 encoding 'UTF8' locale_provider libc lc_collate 'C' lc_ctype 'C'`,
    );
    await expect(check(elsewhere('shop_c'))).rejects.toMatchObject({
      code: 'database.locale-unfit',
      message: expect.stringContaining("LC_CTYPE 'C.UTF-8'"),
      fa: expect.stringContaining('shop_c'),
    });
  });

  it('is refused when its encoding is not UTF-8', async () => {
    await make(
      `create database shop_ascii template template0 encoding 'SQL_ASCII' locale_provider libc lc_collate 'C' lc_ctype 'C'`,
    );
    await expect(check(elsewhere('shop_ascii'))).rejects.toMatchObject({ code: 'database.encoding-unfit' });
  });
});

function elsewhere(database: string): string {
  const url = new URL(server.superUrl);
  url.pathname = `/${database}`;
  return url.toString();
}

async function check(url: string): Promise<void> {
  await connected(url, assertDatabaseLocale);
}

async function make(statement: string): Promise<void> {
  await connected(server.superUrl, (client) => client.query(statement));
}

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
