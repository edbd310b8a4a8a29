/** Deliveries of one endpoint wait in one line, which one job works off. */
export const deliverJob = 'webhooks.deliver';

/** One waiting job an endpoint: adding it again only moves its time. */
export function deliverKey(workspaceId: string, endpointId: string): string {
  return `${deliverJob}:${workspaceId}:${endpointId}`;
}
