import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { freshDataDir, temporaryFolder } from '../../../testing/cluster-cache.ts';
import { type Embedded, type EmbeddedOptions, openEmbedded } from './open-embedded.ts';
import { findProcess } from './process-table.ts';

const isRoot = process.getuid?.() === 0;
const opened: Embedded[] = [];
const folders: string[] = [];
const children: ChildProcess[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.stop();
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('the database server is killed under the running product', () => {
  it('comes back by itself at the same address, with everything that was acknowledged', async () => {
    const server = await open({ dataDir: await prepared(), supervise: true });
    await ask(server.ownerUrl, 'create table receipts (number int)');
    for (let number = 1; number <= 20; number += 1)
      await ask(server.ownerUrl, `insert into receipts values (${number})`);

    const killed = server.pid;
    await killAndWait(server);

    expect(server.pid).not.toBe(killed);
    expect(await ask(server.ownerUrl, 'select count(*)::int as kept from receipts')).toEqual([{ kept: 20 }]);
  });

  it('comes back again and again, also while a client is computing', async () => {
    const server = await open({ dataDir: await prepared(), supervise: true });
    for (let round = 0; round < 3; round += 1) {
      const busy = new Client({ connectionString: server.ownerUrl });
      busy.on('error', () => {});
      await busy.connect();
      const cut = busy.query('select count(*) from generate_series(1, 1e9)').catch(() => 'cut');
      await killAndWait(server);
      expect(await cut).toBe('cut');
    }
    expect(await ask(server.ownerUrl, 'select 1 as here')).toEqual([{ here: 1 }]);
  });

  it('comes back when the server was not our child but adopted', async () => {
    const dataDir = await prepared();
    const command = await open({ dataDir });
    const product = await open({ dataDir, supervise: true });
    expect(product.adopted).toBe(true);
    await killAndWait(product);
    expect(await ask(command.ownerUrl, 'select 1 as here')).toEqual([{ here: 1 }]);
  });

  it('stays down when it was asked to stop', async () => {
    const dataDir = await prepared();
    const server = await open({ dataDir, supervise: true });
    await server.stop();
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
  });
});

describe('the product is killed and leaves its database server behind', () => {
  it('the next product stops the orphan and starts its own', async () => {
    const dataDir = await prepared();
    const orphan = await leaveOrphan(dataDir);
    const product = await open({ dataDir, supervise: true });
    expect(findProcess(orphan)).toBeNull();
    expect(product).toMatchObject({ adopted: false });
    expect(await ask(product.ownerUrl, 'select name from guests')).toEqual([{ name: 'Maryam' }]);
  });

  it('the next command uses the orphan and switches it off when done', async () => {
    const dataDir = await prepared();
    const orphan = await leaveOrphan(dataDir);
    const command = await open({ dataDir });
    expect(command).toMatchObject({ adopted: true, pid: orphan });
    await command.stop();
    expect(findProcess(orphan)).toBeNull();
  });
});

describe('a stale postmaster.pid', () => {
  it('that names a living stranger is no obstacle', async () => {
    const dataDir = await prepared();
    const stranger = startAsServer(dataDir, 'sleep', ['60']);
    await writeStalePid(dataDir, stranger.pid ?? 0);
    expect(await ask((await open({ dataDir })).ownerUrl, 'select 1 as here')).toEqual([{ here: 1 }]);
    expect(stranger.exitCode).toBeNull();
  });

  if (process.platform === 'linux') {
    it('that names a dead process nobody reaped is no obstacle', async () => {
      const dataDir = await prepared();
      // The shell becomes a sleep, which never asks after the child it inherited.
      const careless = startAsServer(dataDir, 'sh', ['-c', 'sleep 0.05 & echo $!; exec sleep 60']);
      const [line] = await once(careless.stdout ?? careless, 'data');
      const zombie = Number(String(line));
      await expect.poll(() => readFileSync(`/proc/${zombie}/stat`, 'utf8')).toContain(') Z ');
      await writeStalePid(dataDir, zombie);
      expect(await ask((await open({ dataDir })).ownerUrl, 'select 1 as here')).toEqual([{ here: 1 }]);
    });
  }
});

if (isRoot) {
  describe('root starts the product in a folder that others may not enter', () => {
    it('keeps programs and data where the server’s user can reach them', async () => {
      const closed = temporaryFolder();
      chmodSync(closed, 0o700);
      folders.push(closed);
      const dataDir = join(closed, 'data');
      const server = await open({ dataDir });
      folders.push(join(server.serverDir, '..'));

      expect(server.serverDir.startsWith(closed)).toBe(false);
      expect(statSync(server.serverDir).uid).not.toBe(0);
      expect(JSON.parse(readFileSync(join(dataDir, 'connection.json'), 'utf8'))).toMatchObject({
        serverDir: server.serverDir,
      });
      await ask(server.ownerUrl, "create table guests as select 'Sara' as name");
      await server.stop();

      const again = await open({ dataDir });
      expect(await ask(again.ownerUrl, 'select name from guests')).toEqual([{ name: 'Sara' }]);
    });

    it('begins anew when the folder was deleted, and sets the old data aside', async () => {
      const closed = temporaryFolder();
      chmodSync(closed, 0o700);
      folders.push(closed);
      const dataDir = join(closed, 'data');
      const before = await open({ dataDir });
      folders.push(join(before.serverDir, '..'));
      await ask(before.ownerUrl, "create table guests as select 'Sara' as name");
      await before.stop();
      rmSync(dataDir, { recursive: true });

      const after = await open({ dataDir });
      expect(await ask(after.ownerUrl, "select to_regclass('guests') as guests")).toEqual([{ guests: null }]);
      expect(
        readdirSync(join(after.serverDir, '..')).filter((name) => name.startsWith('postgres.until-')),
      ).toHaveLength(1);
    });

    it('moves data along that were made while the folder was open', async () => {
      const folder = temporaryFolder();
      folders.push(folder);
      const dataDir = join(folder, 'data');
      mkdirSync(dataDir, { mode: 0o711 });
      const before = await open({ dataDir });
      await ask(before.ownerUrl, "create table guests as select 'Omid' as name");
      await before.stop();
      chmodSync(folder, 0o700);

      const after = await open({ dataDir });
      folders.push(join(after.serverDir, '..'));
      expect(after.serverDir).not.toBe(before.serverDir);
      expect(await ask(after.ownerUrl, 'select name from guests')).toEqual([{ name: 'Omid' }]);
    });
  });
}

function open(options: Partial<EmbeddedOptions> & { dataDir: string }): Promise<Embedded> {
  return openEmbedded({ memory: 'small', log: () => {}, ...options }).then((server) => {
    opened.push(server);
    return server;
  });
}

async function prepared(): Promise<string> {
  const folder = await freshDataDir(undefined);
  folders.push(folder);
  return folder;
}

async function killAndWait(server: Embedded): Promise<void> {
  const back = new Promise<void>((resolve) => server.onRestart(resolve));
  process.kill(server.pid, 'SIGKILL');
  await back;
}

/** Another process opens the folder as the product, writes a row, and is killed; answers the id of the server it leaves. */
async function leaveOrphan(dataDir: string): Promise<number> {
  const launcher = new URL('./open-embedded.ts', import.meta.url).href;
  const program = `
    import { openEmbedded } from ${JSON.stringify(launcher)};
    import { Client } from 'pg';
    const server = await openEmbedded({ dataDir: ${JSON.stringify(dataDir)}, memory: 'small', supervise: true, log: () => {} });
    const client = new Client({ connectionString: server.ownerUrl });
    await client.connect();
    await client.query("create table guests as select 'Maryam' as name");
    console.log(server.pid);
    setInterval(() => {}, 60_000);`;
  const product = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(product);
  const [line] = await once(product.stdout, 'data');
  product.kill('SIGKILL');
  await once(product, 'exit');
  return Number(String(line));
}

/** Runs a program under the account the server of this folder runs under, so that it could really be in its way. */
function startAsServer(dataDir: string, program: string, args: string[]): ChildProcess {
  const { uid, gid } = statSync(join(dataDir, 'postgres'));
  const child = spawn(program, args, {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'ignore'],
    ...(isRoot ? { uid, gid } : {}),
  });
  children.push(child);
  return child;
}

/** Leaves postmaster.pid as a server leaves it that was killed, with the id of another process in its first line. */
async function writeStalePid(dataDir: string, pid: number): Promise<void> {
  const server = await open({ dataDir });
  const file = join(dataDir, 'postgres', 'postmaster.pid');
  const [, ...rest] = readFileSync(file, 'utf8').split('\n');
  await server.stop();
  const { uid, gid } = statSync(join(dataDir, 'postgres'));
  const fresh = `${file}.stale`;
  writeFileSync(fresh, [String(pid), ...rest].join('\n'), { mode: 0o600 });
  if (isRoot) chownSync(fresh, uid, gid);
  renameSync(fresh, file);
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
