import { rename } from 'node:fs/promises';
import type pg from 'pg';
import {
  createSecrets,
  keyMark,
  loadKeyFile,
  type MatchingKeys,
  readKeyFile,
  type Secrets,
} from '../../ground/secrets.ts';
import { keyMissing, keyOther } from './refusals.ts';
import type { KeyBound, SealedPlace } from './sealed-place.ts';

/** What the database knows of the installation's key. */
export interface Installation {
  keyMark: string;
  matching: string | null;
  keyCopiedAt: Date | null;
}

const matchingContext = 'installation:matching';

/**
 * The installation's secrets, once it is sure that the key file holds the key of this database: with businesses in it
 * another key, or none, stops the start. Where nobody has anything yet a key is made. Called before anything is derived
 * from the key, so that a wrong one cannot even change the passwords of the roles.
 *
 * @throws KeyRefused key.missing, key.other
 */
export async function settleKey(client: pg.ClientBase, keyFile: string, bound: KeyBound): Promise<Secrets> {
  const key = await readKeyFile(keyFile);
  if (!(await holdsBusinesses(client))) return createSecrets(key ?? (await loadKeyFile(keyFile)));
  const known = await readInstallation(client);
  const fitting = known === undefined ? key : await fittingKey(keyFile, key, known.keyMark);
  if (fitting === undefined) throw key === undefined ? keyMissing(keyFile) : keyOther(keyFile);
  if (known !== undefined) return createSecrets(fitting, openMatching(fitting, known.matching));
  // a database from before keys were marked: what is sealed in it tells
  const secrets = createSecrets(fitting);
  if (!(await opensWhatIsSealed(client, secrets, bound.sealed))) throw keyOther(keyFile);
  return secrets;
}

/** Writes down which key this database is sealed with; after the schema was brought up to date. */
export async function rememberKey(client: pg.ClientBase, keyFile: string): Promise<void> {
  const key = await readKeyFile(keyFile);
  if (key === undefined) throw keyMissing(keyFile);
  // Without a business nothing is sealed yet: a fresh key takes the place of one that never meant anything.
  await client.query(
    `insert into platform_installation (key_mark) values ($1) on conflict (only_one) do update
       set key_mark = excluded.key_mark, matching = null, key_copied_at = null, changed_at = now()
       where platform_installation.key_mark <> excluded.key_mark and not exists (select 1 from workspace)`,
    [keyMark(key)],
  );
}

/** Undefined in a database that has no such table or row yet. */
export async function readInstallation(client: pg.ClientBase): Promise<Installation | undefined> {
  if (!(await tableExists(client, 'public.platform_installation'))) return undefined;
  const { rows } = await client.query(
    'select key_mark as "keyMark", matching, key_copied_at as "keyCopiedAt" from public.platform_installation',
  );
  return rows[0] as Installation | undefined;
}

export async function holdsBusinesses(client: pg.ClientBase): Promise<boolean> {
  if (!(await tableExists(client, 'public.workspace'))) return false;
  return (await client.query('select 1 from public.workspace limit 1')).rowCount === 1;
}

/** Where a rotation puts the new key until the database has it. */
export function nextKeyFile(keyFile: string): string {
  return `${keyFile}.next`;
}

/** The key of the file if it fits; else the one a rotation had made when it was killed after its commit, put in its place. */
export async function fittingKey(keyFile: string, key: string | undefined, mark: string): Promise<string | undefined> {
  if (key !== undefined && keyMark(key) === mark) return key;
  const next = await readKeyFile(nextKeyFile(keyFile)).catch(() => undefined);
  if (next === undefined || keyMark(next) !== mark) return undefined;
  await takeNextKey(keyFile);
  return next;
}

/** The new key takes its place; the former stays beside it, for the archives that were made with it. */
export async function takeNextKey(keyFile: string): Promise<void> {
  await rename(keyFile, `${keyFile}.before-rotation`).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(nextKeyFile(keyFile), keyFile);
}

/** The keys of kept hashes that an earlier rotation carried on. */
export function openMatching(key: string, sealed: string | null): MatchingKeys {
  return sealed === null ? {} : (JSON.parse(createSecrets(key).open(sealed, matchingContext)) as MatchingKeys);
}

export function sealMatching(key: string, matching: MatchingKeys): string {
  return createSecrets(key).seal(JSON.stringify(matching), matchingContext);
}

/** Tries one value of each place; true when there is none, or when those there are can be opened. */
async function opensWhatIsSealed(
  client: pg.ClientBase,
  secrets: Secrets,
  places: readonly SealedPlace[],
): Promise<boolean> {
  const workspaces = await client.query('select workspace_id as id from public.workspace order by workspace_id');
  for (const place of places) {
    if (!(await tableExists(client, place.table))) continue;
    for (const { id } of place.tenant ? workspaces.rows : [{ id: '' }])
      for await (const rows of readSealed(client, place, id, 1)) {
        if (rows.some((row) => !opens(secrets, place, id, row))) return false;
        break;
      }
  }
  return true;
}

function opens(secrets: Secrets, place: SealedPlace, workspaceId: string, row: SealedRow): boolean {
  try {
    secrets.open(row.sealed, place.context({ workspaceId, key: row.key }));
    return true;
  } catch {
    return false;
  }
}

export interface SealedRow {
  key: string[];
  sealed: string;
}

/** The sealed values of one place in one workspace, page by page in the order of the key. */
export async function* readSealed(
  client: pg.ClientBase,
  place: SealedPlace,
  workspaceId: string,
  size = 2000,
): AsyncGenerator<SealedRow[]> {
  const key = place.key.join(', ');
  const conditions = [
    `${place.column} is not null`,
    ...(place.where === undefined ? [] : [place.where]),
    ...(place.tenant ? ['workspace_id = $2'] : []),
  ].join(' and ');
  for (let after: string[] | undefined; ; ) {
    await seeWorkspace(client, place.tenant ? workspaceId : '');
    const values: unknown[] = [size, ...(place.tenant ? [workspaceId] : [])];
    const beyond =
      after === undefined
        ? ''
        : ` and (${key}) > (${after.map((_, index) => `$${values.length + 1 + index}`).join(', ')})`;
    const { rows } = await client.query(
      `select array[${place.key.map((column) => `${column}::text`).join(', ')}] as key, ${place.column} as sealed
       from ${place.table} where ${conditions}${beyond} order by ${key} limit $1`,
      [...values, ...(after ?? [])],
    );
    if (rows.length > 0) yield rows as SealedRow[];
    if (rows.length < size) return;
    after = (rows.at(-1) as SealedRow).key;
  }
}

/** Lets the schema's owner see one workspace's rows; the wall is forced on him as well. */
export async function seeWorkspace(client: pg.ClientBase, workspaceId: string): Promise<void> {
  await client.query(`select set_config('app.workspace', $1, false)`, [workspaceId]);
}

export async function tableExists(client: pg.ClientBase, table: string): Promise<boolean> {
  return (await client.query('select to_regclass($1) is not null as there', [table])).rows[0].there === true;
}
