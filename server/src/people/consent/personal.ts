import type { PersonalPart } from '../../spine/personal.ts';
import { listConsents } from './reads/list-consents.ts';
import { suppressionKey } from './rules/suppression-key.ts';

const suppressSql = `insert into consent_suppression (workspace_id, fingerprint, suppressed_at)
select $1, f, $3 from unnest($2::text[]) f order by f on conflict (workspace_id, fingerprint) do update set suppressed_at = excluded.suppressed_at`;

/** Her words go with her data; after erasing, what she allowed stays as a count, and her addresses stay suppressed. */
export const consentPart: PersonalPart = {
  name: 'consents',
  collect: async (tx, person) => (await listConsents(tx, person.ids, { limit: 10_000 })).items,
  erase: async (w, person, secrets) => {
    const keys = person.identifiers
      .filter((one) => one.kind === 'phone' || one.kind === 'email')
      .map((one) => suppressionKey(secrets, w.workspaceId, `${one.kind} ${one.matchKey}`));
    if (keys.length > 0) await w.tx.run(suppressSql, [w.workspaceId, keys, w.now]);
    return [];
  },
};
