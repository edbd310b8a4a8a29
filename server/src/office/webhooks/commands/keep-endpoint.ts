import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { cleanText } from '@peyvand/kernel/text';
import type { House } from '../../../edge/house.ts';
import { holds, type Principal } from '../../../edge/http/principal.ts';
import type { ShownOnce } from '../../../edge/http/shown-once.ts';
import { refuseBeyond } from '../../../ground/quota/quotas.ts';
import type { Write } from '../../../spine/write.ts';
import { recordChange } from '../../audit/index.ts';
import { askForDelivery } from '../line.ts';
import { webhooks } from '../refusals.ts';
import { maySubscribe } from '../rules/may-subscribe.ts';

export interface EndpointWish {
  url: string;
  description?: string | undefined;
  /** Empty or absent: all events. */
  eventTypes?: readonly string[] | undefined;
}

/** The secret is shown once; the answer that is kept with the idempotency key has none of it. */
export type MadeEndpoint = ShownOnce<{ id: string }, { secret: string }>;

type Keeping = Pick<House, 'secrets' | 'config' | 'jobs' | 'events'>;

const dayMs = 86_400_000;
const countSql = 'select count(*) as n from webhooks_endpoint where workspace_id = $1';
/** Binds a sealed secret to its endpoint. */
export const sealedIn = (endpointId: string) => `webhook:${endpointId}`;

/** The secret of an endpoint, from its sealed form. */
export function openSecret(house: Pick<House, 'secrets'>, endpointId: string, sealed: string): string {
  return house.secrets.open(sealed, sealedIn(endpointId));
}

/** A new secret of an endpoint: as it is shown this once, and sealed as it is kept. */
export function makeSecret(secrets: House['secrets'], endpointId: string): { secret: string; sealed: string } {
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  return { secret, sealed: secrets.seal(secret, sealedIn(endpointId)) };
}

/** Why somebody may not have these events sent: one that nobody tells would be waited for in vain, and some are not hers to hear. */
function refuseEvents(
  principal: Principal,
  { events }: Pick<House, 'events'>,
  eventTypes: readonly string[],
  standing: readonly string[] = [],
): Refusal | undefined {
  const unknown = eventTypes.filter((type) => !events.has(type) && !standing.includes(type));
  if (unknown.length > 0) return webhooks('event-unknown', { types: unknown });
  return maySubscribe(principal, eventTypes, events) ? undefined : webhooks('beyond-own');
}

/** Names an address (judged before: judge-target.ts) that events are sent to, and makes its secret. */
export async function createEndpoint(
  w: Write,
  house: Keeping,
  principal: Principal,
  wish: EndpointWish,
): Promise<MadeEndpoint | Refusal> {
  const unfit = refuseEvents(principal, house, wish.eventTypes ?? []);
  if (unfit !== undefined) return unfit;
  const beyond = await refuseBeyond(w.tx, house.config.quotas, 'endpoints', countSql);
  if (beyond !== undefined) return beyond;
  const id = uuidv7(w.now.getTime());
  const { secret, sealed } = makeSecret(house.secrets, id);
  const after = {
    url: wish.url,
    description: cleanText(wish.description ?? ''),
    eventTypes: [...(wish.eventTypes ?? [])],
  };
  // a read first: nothing may be written before the request's key is known to be ours
  await w.read('select 1');
  w.put(
    `insert into webhooks_endpoint (workspace_id, endpoint_id, url, description, event_types, secret, created_at, updated_at, maker_id)
     values ($1, $2, $3, $4, $5, $6, $7, $7, $8)`,
    [w.workspaceId, id, after.url, after.description, after.eventTypes, sealed, w.now, principal.userId],
  );
  await recordChange(w, house.secrets, { action: 'webhook.created', subject: { kind: 'webhook', id }, after });
  return { kept: { id }, once: { secret } };
}

interface Standing {
  url: string;
  description: string;
  eventTypes: string[];
  secret: string;
  offReason: string | null;
}

const lockSql = `select url, description, event_types as "eventTypes", secret, off_reason as "offReason"
from webhooks_endpoint where workspace_id = $1 and endpoint_id = $2 for update`;

async function lockEndpoint(w: Write, id: string): Promise<Standing | Refusal> {
  const [row] = await w.read<Standing>(lockSql, [w.workspaceId, id]);
  return row ?? webhooks('not-found');
}

// what an attempt under way holds is not touched: its lease is shorter
const atOnceSql = `update webhooks_delivery set next_at = $3 where workspace_id = $1 and endpoint_id = $2 and state = 'waiting'
  and next_at > $3::timestamptz + interval '2 minutes'`;

