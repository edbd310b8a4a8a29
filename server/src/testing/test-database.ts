import { randomBytes } from 'node:crypto';
import { afterAll, onTestFinished } from 'vitest';
import type { Roles } from '../ground/database/roles.ts';
import { copyTemplate, createEmpty, dropDatabase, inDatabase, type TestServer } from './template-database.ts';

/** A migrated database of a test file's own. `roles` are the web and worker roles, with addresses into this database. */
export type TestDatabase = {
  ownerUrl: string;
  superUrl: string;
  webUrl: string;
  workerUrl: string;
  roles: Roles;
  name: string;
};

/**
 * Gives the test file a database of its own, a copy of the migrated template; it is dropped after the file's last
 * test. Call it at the top of the file (`const database = await testDatabase()`) or in `beforeAll`.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = testServer();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await copyTemplate(server.superUrl, name);
  afterAll(() => dropDatabase(server.superUrl, name));
  const webUrl = inDatabase(server.roles.webUrl, name);
  const workerUrl = inDatabase(server.roles.workerUrl, name);
  return {
    ownerUrl: inDatabase(server.ownerUrl, name),
    superUrl: inDatabase(server.superUrl, name),
    webUrl,
    workerUrl,
    roles: { ...server.roles, webUrl, workerUrl },
    name,
  };
}

function testServer(): TestServer {
  const failure = process.env.PEYVAND_TEST_SERVER_FAILURE;
  if (failure !== undefined) throw new Error(`The template database could not be made: ${failure}`);
  const announced = process.env.PEYVAND_TEST_SERVER;
  if (announced === undefined) {
    throw new Error('A test that needs a database is named x.db.test.ts or x.race.test.ts, or lies under test/.');
  }
  // Written by global-setup.ts of the same run.
  return JSON.parse(announced) as TestServer;
}

/** An empty database of the test's own on the run's server, not migrated: for restores and migrations. Call it inside a test. */
export async function emptyDatabase(): Promise<{ ownerUrl: string; name: string }> {
  const server = testServer();
  const name = `empty_${randomBytes(6).toString('hex')}`;
  await createEmpty(server.superUrl, name);
  onTestFinished(() => dropDatabase(server.superUrl, name));
  return { ownerUrl: inDatabase(server.ownerUrl, name), name };
}
