import type { Jobs } from '../../edge/job.ts';
import type { Tx } from '../../ground/database/transaction.ts';

/** Deliveries of one endpoint wait in one line, which one job works off. */
export const deliverJob = 'webhooks.deliver';

/** When the line of an endpoint that is on has something to do next; null when nothing waits. */
export const nextSql = `select greatest(p.paused_until, (select min(d.next_at) from webhooks_delivery d
    where d.workspace_id = $1 and d.endpoint_id = p.endpoint_id and d.state = 'waiting')) as next
from webhooks_endpoint p where p.workspace_id = $1 and p.endpoint_id = $2 and p.off_reason is null
  and exists (select 1 from webhooks_delivery d where d.workspace_id = $1 and d.endpoint_id = p.endpoint_id and d.state = 'waiting')`;

/** One waiting job an endpoint: adding it again only moves its time. */
export async function askForDelivery(tx: Tx, jobs: Jobs, endpointId: string, runAt: Date): Promise<void> {
  await jobs.add(tx, deliverJob, { endpointId }, { key: deliverKey(tx.workspaceId, endpointId), runAt });
}

export function deliverKey(workspaceId: string, endpointId: string): string {
  return `${deliverJob}:${workspaceId}:${endpointId}`;
}