/** Changes an endpoint, or turns it on or off. Turned on, or under a new address, it is sent what waits at once. */
export async function changeEndpoint(
  w: Write,
  house: Keeping,
  principal: Principal,
  id: string,
  wish: Partial<EndpointWish> & { on?: boolean | undefined },
): Promise<{ id: string } | Refusal> {
  const row = await lockEndpoint(w, id);
  if (isRefusal(row)) return row;
  const { secret: _, ...before } = row;
  const after = {
    url: wish.url ?? before.url,
    description: wish.description === undefined ? before.description : cleanText(wish.description),
    eventTypes: [...(wish.eventTypes ?? before.eventTypes)],
    offReason: wish.on === undefined ? before.offReason : wish.on ? null : (before.offReason ?? 'by-hand'),
  };
  // what it already has and no module declares any more may stay: only what is newly named must be known
  const unfit = refuseEvents(principal, house, after.eventTypes, before.eventTypes);
  if (unfit !== undefined) return unfit;
  const afresh = after.offReason === null && (wish.on === true || after.url !== before.url);
  w.put(
    `update webhooks_endpoint set url = $3, description = $4, event_types = $5, off_reason = $6, updated_at = $7,
       failures = case when $8 then 0 else failures end, paused_until = case when $8 then null else paused_until end
     where workspace_id = $1 and endpoint_id = $2`,
    [w.workspaceId, id, after.url, after.description, after.eventTypes, after.offReason, w.now, afresh],
  );
  if (afresh) {
    w.put(atOnceSql, [w.workspaceId, id, w.now]);
    await askForDelivery(w.tx, house.jobs, id, w.now);
  }
  await recordChange(w, house.secrets, { action: 'webhook.changed', subject: { kind: 'webhook', id }, before, after });
  return { id };
}

/** Forgets an endpoint with its deliveries. */
export async function deleteEndpoint(w: Write, house: Keeping, id: string): Promise<{ id: string } | Refusal> {
  const row = await lockEndpoint(w, id);
  if (isRefusal(row)) return row;
  const { secret: _, ...before } = row;
  w.put('delete from webhooks_endpoint where workspace_id = $1 and endpoint_id = $2', [w.workspaceId, id]);
  await recordChange(w, house.secrets, { action: 'webhook.deleted', subject: { kind: 'webhook', id }, before });
  return { id };
}

/** Makes a new secret. The former one goes on signing beside it for a day, so that the receiver may change in peace. */
export async function changeSecret(
  w: Write,
  house: Keeping,
  principal: Principal,
  id: string,
): Promise<MadeEndpoint | Refusal> {
  const row = await lockEndpoint(w, id);
  if (isRefusal(row)) return row;
  if (!maySubscribe(principal, row.eventTypes, house.events)) return webhooks('beyond-own');
  const { secret, sealed } = makeSecret(house.secrets, id);
  w.put(
    `update webhooks_endpoint set secret = $3, previous_secret = $4, previous_until = $5, updated_at = $6, renew_since = null
     where workspace_id = $1 and endpoint_id = $2`,
    [w.workspaceId, id, sealed, row.secret, new Date(w.now.getTime() + dayMs), w.now],
  );
  await recordChange(w, house.secrets, { action: 'webhook.secret-changed', subject: { kind: 'webhook', id } });
  return { kept: { id }, once: { secret } };
}

const heldSql = `select endpoint_id as id, event_types as "eventTypes" from webhooks_endpoint where workspace_id = $1 and maker_id = $2 for update`;
const passSql = `update webhooks_endpoint set maker_id = $3, renew_since = coalesce(renew_since, $4) where workspace_id = $1 and endpoint_id = any($2::uuid[])`;

/**
 * The endpoints that somebody made and may not keep go to an owner of the business: they stay on, since others count on them,
 * and are marked: their secret is known to somebody who left.
 * @param grant what she holds from now on; undefined: nothing
 * @returns how many went
 */
export async function passEndpoints(
  w: Write,
  house: Pick<House, 'events'>,
  makerId: string,
  grant: Pick<Principal, 'rights' | 'scope'> | undefined,
  ownerId: string,
): Promise<number> {
  const held = await w.tx.query<{ id: string; eventTypes: string[] }>(heldSql, [w.workspaceId, makerId]);
  const lost = held.filter(
    (one) =>
      grant === undefined || !holds(grant, 'webhooks.manage') || !maySubscribe(grant, one.eventTypes, house.events),
  );
  if (lost.length > 0) await w.tx.run(passSql, [w.workspaceId, lost.map((one) => one.id), ownerId, w.now]);
  return lost.length;
}
