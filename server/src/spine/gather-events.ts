import type { EventType } from './declare-event.ts';

/** Every kind of event that a module of the house declares, by its type. */
export type Events = ReadonlyMap<string, EventType>;

/**
 * The kinds of events of all modules, in the order in which they are declared.
 * @throws Error when two modules declare the same
 */
export function gatherEvents(
  modules: readonly { readonly name: string; readonly events?: readonly EventType[] }[],
): Events {
  const owners = new Map<string, string>();
  const events = new Map<string, EventType>();
  for (const { name, events: own = [] } of modules)
    for (const kind of own) {
      const other = owners.get(kind.type);
      if (other !== undefined) throw new Error(`${other} and ${name} both declare the event "${kind.type}"`);
      owners.set(kind.type, name);
      events.set(kind.type, kind);
    }
  return events;
}
