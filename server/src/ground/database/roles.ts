import { createHmac } from 'node:crypto';
import type pg from 'pg';

/** Names and connection strings of the roles that the processes use. */
export interface Roles {
  /** Group of web and worker: holds the grants. */
  app: string;
  /** Owns the search functions. */
  search: string;
  webUrl: string;
  workerUrl: string;
  /** False where the operator's role may not create roles: then all connect as the owner, behind forced row-level security. */
  separate: boolean;
}

/**
 * Makes the roles of the second wall: web and worker may log in, see nothing without a workspace and cannot bypass it.
 * Their passwords are derived from the installation's secret, so every process knows them and none is stored.
 */
export async function ensureRoles(
  client: pg.ClientBase,
  ownerUrl: string,
  secret: string,
  prefix: string,
): Promise<Roles> {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(prefix)) throw new TypeError(`role prefix ${prefix} is not a plain identifier`);
  const owner = (await client.query('select current_user as name')).rows[0].name as string;
  const may = (await client.query('select rolcreaterole or rolsuper as may from pg_roles where rolname = current_user'))
    .rows[0];
  if (!may.may)
    return { app: quote(owner), search: quote(owner), webUrl: ownerUrl, workerUrl: ownerUrl, separate: false };

  const app = `${prefix}_app`;
  const search = `${prefix}_search`;
  await createRole(client, app, 'nologin');
  await createRole(client, search, 'nologin');
  const urls: string[] = [];
  for (const name of [`${prefix}_web`, `${prefix}_worker`]) {
    const password = createHmac('sha256', secret).update(`role:${name}`).digest('base64url');
    await createRole(client, name, 'login');
    await client.query(`alter role ${name} with login password '${password}'`);
    await client.query(`grant ${app} to ${name}`);
    urls.push(withLogin(ownerUrl, name, password));
  }
  // The owner hands the search functions over to this role, for which he must be a member of it.
  await client.query(`grant ${search} to ${quote(owner)}`);
  await client.query(`grant usage, create on schema public to ${search}`);
  await client.query(`grant usage on schema public to ${app}`);
  const [webUrl = ownerUrl, workerUrl = ownerUrl] = urls;
  return { app, search, webUrl, workerUrl, separate: true };
}

async function createRole(client: pg.ClientBase, name: string, kind: 'login' | 'nologin'): Promise<void> {
  const known = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  if (known.rowCount === 0) await client.query(`create role ${name} ${kind}`);
}

function withLogin(url: string, user: string, password: string): string {
  const changed = new URL(url);
  changed.username = user;
  changed.password = password;
  return changed.toString();
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
