import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { hashSecret } from '../people/staff/identity/secret-token.ts';
import { openEmbedded } from '../platform/database/embedded/open-embedded.ts';
import { openPool } from '../platform/database/pool.ts';
import { silentLog } from '../platform/log.ts';
import { freshDataDir } from '../testing/cluster-cache.ts';

const program = fileURLToPath(new URL('../../../bin/peyvand.mjs', import.meta.url));
const dataDir = await freshDataDir(undefined);
// one server for all commands of the test, as a running product would be
const server = await openEmbedded({ dataDir, memory: 'small', log: () => {} });
const database = openPool({ url: server.ownerUrl, log: silentLog, name: 'test-owner', max: 1 });
afterAll(async () => {
  await database.end();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function peyvand(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = {
    ...process.env,
    PEYVAND_DATA_DIR: dataDir,
    DATABASE_URL: '',
    PEYVAND_BASE_URL: 'https://crm.example.ir',
  };
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, [program, ...args], { env })) };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}

it('opens a business once, and says when its address is taken', async () => {
  const made = await peyvand('workspace', 'create', 'isfahan', '--name', 'فروشگاه اصفهان', '--json');
  expect(made.code).toBe(0);
  expect(JSON.parse(made.stdout)).toMatchObject({ slug: 'isfahan', name: 'فروشگاه اصفهان' });
  const again = await peyvand('workspace', 'create', 'isfahan', '--json');
  expect([again.code, JSON.parse(again.stdout).error.code]).toEqual([1, 'workspaces.slug-taken']);
});

it('makes a token of a role: one JSON document on standard output, its hash in the table', async () => {
  const made = await peyvand('token', 'create', '--workspace', 'isfahan', '--role', 'cashier', '--json');
  const { token, ...rest } = JSON.parse(made.stdout);
  expect(rest).toEqual({});
  const { rows } = await database.query(
    'select role, scope, prefix, expires_at from auth.token where token_hash = $1',
    [hashSecret(token)],
  );
  expect(rows).toEqual([{ role: 'cashier', scope: 'all', prefix: token.slice(0, 11), expires_at: null }]);
});

it('makes none for a role or a business that does not exist', async () => {
  const role = await peyvand('token', 'create', '--workspace', 'isfahan', '--role', 'admin', '--json');
  expect([role.code, JSON.parse(role.stdout).error.code]).toEqual([1, 'staff.role-unknown']);
  const business = await peyvand('token', 'create', '--workspace', 'shiraz', '--role', 'owner', '--json');
  expect([business.code, JSON.parse(business.stdout).error.code]).toEqual([1, 'workspace.unknown']);
  expect((await peyvand('token', 'create', '--workspace', 'isfahan')).code).toBe(64);
});

it('makes the owner a link, and gives him the businesses that have no owner', async () => {
  const made = await peyvand('link');
  expect(made.stdout).toMatch(/^https:\/\/crm\.example\.ir\/welcome#token=[\w-]{43}\n$/);
  const { rows } = await database.query(
    'select m.role, w.slug from auth.membership m join workspace w using (workspace_id)',
  );
  expect(rows).toEqual([{ role: 'owner', slug: 'isfahan' }]);
  const unknown = await peyvand('link', 'nobody@example.com', '--json');
  expect([unknown.code, JSON.parse(unknown.stdout).error.code]).toEqual([1, 'staff.account-unknown']);
});
