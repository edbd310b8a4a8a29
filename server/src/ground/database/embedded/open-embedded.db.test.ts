import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { freshDataDir, temporaryFolder } from '../../../testing/cluster-cache.ts';
import { type Embedded, type EmbeddedOptions, openEmbedded } from './open-embedded.ts';
import { findProcess } from './process-table.ts';

const opened: Embedded[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('the first start in an empty folder', () => {
  it('makes a Persian UTF-8 database whose owner is no superuser, and keeps the passwords to itself', async () => {
    const dataDir = emptyFolder();
    const server = await open({ dataDir });

    const [database] = await ask(
      server.ownerUrl,
      `select current_user as me, rolsuper as super, pg_encoding_to_char(encoding) as encoding, datlocale as locale,
              current_setting('data_checksums') as checksums, current_setting('fsync') as fsync
         from pg_database, pg_roles where datname = current_database() and rolname = current_user`,
    );
    expect(database).toEqual({
      ...{ me: 'peyvand_owner', super: false, encoding: 'UTF8', locale: 'fa-IR' },
      ...{ checksums: 'on', fsync: 'on' },
    });
    expect(statSync(join(dataDir, 'connection.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataDir).sort()).toEqual(['backups', 'connection.json', 'files', 'logs', 'postgres', 'running']);
  });

  it('does without a unix socket where its path would be too long', async () => {
    const dataDir = join(emptyFolder(), 'a-folder-with-a-long-name'.repeat(4));
    const server = await open({ dataDir });
    expect(new URL(server.ownerUrl).searchParams.get('host')).toBeNull();
    expect(await ask(server.ownerUrl, 'select 1 as here')).toEqual([{ here: 1 }]);
  });

  it('listens on this computer only', async () => {
    const server = await open({ dataDir: await prepared() });
    const [row] = await ask(server.superUrl, "select current_setting('listen_addresses') as addresses");
    expect(row).toEqual({ addresses: '127.0.0.1' });
  });
});

describe('a later start', () => {
  it('finds the data and the address of last time', async () => {
    const dataDir = await prepared();
    const before = await open({ dataDir });
    await ask(before.ownerUrl, "create table guests as select 'Maryam' as name");
    await before.stop();

    const after = await open({ dataDir });
    expect(after.ownerUrl).toBe(before.ownerUrl);
    expect(await ask(after.ownerUrl, 'select name from guests')).toEqual([{ name: 'Maryam' }]);
  });

  it('makes new passwords when connection.json was lost, and keeps the data', async () => {
    const dataDir = await prepared();
    const before = await open({ dataDir });
    await ask(before.ownerUrl, "create table guests as select 'Reza' as name");
    await before.stop();
    rmSync(join(dataDir, 'connection.json'));

    const after = await open({ dataDir });
    expect(passwordOf(after)).not.toBe(passwordOf(before));
    expect(await ask(after.ownerUrl, 'select name from guests')).toEqual([{ name: 'Reza' }]);
  });

  it('does not answer missing files with an empty database', async () => {
    const dataDir = await prepared();
    rmSync(join(dataDir, 'postgres'), { recursive: true });
    await expect(open({ dataDir })).rejects.toMatchObject({ code: 'database.files-missing' });
    expect(readdirSync(dataDir)).not.toContain('postgres');
  });

  it('says what the server said when it cannot start', async () => {
    const dataDir = await prepared();
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '9.6\n');
    await expect(open({ dataDir })).rejects.toMatchObject({
      code: 'database.start-failed',
      message: expect.stringMatching(/did not start[\s\S]*incompatible/),
      fa: expect.stringContaining('پایگاه داده بالا نیامد'),
    });
  });
});

describe('a clean stop', () => {
  it('takes less than three seconds while clients are in the middle of their work', async () => {
    const server = await open({ dataDir: await prepared() });
    const busy = new Client({ connectionString: server.ownerUrl });
    busy.on('error', () => {});
    await busy.connect();
    await busy.query('begin; create table half_done (n int)');
    const cut = busy.query('select pg_sleep(60)').catch((error: Error) => error.message);

    const began = performance.now();
    await server.stop();
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(findProcess(server.pid)).toBeNull();
    expect(await cut).toMatch(/terminat/);
  });

  it('may be asked for twice', async () => {
    const server = await open({ dataDir: await prepared() });
    await Promise.all([server.stop(), server.stop()]);
    expect(findProcess(server.pid)).toBeNull();
  });
});

describe('several users of one folder', () => {
  it('share one server, and the last to leave switches it off', async () => {
    const dataDir = await prepared();
    const product = await open({ dataDir, supervise: true });
    const command = await open({ dataDir });
    expect(command).toMatchObject({ adopted: true, pid: product.pid, ownerUrl: product.ownerUrl });

    await product.stop();
    expect(await ask(command.ownerUrl, 'select 1 as here')).toEqual([{ here: 1 }]);
    await command.stop();
    expect(findProcess(command.pid)).toBeNull();
  });

  it('started at the same moment create one database', async () => {
    const dataDir = emptyFolder();
    const together = await Promise.all([open({ dataDir }), open({ dataDir }), open({ dataDir })]);
    expect(new Set(together.map((server) => server.pid)).size).toBe(1);
    expect(together.filter((server) => !server.adopted)).toHaveLength(1);
  });

  it('are never two products: the second is told which process has the folder', async () => {
    const dataDir = await prepared();
    await open({ dataDir, supervise: true });
    await expect(open({ dataDir, supervise: true })).rejects.toMatchObject({
      code: 'database.in-use',
      message: expect.stringContaining(`process ${process.pid}`),
    });
  });

  it('say what to do when the password of connection.json is another one, and leave no server behind', async () => {
    const dataDir = await prepared();
    const first = await open({ dataDir });
    await first.stop();
    const file = join(dataDir, 'connection.json');
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), superPassword: 'another' }));
    await expect(open({ dataDir })).rejects.toMatchObject({
      code: 'database.not-ours',
      message: expect.stringContaining('Delete connection.json'),
      fa: expect.stringContaining('connection.json را پاک کنید'),
    });
    rmSync(file);
    expect((await open({ dataDir })).adopted).toBe(false);
  });

  it('do not lose the server to somebody who ended without a word', async () => {
    const dataDir = await prepared();
    const server = await open({ dataDir });
    writeFileSync(
      join(dataDir, 'running', 'ghost.json'),
      JSON.stringify({ pid: process.pid, born: '1', kind: 'product' }),
    );
    const product = await open({ dataDir, supervise: true });
    expect(product.pid).toBe(server.pid);
    expect(readdirSync(join(dataDir, 'running'))).not.toContain('ghost.json');
  });
});

function open(options: Partial<EmbeddedOptions> & { dataDir: string }): Promise<Embedded> {
  return openEmbedded({ memory: 'small', log: () => {}, ...options }).then((server) => {
    opened.push(server);
    return server;
  });
}

function emptyFolder(): string {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder;
}

async function prepared(): Promise<string> {
  const folder = await freshDataDir(undefined);
  folders.push(folder);
  return folder;
}

function passwordOf(server: Embedded): string {
  return new URL(server.ownerUrl).password;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
