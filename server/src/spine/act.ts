import type { Words } from '@peyvand/kernel/refusal';

/** An act that the history of changes knows: how it is said, and whether owners hear of it as one of security. */
export interface Act {
  readonly words: Words;
  /**
   * Owners hear of it: always; only when that field has changed; only about a subject of that kind; or only when it happens that
   * often to one person in a day (then the day counts as one).
   */
  readonly security?: true | { field: string } | { subject: string } | { manyInADay: number };
}

/** What a module declares: every action that it writes into the history, by name. */
export type Acts = Readonly<Record<string, Act>>;

/**
 * The acts of all modules.
 * @throws Error when two modules declare the same
 */
export function gatherActs(modules: readonly { readonly name: string; readonly acts?: Acts }[]): Acts {
  const acts: Record<string, Act> = {};
  for (const { name, acts: own = {} } of modules)
    for (const [action, act] of Object.entries(own)) {
      if (action in acts) throw new Error(`${name} declares the act "${action}" a second time`);
      acts[action] = act;
    }
  return acts;
}
