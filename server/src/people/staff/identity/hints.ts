import type { House } from '../../../edge/house.ts';

/** How long a recognised caller is believed without asking the database. Another process notices a revocation this late. */
const believedMs = 5000;
const mostHints = 10_000;

/**
 * Recognised callers, remembered for some seconds: posting purchases by token then costs no round trip of its own. Whatever
 * ends a session, a token or a membership calls `forgetCallers`, so that this process refuses at once.
 */
export class Hints<C> {
  #found = new Map<string, { caller: C; until: number }>();
  #generation = 0;

  /** The remembered caller, else the one that `find` answers; `validUntil` ends a hint early. */
  async recall(key: string, now: Date, find: () => Promise<{ caller: C; validUntil: Date | null }>): Promise<C> {
    const hint = this.#found.get(key);
    if (hint !== undefined && hint.until > now.getTime()) return hint.caller;
    const generation = this.#generation;
    const { caller, validUntil } = await find();
    // A revocation that committed while we were reading may not be seen by what we read: then it is not remembered.
    // Who is nobody is not remembered: made-up tokens would push out those in use.
    if (generation === this.#generation && caller !== undefined) {
      if (this.#found.size >= mostHints) {
        const [oldest] = this.#found.keys();
        if (oldest !== undefined) this.#found.delete(oldest);
      }
      const until = Math.min(now.getTime() + believedMs, validUntil?.getTime() ?? Number.POSITIVE_INFINITY);
      this.#found.set(key, { caller, until });
    }
    return caller;
  }

  forget(): void {
    this.#generation += 1;
    this.#found.clear();
  }
}

const hints = new WeakMap<House, Hints<unknown>>();

/** The hints of a house; one caller type only, that of authenticate.ts. */
export function hintsOf<C>(house: House): Hints<C> {
  let known = hints.get(house);
  if (known === undefined) {
    known = new Hints();
    hints.set(house, known);
  }
  // authenticate.ts alone reads and fills them
  return known as Hints<C>;
}

/** After the commit of anything that narrows what somebody may do. */
export function forgetCallers(house: House): void {
  hints.get(house)?.forget();
}
