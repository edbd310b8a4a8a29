import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { openEmbedded } from '../ground/database/embedded/open-embedded.ts';
import { openPool } from '../ground/database/pool.ts';
import { silentLog } from '../ground/log.ts';
import { seeWorkspace } from '../office/key/settle-key.ts';
import { hashSecret } from '../people/staff/identity/secret-token.ts';
import { freshDataDir } from '../testing/cluster-cache.ts';

const program = fileURLToPath(new URL('../../../bin/peyvand.mjs', import.meta.url));
const dataDir = await freshDataDir(undefined);
// one server for all commands of the test, as a running product would be
const server = await openEmbedded({ dataDir, memory: 'small', log: () => {} });
const database = openPool({ url: server.ownerUrl, log: silentLog, name: 'test-owner', max: 2 });
const client = database.connect();
afterAll(async () => {
  (await client).release();
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

it('GATES 15: what the operator does stands in the history of each business it belongs to', async () => {
  const { rows: known } = await database.query('select workspace_id as id from workspace order by created_at');
  expect(known).toHaveLength(1);
  expect((await peyvand('workspace', 'create', 'shiraz')).code).toBe(0);
  // both businesses are hers from this link on
  expect((await peyvand('link')).code).toBe(0);
  await database.query(
    `update auth.account set email = 'owner@example.com', two_factor_since = now(), two_factor_secret = 'x'`,
  );
  expect((await peyvand('link', 'owner@example.com', '--without-two-factor')).code).toBe(0);
  // the second time there is nothing to take off
  expect((await peyvand('link', 'owner@example.com', '--without-two-factor')).code).toBe(0);
  expect((await peyvand('backup', `${dataDir}/copy.backup`)).code).toBe(0);
  expect((await peyvand('key', 'rotate')).code).toBe(0);
  const { rows: all } = await database.query('select workspace_id as id from workspace order by created_at');
  const histories = [];
  for (const { id } of all) {
    await seeWorkspace(await client, id);
    const { rows } = await (await client).query(
      `select actor, source, action, after from audit_entry where workspace_id = $1 and actor = 'operator'
         and action !~ '^staff' order by entry_id`,
      [id],
    );
    histories.push(rows.map(({ actor, source, action, after }) => [actor, source, action, after]));
  }
  const by = (action: string, after: object) => ['operator', 'command', action, after];
  const both = [
    by('account.link-made', { for: 'sign-in' }),
    by('account.two-factor-off', {}),
    by('account.link-made', { for: 'password' }),
    by('account.link-made', { for: 'password' }),
    by('backup.made', { withKey: false }),
    by('key.rotated', {}),
  ];
  expect(histories).toEqual([[by('account.link-made', { for: 'sign-in' }), ...both], both]);
});
