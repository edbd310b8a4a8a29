import type { Principal } from '../../edge/http/principal.ts';
import type { Events } from '../../spine/gather-events.ts';
import { webhookTested } from './events.ts';
import { maySubscribe } from './rules/may-subscribe.ts';

/** What an endpoint can be told of, as the modules declare it; a test is sent to the tried endpoint alone and cannot be chosen. */
export function listEventTypes(events: Events, reader: Pick<Principal, 'rights' | 'scope'>) {
  return [...events.values()]
    .filter((kind) => kind !== webhookTested)
    .map(({ type, words, about, version, readBy }) => ({
      type,
      words,
      about,
      version,
      right: readBy,
      mayHear: maySubscribe(reader, [type], events),
    }));
}
