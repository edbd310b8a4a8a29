import type { Tx } from '../../../ground/database/transaction.ts';
import type { Secrets } from '../../../ground/secrets.ts';
import { addressesOf, mergedInto, notErased, sharedAddressesOf } from '../../customers/index.ts';
import { decide, type LatestWord, type Verdict } from '../rules/decide.ts';
import { suppressionKey } from '../rules/suppression-key.ts';
import { type Channel, channels, type Purpose, purposes, reachedBy, type SpokenChannel } from '../rules/words.ts';

/** Customer o.id and everybody merged into her: words said under any of these ids are hers. */
const sayer = `r.customer_id = any(o.id || ${mergedInto('o.id')})`;
// Rides on consent_record_latest, once for each customer.
const wordsSql = `select o.id as "customerId", w.state, w.source, w.at,
  array(${addressesOf('o.id', '$5')}
    union all select a.address from (${sharedAddressesOf('o.id')}) a where a.kind = any($5)) as addresses
from unnest($2::uuid[]) as o (id)
left join lateral (select r.state, r.source, r.at from consent_record r
  where r.workspace_id = $1 and ${sayer} and r.purpose = $3 and r.channel in ($4, 'any')
  order by r.at desc, r.record_id desc limit 1) w on true
where ${notErased('o.id')}`;
const suppressedSql = `select fingerprint, suppressed_at as "suppressedAt" from consent_suppression
where workspace_id = $1 and fingerprint = any($2)`;

interface Row {
  customerId: string;
  state: LatestWord['state'] | null;
  source: string;
  at: Date;
  addresses: string[];
}

/** Whether one customer may be written to for a purpose by a channel, and why or why not. Every sender asks this. */
export async function mayContact(
  tx: Tx,
  secrets: Secrets,
  customerId: string,
  purpose: Purpose,
  channel: Channel,
): Promise<Verdict> {
  const verdicts = await mayContactMany(tx, secrets, [customerId], purpose, channel);
  return verdicts.get(customerId) ?? { allowed: false, reason: 'unreachable' };
}

/** The same for many at once, in two statements. Somebody who is missing in the answer was erased or never there. */
export async function mayContactMany(
  tx: Tx,
  secrets: Secrets,
  customerIds: readonly string[],
  purpose: Purpose,
  channel: Channel,
): Promise<Map<string, Verdict>> {
  const kinds = reachedBy[channel];
  const rows = await tx.prepared<Row>(wordsSql, [tx.workspaceId, customerIds, purpose, channel, kinds]);
  const suppressed = await findSuppressed(
    tx,
    secrets,
    rows.flatMap((row) => row.addresses),
  );
  return new Map(
    rows.map((row) => {
      const word = row.state === null ? undefined : { state: row.state, source: row.source, at: row.at };
      return [row.customerId, judge(purpose, channel, word, row.addresses, suppressed)];
    }),
  );
}

const currentSql = `select w.purpose, w.channel, w.state, w.source, w.at,
  array(${addressesOf('o.id')}
    union all select a.address from (${sharedAddressesOf('o.id')}) a) as addresses
from (select $2::uuid as id) o left join lateral (select distinct on (r.purpose, r.channel) r.purpose, r.channel, r.state, r.source, r.at
  from consent_record r where r.workspace_id = $1 and ${sayer} order by r.purpose, r.channel, r.at desc, r.record_id desc) w on true`;

/** What may be sent to one customer now, for each purpose and channel. */
export async function readCurrentConsents(
  tx: Tx,
  secrets: Secrets,
  customerId: string,
): Promise<({ purpose: Purpose; channel: Channel } & Verdict)[]> {
  const rows = await tx.prepared<
    { purpose: Purpose | null; channel: SpokenChannel } & LatestWord & { addresses: string[] }
  >(currentSql, [tx.workspaceId, customerId]);
  const addresses = rows[0]?.addresses ?? [];
  const suppressed = await findSuppressed(tx, secrets, addresses);
  return purposes.flatMap((purpose) =>
    channels.map((channel) => {
      const [word] = rows
        .filter((row) => row.purpose === purpose && (row.channel === channel || row.channel === 'any'))
        .sort((a, b) => b.at.getTime() - a.at.getTime());
      const reaching = addresses.filter((address) => reachedBy[channel].includes(address.split(' ')[0] ?? ''));
      return { purpose, channel, ...judge(purpose, channel, word, reaching, suppressed) };
    }),
  );
}

function judge(
  purpose: Purpose,
  channel: Channel,
  word: LatestWord | undefined,
  addresses: readonly string[],
  suppressed: ReadonlyMap<string, Date>,
): Verdict {
  if (reachedBy[channel].length > 0 && addresses.length === 0) return { allowed: false, reason: 'unreachable' };
  const since = addresses.flatMap((address) => suppressed.get(address) ?? []);
  return decide(purpose, word, since.sort((a, b) => b.getTime() - a.getTime())[0]);
}

/** Since when the addresses of erased people are suppressed, by address. */
async function findSuppressed(tx: Tx, secrets: Secrets, addresses: readonly string[]): Promise<Map<string, Date>> {
  if (addresses.length === 0) return new Map();
  const byKey = new Map(addresses.map((address) => [suppressionKey(secrets, tx.workspaceId, address), address]));
  const rows = await tx.prepared<{ fingerprint: string; suppressedAt: Date }>(suppressedSql, [
    tx.workspaceId,
    [...byKey.keys()],
  ]);
  return new Map(rows.map((row) => [byKey.get(row.fingerprint) ?? '', row.suppressedAt]));
}
