import type { Told } from '../../spine/event.ts';

export type ConversationEventType = 'interaction.recorded' | 'interaction.removed';

/** Something was said or done between us and a customer. What was said is read from the state, never from here. */
export function interactionRecorded(
  customerId: string,
  occurredAt: Date,
  data: { interactionId: string; channel: string; direction: string },
): Told {
  return { type: 'interaction.recorded', customerId, occurredAt, data };
}
