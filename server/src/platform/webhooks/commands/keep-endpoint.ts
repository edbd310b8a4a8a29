import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { cleanText } from '@peyvand/kernel/text';
import type { Write } from '../../../spine/write.ts';
import { recordChange } from '../../audit/record-change.ts';
import type { House } from '../../house.ts';
import { webhooks } from '../refusals.ts';

export interface EndpointWish {
  url: string;
  description?: string | undefined;
  /** Empty or absent: all events. */
  eventTypes?: readonly string[] | undefined;
}

/** The secret travels sealed: the answer is kept with the idempotency key, the secret must not be. */
export interface MadeEndpoint {
  id: string;
  sealedSecret: string;
}

type Keeping = Pick<House, 'secrets' | 'config'>;

const dayMs = 86_400_000;
/** Binds a sealed secret to its endpoint. */
export const sealedIn = (endpointId: string) => `webhook:${endpointId}`;

/** The secret of an endpoint, from its sealed form. */
export function openSecret(house: Pick<House, 'secrets'>, endpointId: string, sealed: string): string {
  return house.secrets.open(sealed, sealedIn(endpointId));
}

/** A new secret of an endpoint, sealed. */
export function makeSecret(secrets: House['secrets'], endpointId: string): string {
  return secrets.seal(`whsec_${randomBytes(32).toString('base64')}`, sealedIn(endpointId));
}

/** Names an address that events are sent to, and makes its secret. */
export async function createEndpoint(w: Write, house: Keeping, wish: EndpointWish): Promise<MadeEndpoint | Refusal> {
  if (!isFit(wish.url, house)) return webhooks('url-unfit');
  const id = uuidv7(w.now.getTime());
  const sealedSecret = makeSecret(house.secrets, id);
  const after = {
    url: wish.url,
    description: cleanText(wish.description ?? ''),
    eventTypes: [...(wish.eventTypes ?? [])],
  };
  // a read first: nothing may be written before the request's key is known to be ours
  await w.read('select 1');
  w.put(
    `insert into webhooks_endpoint (workspace_id, endpoint_id, url, description, event_types, secret, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7)`,
    [w.workspaceId, id, after.url, after.description, after.eventTypes, sealedSecret, w.now],
  );
  await recordChange(w, house.secrets, { action: 'webhook.created', subject: { kind: 'webhook', id }, after });
  return { id, sealedSecret };
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

/** Changes an endpoint, or turns it on or off. Turned on, what had waited is sent at the next event or replay. */
export async function changeEndpoint(
  w: Write,
  house: Keeping,
  id: string,
  wish: Partial<EndpointWish> & { on?: boolean | undefined },
): Promise<{ id: string } | Refusal> {
  if (wish.url !== undefined && !isFit(wish.url, house)) return webhooks('url-unfit');
  const row = await lockEndpoint(w, id);
  if (isRefusal(row)) return row;
  const { secret: _, ...before } = row;
  const after = {
    url: wish.url ?? before.url,
    description: wish.description === undefined ? before.description : cleanText(wish.description),
    eventTypes: [...(wish.eventTypes ?? before.eventTypes)],
    offReason: wish.on === undefined ? before.offReason : wish.on ? null : (before.offReason ?? 'by-hand'),
  };
  w.put(
    `update webhooks_endpoint set url = $3, description = $4, event_types = $5, off_reason = $6, updated_at = $7
     where workspace_id = $1 and endpoint_id = $2`,
    [w.workspaceId, id, after.url, after.description, after.eventTypes, after.offReason, w.now],
  );
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
export async function changeSecret(w: Write, house: Keeping, id: string): Promise<MadeEndpoint | Refusal> {
  const row = await lockEndpoint(w, id);
  if (isRefusal(row)) return row;
  const sealedSecret = makeSecret(house.secrets, id);
  w.put(
    `update webhooks_endpoint set secret = $3, previous_secret = $4, previous_until = $5, updated_at = $6
     where workspace_id = $1 and endpoint_id = $2`,
    [w.workspaceId, id, sealedSecret, row.secret, new Date(w.now.getTime() + dayMs), w.now],
  );
  await recordChange(w, house.secrets, { action: 'webhook.secret-changed', subject: { kind: 'webhook', id } });
  return { id, sealedSecret };
}

/** https without credentials; http only where the operator allows machines of the same house. */
function isFit(text: string, { config }: Keeping): boolean {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && config.allowPrivateTargets);
}
