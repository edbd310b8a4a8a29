import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The PostgreSQL the tests run on: undefined for the shipped one, or with PEYVAND_TEST_POSTGRES=15 the directory of
 * an installed server of that version.
 *
 * @throws Error when that version is not installed
 */
export function testBinaries(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const version = env.PEYVAND_TEST_POSTGRES;
  if (version === undefined || version === '') return undefined;
  for (const installed of [`/usr/lib/postgresql/${version}/bin`, `/usr/pgsql-${version}/bin`]) {
    if (existsSync(join(installed, 'initdb'))) return installed;
  }
  throw new Error(
    `PEYVAND_TEST_POSTGRES=${version}: no PostgreSQL ${version} is installed (looked in /usr/lib/postgresql).`,
  );
}
