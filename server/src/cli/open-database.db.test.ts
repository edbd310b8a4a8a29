import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openEmbedded } from '../ground/database/embedded/open-embedded.ts';
import { findProcess } from '../ground/database/embedded/process-table.ts';
import { freshDataDir, temporaryFolder } from '../testing/cluster-cache.ts';
import { testDatabase } from '../testing/test-database.ts';
import { openDatabaseForCommand } from './open-database.ts';

const database = await testDatabase();
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('a command that needs the database', () => {
  it('uses the operator’s one when DATABASE_URL names it', async () => {
    const dataDir = emptyFolder();
    const opened = await openDatabaseForCommand({
      PEYVAND_DATA_DIR: dataDir,
      DATABASE_URL: database.ownerUrl,
      // Roles belong to the whole server: under the usual prefix this installation's secret would lock the other tests out.
      PEYVAND_ROLE_PREFIX: 'peyvand_elsewhere',
    });
    expect(opened).toMatchObject({ embedded: false, ownerUrl: database.ownerUrl });
    expect(opened.migrated.applied).toEqual([]);
    await opened.close();
  });

  it('uses the server of the running product, and leaves it running', async () => {
    const dataDir = await prepared();
    const product = await openEmbedded({ dataDir, memory: 'small', supervise: true, log: () => {} });
    const opened = await openDatabaseForCommand({ PEYVAND_DATA_DIR: dataDir });
    expect(opened).toMatchObject({ embedded: true, ownerUrl: product.ownerUrl });
    await opened.close();
    expect(findProcess(product.pid)).not.toBeNull();
    await product.stop();
  });

  it('starts one for its own time, brings it up to date, and stops it', async () => {
    const dataDir = await prepared();
    const opened = await openDatabaseForCommand({ PEYVAND_DATA_DIR: dataDir });
    expect(opened.migrated.version).toBeGreaterThan(0);
    const { pid } = connectionOf(dataDir);
    await opened.close();
    expect(findProcess(pid)).toBeNull();
  });

  it('stops that one too when Ctrl+C ends the command', async () => {
    const dataDir = await prepared();
    const program = `
      const { openDatabaseForCommand } = await import(${JSON.stringify(new URL('./open-database.ts', import.meta.url).href)});
      await openDatabaseForCommand();
      console.log('open');
      setInterval(() => {}, 60_000);`;
    const command = spawn(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, PEYVAND_DATA_DIR: dataDir, DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(command.stdout, 'data');
    const { pid } = connectionOf(dataDir);
    expect(findProcess(pid)).not.toBeNull();
    command.kill('SIGINT');
    expect(await once(command, 'exit')).toEqual([130, null]);
    expect(findProcess(pid)).toBeNull();
  });
});

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

function connectionOf(dataDir: string): { pid: number } {
  return JSON.parse(readFileSync(join(dataDir, 'connection.json'), 'utf8'));
}
