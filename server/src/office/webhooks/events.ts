import { Type } from 'typebox';
import { businessEvent } from '../../spine/declare-event.ts';

/** Staff tried an endpoint; sent to that endpoint only. */
export const webhookTested = businessEvent('webhook.tested', {
  words: { fa: 'رویداد آزمایشی', en: 'Test event' },
  readBy: 'webhooks.manage',
  data: Type.Object({ endpointId: Type.String({ format: 'uuid' }) }),
});

export const events = [webhookTested];
