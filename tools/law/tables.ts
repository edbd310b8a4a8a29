import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whose a table is, by the beginning of its name: the folder below server/src. The longest beginning decides. */
export const ownersOfTables: Readonly<Record<string, string>> = {
  spine_: 'spine',
  idempotency_key: 'spine',
  platform_migration: 'ground/database',
  platform_at_once: 'ground/quota',
  files_: 'ground/files',
  platform_rate: 'edge/http',
  platform_job: 'edge',
  platform_turn: 'edge/lanes',
  platform_schedule: 'edge/lanes',
  platform_worker: 'edge/lanes',
  platform_installation: 'office/key',
  platform_erasure: 'office/backup',
  workspace: 'office/workspace',
  audit_: 'office/audit',
  intake_: 'office/imports',
  webhooks_: 'office/webhooks',
  customers_: 'people/customers',
  consent_: 'people/consent',
  staff_: 'people/staff',
  'auth.': 'people/staff',
  products_: 'trade/products',
  purchases_: 'trade/purchases',
  conversations_: 'talk/conversations',
  profile_: 'know/profile',
  measures_: 'know/measures',
};

/** The folder that owns a table, or undefined for one that nobody declared. */
export function ownerOf(table: string): string | undefined {
  const beginnings = Object.keys(ownersOfTables).filter((beginning) => table.startsWith(beginning));
  const [longest] = beginnings.sort((a, b) => b.length - a.length);
  return longest === undefined ? undefined : ownersOfTables[longest];
}

/** The tables that there are once all migrations have run. */
export function readTables(house: string): Set<string> {
  const folder = join(house, 'server/migrations');
  const tables = new Set<string>();
  for (const file of readdirSync(folder).sort()) {
    const steps = readFileSync(join(folder, file), 'utf8').matchAll(
      /\b(?:create (?:unlogged )?table (?:if not exists )?([a-z_.]+)|drop table (?:if exists )?([a-z_.]+)|alter table ([a-z_.]+) rename to ([a-z_]+))/g,
    );
    for (const [, made, dropped, before, after] of steps) {
      if (made !== undefined && made !== 'public.') tables.add(made);
      if (dropped !== undefined) tables.delete(dropped);
      if (before !== undefined && after !== undefined) {
        tables.delete(before);
        tables.add(after);
      }
    }
  }
  return tables;
}
