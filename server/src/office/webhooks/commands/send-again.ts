import type { Refusal } from '@peyvand/kernel/refusal';
import type { House } from '../../../edge/house.ts';
import type { Write } from '../../../spine/write.ts';
import { webhookTested } from '../events.ts';
import { askForDelivery } from '../line.ts';
import { webhooks } from '../refusals.ts';

async function endpointIsOn(w: Write, id: string): Promise<Refusal | undefined> {
  const [row] = await w.read<{ offReason: string | null }>(
    'select off_reason as "offReason" from webhooks_endpoint where workspace_id = $1 and endpoint_id = $2 for key share',
    [w.workspaceId, id],
  );
  if (row === undefined) return webhooks('not-found');
  return row.offReason === null ? undefined : webhooks('turned-off');
}

/** Tells an event of its own to this endpoint alone, so that a receiver can be tried before anything happens. */
export async function testEndpoint(w: Write, id: string): Promise<{ eventId: string } | Refusal> {
  const refused = await endpointIsOn(w, id);
  return refused ?? { eventId: w.tell(webhookTested({ endpointId: id })) };
}

export interface ReplayWish {
  /** One delivery; else all of the endpoint in the state and since the instant that are given. */
  deliveryId?: string | undefined;
  state?: 'failed' | 'delivered' | undefined;
  since?: Date | undefined;
}

const againSql = `update webhooks_delivery set state = 'waiting', attempts = 0, next_at = $3
where workspace_id = $1 and endpoint_id = $2 and ($4::uuid is null or delivery_id = $4)
  and ($5::text is null or state = $5) and ($6::timestamptz is null or created_at >= $6)`;

/** Puts deliveries in line again: the same events under the same ids, from the first attempt. */
export async function replayDeliveries(
  w: Write,
  house: Pick<House, 'jobs'>,
  id: string,
  wish: ReplayWish,
): Promise<{ replayed: number } | Refusal> {
  const refused = await endpointIsOn(w, id);
  if (refused !== undefined) return refused;
  const replayed = await w.tx.run(againSql, [
    w.workspaceId,
    id,
    w.now,
    wish.deliveryId ?? null,
    wish.state ?? null,
    wish.since ?? null,
  ]);
  if (wish.deliveryId !== undefined && replayed === 0) return webhooks('delivery-not-found');
  if (replayed > 0) await askForDelivery(w.tx, house.jobs, id, w.now);
  return { replayed };
}
