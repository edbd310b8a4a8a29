import { rmSync } from 'node:fs';
import { type Embedded, openEmbedded } from '../ground/database/embedded/open-embedded.ts';
import { freshDataDir, sweepDeadRuns } from './cluster-cache.ts';
import { copyTemplate, createTemplate, inDatabase } from './template-database.ts';
import { testBinaries } from './test-binaries.ts';

const SQL_ONLY = 'peyvand_sql';

/**
 * One database server for the whole run, without disk flushes, with a migrated template that every test file copies.
 * Its addresses reach the test files by the environment.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  await sweepDeadRuns();
  const binaries = testBinaries();
  const dataDir = await freshDataDir(binaries);
  const server = await openEmbedded({ dataDir, memory: 'test', log: console.error, binaries });
  const tearDown = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await announce(server);
  } catch (error) {
    // Told by every file that asks for a database; those that test the server itself still run.
    process.env.PEYVAND_TEST_SERVER_FAILURE = error instanceof Error ? error.message : String(error);
  }
  return tearDown;
}

async function announce(server: Embedded): Promise<void> {
  const roles = await createTemplate(server);
  await copyTemplate(server.superUrl, SQL_ONLY);
  process.env.PEYVAND_TEST_DATABASE_URL = inDatabase(server.superUrl, SQL_ONLY);
  process.env.PEYVAND_TEST_SERVER = JSON.stringify({ ownerUrl: server.ownerUrl, superUrl: server.superUrl, roles });
}
