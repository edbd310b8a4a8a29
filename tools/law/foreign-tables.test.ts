import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findForeignTables, tablesIn } from './find-foreign-tables.ts';
import { sourcesOf } from './read-imports.ts';
import { ownerOf, readTables } from './tables.ts';

const house = fileURLToPath(new URL('../../', import.meta.url));
const tables = readTables(house);
const mentions = sourcesOf(house, 'server/src').flatMap((file) =>
  tablesIn(file, readFileSync(join(house, file), 'utf8'), tables),
);

/**
 * Places that do not keep the law yet, each file with its foreign tables: the list of businesses, which staff change; the names
 * of people and things in the history of changes; who may own a customer; what a restore ends. A new one is not added here:
 * it is mended. One that was mended is taken out, or this test says so.
 */
const notYet: Readonly<Record<string, readonly string[]>> = {
  'server/src/main.ts': ['workspace'],
  'server/src/know/profile/tables.ts': ['workspace'],
  'server/src/office/audit/list-changes.ts': [
    'auth.account',
    'auth.token',
    'customers_customer',
    'products_product',
    'webhooks_endpoint',
  ],
  'server/src/office/audit/list-security.ts': ['auth.account', 'auth.membership', 'auth.token', 'webhooks_endpoint'],
  'server/src/office/backup/erasure-ledger.ts': ['customers_customer'],
  'server/src/office/backup/restore-backup.ts': ['auth.token', 'platform_installation', 'workspace'],
  'server/src/office/backup/write-backup.ts': ['workspace'],
  'server/src/office/doctor/run-checks.ts': ['platform_installation'],
  'server/src/office/imports/mapping/settle-currency.ts': ['workspace'],
  'server/src/office/key/rotate-key.ts': ['workspace'],
  'server/src/office/key/settle-key.ts': ['workspace'],
  'server/src/people/customers/commands/check-owner.ts': ['auth.membership'],
  'server/src/people/customers/export.ts': ['auth.account'],
  'server/src/people/customers/intake-links.ts': ['auth.account', 'auth.membership'],
  'server/src/people/staff/commands/accept-invitation.ts': ['workspace'],
  'server/src/people/staff/commands/adopt-workspaces.ts': ['workspace'],
  'server/src/people/staff/commands/change-workspace.ts': ['workspace'],
  'server/src/people/staff/commands/keep-logo.ts': ['workspace'],
  'server/src/people/staff/commands/move-session.ts': ['workspace'],
  'server/src/people/staff/commands/note-on-account.ts': ['workspace'],
  'server/src/people/staff/identity/find-caller.ts': ['workspace'],
  'server/src/people/staff/queries.ts': ['workspace'],
};

describe('the law of tables', () => {
  it('is kept by every statement of the server, but for the places that are named', () => {
    const spared = mentions.filter(({ file, table }) => !notYet[file]?.includes(table));
    expect(findForeignTables(spared)).toEqual([]);
  });

  it('names no place that keeps it by now', () => {
    const breaks = (file: string, table: string) =>
      findForeignTables(mentions.filter((one) => one.file === file && one.table === table)).length > 0;
    const stale = Object.entries(notYet).flatMap(([file, foreign]) =>
      foreign.filter((table) => !breaks(file, table)).map((table) => `${file} ${table}`),
    );
    expect(stale).toEqual([]);
  });

  it('knows the owner of every table, and sees the statements at all', () => {
    expect([...tables].filter((table) => ownerOf(table) === undefined)).toEqual([]);
    expect(tables.size).toBeGreaterThan(50);
    expect(mentions.length).toBeGreaterThan(500);
  });
});

/** What the law says of one statement in a file. */
const said = (file: string, sql: string) => findForeignTables(tablesIn(file, `\n${sql}`, tables));

describe('each kind of trespass is named with its line and the remedy', () => {
  it.each([
    ['server/src/trade/purchases/queries.ts', 'select 1 from customers_redirect r', 'people/customers/index.ts'],
    ['server/src/trade/purchases/queries.ts', 'select 1 from x left join customers_customer c on true', 'index.ts'],
    ['server/src/trade/purchases/intake.ts', 'insert into intake_match (workspace_id)', 'office/imports/index.ts'],
    ['server/src/people/customers/jobs.ts', 'delete from files_file f', 'let a file of it export the fragment'],
    ['server/src/people/customers/check.ts', 'select 1 from auth.membership m', 'let it hand one in'],
    ['server/src/office/upkeep.ts', 'update idempotency_key set answer = $1', 'belongs to spine'],
    ['server/src/app.ts', 'select epoch from spine_epoch', 'belongs to spine'],
    ['server/src/desk/lately/acts.ts', 'update customers_note set body = $1', 'the desk reads and never writes'],
    ['server/src/desk/lately/acts.ts', 'delete from customers_note where true', 'the desk reads and never writes'],
    ['server/src/spine/write.ts', 'select 1 from public.customers_key', ''],
  ])('%s must not say: %s', (file, sql, remedy) => {
    const found = said(file, sql);
    if (remedy === '') {
      // a table that is no more is none
      expect(found).toEqual([]);
      return;
    }
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`${file}:2 `);
    expect(found[0]).toContain(remedy);
  });

  it.each([
    ['server/src/trade/purchases/tables.ts', 'insert into purchases_purchase (workspace_id)'],
    ['server/src/desk/lately/acts.ts', 'select 1 from audit_entry join customers_note n on true'],
    ['server/src/cli/erase-again.ts', 'delete from customers_note'],
    ['server/src/demo/make.ts', 'insert into purchases_purchase (workspace_id)'],
    ['server/src/trade/purchases/queries.ts', '// rides on the index, from customers_customer'],
    ['server/src/trade/purchases/queries.ts', 'select 1 from pg_temp.intake_order'],
  ])('%s may say: %s', (file, sql) => {
    expect(said(file, sql)).toEqual([]);
  });

  it('a table that nobody declared has no owner', () => {
    const strange = tablesIn('server/src/trade/purchases/x.ts', 'select 1 from club_points', new Set(['club_points']));
    expect(findForeignTables(strange)[0]).toContain('nobody owns it');
  });
});
