import type { Told } from '../../spine/event.ts';

export const testedType = 'webhook.tested';

/** Staff tried an endpoint; sent to that endpoint only. */
export function webhookTested(data: { endpointId: string }): Told {
  return { type: testedType, data };
}
