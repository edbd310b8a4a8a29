import { rmSync } from 'node:fs';
import { afterAll } from 'vitest';
import { type Embedded, type EmbeddedOptions, openEmbedded } from '../ground/database/embedded/open-embedded.ts';
import { freshDataDir } from './cluster-cache.ts';
import { testBinaries } from './test-binaries.ts';

/**
 * A database server of the test's own, for tests that kill it or must not share its transactions with others. It
 * flushes to disk as in production unless told otherwise, holds an empty database, and ends with the test file.
 */
export async function ownServer(options: Partial<EmbeddedOptions> = {}): Promise<Embedded> {
  const binaries = testBinaries();
  const dataDir = options.dataDir ?? (await freshDataDir(binaries));
  const server = await openEmbedded({ memory: 'small', log: () => {}, binaries, ...options, dataDir });
  afterAll(async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return server;
}
