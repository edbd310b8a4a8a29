import { holds, type Principal } from '../../../edge/http/principal.ts';
import type { Events } from '../../../spine/gather-events.ts';

type Reader = Pick<Principal, 'rights' | 'scope'>;

/** Asked of an event that no module declares any more: nothing narrower is known of it. */
const ofAnyEvent = 'events.read';

/**
 * True when somebody may have events sent out: an endpoint hears of every customer, so she must see all of them, and she
 * must hold the right that each kind names. No types: all of them.
 */
export function maySubscribe(reader: Reader, eventTypes: readonly string[], events: Events): boolean {
  if (reader.scope !== 'all') return false;
  const wanted = eventTypes.length === 0 ? [...events.keys(), ''] : eventTypes;
  return wanted.every((type) => holds(reader, events.get(type)?.readBy ?? ofAnyEvent));
}
