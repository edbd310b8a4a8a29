import type pg from 'pg';

export interface ShareOptions {
  /** Connections that businesses may hold together; what the pool has beyond them is the house's own (who is it, is it alive). */
  lendable: number;
  /** How long work stands in line. */
  waitMs: number;
  /** How much work of one business stands in line. */
  longestLine: number;
}

/** No connection came in time, or too many of the same business wait for one already. */
export class Crowded extends Error {
  readonly code = 'PEYVAND_CROWDED';
  /** True when it is the business's own work that it waits for. */
  readonly itself: boolean;
  constructor(itself: boolean) {
    super(itself ? 'a business has its share of the connections already' : 'all connections are in use');
    this.itself = itself;
  }
}

interface Waiting {
  begin(): void;
  timer: NodeJS.Timeout;
}

interface Business {
  held: number;
  /** When its last turn ended, or it came: counted, not timed. */
  turn: number;
  line: Set<Waiting>;
}

/** For each connection that stays free a business may hold two: alone it has about two thirds, and a stranger finds one. */
const heldForOneFree = 2;

/**
 * Who may take the next connection. One business never holds the last one: the more it has, the more must stay free. Work that
 * waits is served by business: who holds fewest comes first, and of these whose turn was longest ago, whoever has how much in
 * line. (A plain pool serves in the order of asking: many slow pages of one business made all others wait for them.)
 */
export class Shares {
  readonly #options: ShareOptions;
  readonly #businesses = new Map<string, Business>();
  #lent = 0;
  #turns = 0;

  constructor(options: ShareOptions) {
    this.#options = options;
  }

  /**
   * Waits for the turn of a business.
   * @returns how the connection is given back; calling it again does nothing
   * @throws Crowded when the line is too long, or no turn came in time
   */
  async take(name: string): Promise<() => void> {
    const business = this.#businessOf(name);
    if (business.line.size > 0 || !this.#mayHave(business)) await this.#waitFor(name, business);
    else this.#lend(business);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.#lent -= 1;
      business.held -= 1;
      business.turn = ++this.#turns;
      this.#forget(name, business);
      this.#serve();
    };
  }

  /** How much work stands in line. */
  get waiting(): number {
    let all = 0;
    for (const { line } of this.#businesses.values()) all += line.size;
    return all;
  }

  #businessOf(name: string): Business {
    const known = this.#businesses.get(name);
    if (known !== undefined) return known;
    // who comes back stands behind who waits already
    const business: Business = { held: 0, turn: ++this.#turns, line: new Set() };
    this.#businesses.set(name, business);
    return business;
  }

  #mayHave({ held }: Business): boolean {
    const free = this.#options.lendable - this.#lent;
    return free > 0 && (held === 0 || held < heldForOneFree * (free - 1));
  }

  #lend(business: Business): void {
    this.#lent += 1;
    business.held += 1;
    business.turn = ++this.#turns;
  }

  #waitFor(name: string, business: Business): Promise<void> {
    if (business.line.size >= this.#options.longestLine) throw new Crowded(true);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        business.line.delete(waiting);
        const itself = business.held > 0;
        this.#forget(name, business);
        reject(new Crowded(itself));
      }, this.#options.waitMs);
      const waiting: Waiting = { begin: resolve, timer };
      business.line.add(waiting);
    });
  }

  #serve(): void {
    for (;;) {
      let next: Business | undefined;
      for (const one of this.#businesses.values()) {
        if (one.line.size === 0 || !this.#mayHave(one)) continue;
        if (next === undefined || one.held < next.held || (one.held === next.held && one.turn < next.turn)) next = one;
      }
      const [first] = next?.line ?? [];
      if (next === undefined || first === undefined) return;
      next.line.delete(first);
      clearTimeout(first.timer);
      this.#lend(next);
      first.begin();
    }
  }

  #forget(name: string, { held, line }: Business): void {
    if (held === 0 && line.size === 0) this.#businesses.delete(name);
  }
}

const sharesOf = new WeakMap<pg.Pool, Shares>();

/** From now on transactions of businesses take their turns at this pool. */
export function shareOut(pool: pg.Pool, options: ShareOptions): void {
  sharesOf.set(pool, new Shares(options));
}

/** How much work waits for its turn at a pool. */
export function waitingFor(pool: pg.Pool): number {
  return sharesOf.get(pool)?.waiting ?? 0;
}

export interface Lent {
  readonly client: pg.PoolClient;
  /** @param broken the connection is not to be used again */
  giveBack(broken: Error | undefined): void;
}

/** A connection for a transaction of one business, in its turn where the pool is shared out. */
export async function connectFor(pool: pg.Pool, workspaceId: string): Promise<Lent> {
  const giveBack = await sharesOf.get(pool)?.take(workspaceId);
  try {
    const client = await pool.connect();
    return {
      client,
      giveBack(broken) {
        client.release(broken);
        giveBack?.();
      },
    };
  } catch (error) {
    giveBack?.();
    throw error;
  }
}
