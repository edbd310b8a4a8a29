import pg from 'pg';
import { createSecrets, keyMark, loadKeyFile, readKeyFile } from '../../ground/secrets.ts';
import { keyFits } from './refusals.ts';
import { forgetSealedAnswers, placesOf, refuseWhileRunning, writeSealed } from './rotate-key.ts';
import type { HashedPlace, KeyBound, SealedPlace } from './sealed-place.ts';
import { readInstallation, readSealed, seeWorkspace, tableExists } from './settle-key.ts';

/** What goes with a lost key: a place and how many values of it. */
export interface Loss {
  place: SealedPlace | HashedPlace;
  count: number;
}

/**
 * Counts what can no longer be read without the lost key; with `forget` it is taken out of the way and the installation goes
 * on with the key that lies there (or a new one). One transaction; it cannot be undone.
 *
 * @throws KeyRefused key.fits when the key is there and fits, key.running
 */
export async function acceptLoss(
  ownerUrl: string,
  keyFile: string,
  bound: KeyBound,
  { forget }: { forget: boolean },
): Promise<Loss[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'peyvand-key' });
  await client.connect();
  try {
    await refuseWhileRunning(client);
    const key = await readKeyFile(keyFile);
    const known = await readInstallation(client);
    if (key !== undefined && known?.keyMark === keyMark(key)) throw keyFits();
    await client.query('begin');
    const losses = [...(await countSealed(client, bound)), ...(await countHashed(client, bound))];
    if (!forget) {
      await client.query('rollback');
      return losses;
    }
    const fresh = key ?? (await loadKeyFile(keyFile));
    await forgetSealed(client, fresh, bound);
    await forgetSealedAnswers(client);
    await client.query(
      `insert into platform_installation (key_mark) values ($1) on conflict (only_one) do update
         set key_mark = excluded.key_mark, matching = null, key_copied_at = null, changed_at = now()`,
      [keyMark(fresh)],
    );
    await client.query('commit');
    return losses;
  } finally {
    await client.end();
  }
}

async function countSealed(client: pg.ClientBase, bound: KeyBound): Promise<Loss[]> {
  const losses: Loss[] = [];
  for (const place of bound.sealed)
    losses.push({ place, count: await count(client, place, `${place.column} is not null`) });
  return losses;
}

async function countHashed(client: pg.ClientBase, bound: KeyBound): Promise<Loss[]> {
  const losses: Loss[] = [];
  for (const place of bound.hashed) losses.push({ place, count: await count(client, place, 'true') });
  return losses;
}

async function count(client: pg.ClientBase, place: SealedPlace | HashedPlace, holds: string): Promise<number> {
  if (!(await tableExists(client, place.table))) return 0;
  let sum = 0;
  for (const workspaceId of await placesOf(client, place)) {
    await seeWorkspace(client, workspaceId);
    const { rows } = await client.query(
      `select count(*)::int as n from ${place.table} where ${holds}${place.where === undefined ? '' : ` and ${place.where}`}`,
    );
    sum += rows[0].n as number;
  }
  return sum;
}

async function forgetSealed(client: pg.ClientBase, key: string, bound: KeyBound): Promise<void> {
  const secrets = createSecrets(key);
  for (const place of bound.sealed) {
    const { renew } = place;
    for (const workspaceId of await placesOf(client, place)) {
      if (renew !== undefined)
        for await (const rows of readSealed(client, place, workspaceId))
          await writeSealed(
            client,
            place,
            workspaceId,
            rows.map((row) => ({ key: row.key, sealed: renew(secrets, { workspaceId, key: row.key }) })),
          );
      await seeWorkspace(client, workspaceId);
      await client.query(place.forget, place.tenant ? [workspaceId] : []);
    }
  }
}
