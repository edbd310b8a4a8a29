import { writeFile } from 'node:fs/promises';
import pg from 'pg';
import { createSecrets, keyMark, matchingKeysOf, newKey, readKeyFile } from '../../ground/secrets.ts';
import { dropAnswersLikeSql } from '../../spine/answers.ts';
import { keyInUse, keyMissing, keyOther } from './refusals.ts';
import type { KeyBound, SealedPlace } from './sealed-place.ts';
import {
  fittingKey,
  nextKeyFile,
  openMatching,
  readInstallation,
  readSealed,
  type SealedRow,
  sealMatching,
  seeWorkspace,
  takeNextKey,
} from './settle-key.ts';

export interface Rotated {
  /** How many values of each place were sealed anew. */
  sealedAnew: { place: SealedPlace; count: number }[];
}

/**
 * Gives the installation a new key: everything sealed is sealed anew in one transaction, then the files change places. Killed
 * before the commit nothing has changed; killed after it, the next start or rotation finishes the change of files. The keys
 * of kept hashes (national ids, cards, erased contacts, recovery codes) are carried on, sealed: their plain values are gone.
 *
 * @throws KeyRefused key.running, key.missing, key.other
 */
export async function rotateKey(ownerUrl: string, keyFile: string, bound: KeyBound): Promise<Rotated> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'peyvand-key' });
  await client.connect();
  try {
    await refuseWhileRunning(client);
    const present = await readKeyFile(keyFile);
    const known = await readInstallation(client);
    const key = known === undefined ? present : await fittingKey(keyFile, present, known.keyMark);
    if (key === undefined) throw present === undefined ? keyMissing(keyFile) : keyOther(keyFile);
    const fresh = newKey();
    await writeFile(nextKeyFile(keyFile), `${fresh}\n`, { mode: 0o600 });
    await client.query('begin');
    const sealedAnew = await sealAnew(client, key, fresh, bound);
    // answers of earlier writes that carry a sealed value: shown once, they are not shown again
    await forgetSealedAnswers(client);
    await client.query(
      'update platform_installation set key_mark = $1, matching = $2, key_copied_at = null, changed_at = now()',
      [keyMark(fresh), sealMatching(fresh, matchingKeysOf(key, openMatching(key, known?.matching ?? null)))],
    );
    await client.query('commit');
    await takeNextKey(keyFile);
    return { sealedAnew };
  } finally {
    await client.end();
  }
}

/** A running product holds the former key in memory and would go on sealing with it. */
export async function refuseWhileRunning(client: pg.ClientBase): Promise<void> {
  const { rowCount } = await client.query(
    `select 1 from pg_stat_activity where datname = current_database() and application_name in ('peyvand-web', 'peyvand-worker')`,
  );
  if (rowCount !== 0) throw keyInUse();
}

async function sealAnew(
  client: pg.ClientBase,
  key: string,
  fresh: string,
  bound: KeyBound,
): Promise<Rotated['sealedAnew']> {
  const former = createSecrets(key);
  const next = createSecrets(fresh);
  const counts: Rotated['sealedAnew'] = [];
  for (const place of bound.sealed) {
    let count = 0;
    for (const workspaceId of await placesOf(client, place)) {
      for await (const rows of readSealed(client, place, workspaceId)) {
        const anew = rows.map((row) => {
          const context = place.context({ workspaceId, key: row.key });
          return { key: row.key, sealed: next.seal(former.open(row.sealed, context), context) };
        });
        await writeSealed(client, place, workspaceId, anew);
        count += anew.length;
      }
    }
    counts.push({ place, count });
  }
  return counts;
}

/** The workspaces of a tenant place; one empty name for a place of the installation. */
export async function placesOf(client: pg.ClientBase, place: { tenant: boolean }): Promise<string[]> {
  if (!place.tenant) return [''];
  const { rows } = await client.query('select workspace_id as id from workspace order by workspace_id');
  return rows.map((row) => row.id as string);
}

/** Puts new sealed values into their rows. */
export async function writeSealed(
  client: pg.ClientBase,
  place: SealedPlace,
  workspaceId: string,
  rows: readonly SealedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = place.key.map((_, index) => rows.map((row) => row.key[index] ?? ''));
  const names = place.key.map((_, index) => `k${index}`);
  const same = place.key.map((column, index) => `t.${column}::text = v.k${index}`).join(' and ');
  const own = place.tenant ? ` and t.workspace_id = $2::uuid` : ' and $2::text is not null';
  await client.query(
    `update ${place.table} t set ${place.column} = v.sealed
     from unnest($1::text[], ${names.map((_, index) => `$${index + 3}::text[]`).join(', ')}) as v (sealed, ${names.join(', ')})
     where ${same}${own}`,
    [rows.map((row) => row.sealed), workspaceId, ...columns],
  );
}

/** Keys of requests whose kept answer holds something sealed: with another key it cannot be opened to be shown again. */
export async function forgetSealedAnswers(client: pg.ClientBase): Promise<void> {
  for (const workspaceId of await placesOf(client, { tenant: true })) {
    await seeWorkspace(client, workspaceId);
    await client.query(dropAnswersLikeSql, [workspaceId, '"v1[.][A-Za-z0-9_-]{38,}"']);
  }
}
