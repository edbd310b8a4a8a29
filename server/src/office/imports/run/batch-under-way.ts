/** What a batch built on changed under it: it is decided once more. */
export class DecidedTooEarly extends Error {}

/**
 * A batch that is being written, as the one after it sees it. Two batches of an import are in hand at a time, each in a
 * transaction of its own: while the database writes one, the next is already decided and begins to be written. It waits for
 * this one where it would read what this one writes, and it is committed after it, so that the checkpoint only moves on.
 */
export class BatchUnderWay {
  readonly #keys = new Set<string>();
  readonly #decided = Promise.withResolvers<void>();
  readonly #firm = Promise.withResolvers<void>();
  readonly #ended = Promise.withResolvers<void>();

  constructor() {
    // Nobody may be waiting when it fails; whoever comes later still hears of it.
    this.#firm.promise.catch(() => {});
    this.#ended.promise.catch(() => {});
  }

  /** All that it writes is named from now on; resolved at its end for an intake that never says so. */
  get decided(): Promise<void> {
    return this.#decided.promise;
  }

  /** Rejected with its error when it failed. */
  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  /** Committed as first decided. @throws DecidedTooEarly at once when it has to be decided anew */
  get firm(): Promise<void> {
    return this.#firm.promise;
  }

  announce(keys: Iterable<string>): void {
    for (const key of keys) this.#keys.add(key);
    this.#decided.resolve();
  }

  /** Waits for its end if it writes one of these. */
  async settle(keys: Iterable<string>): Promise<void> {
    for (const key of keys) {
      if (!this.#keys.has(key)) continue;
      await this.#ended.promise;
      return this.#firm.promise;
    }
  }

  again(): void {
    this.#firm.reject(new DecidedTooEarly());
  }

  end(): void {
    this.#decided.resolve();
    this.#firm.resolve();
    this.#ended.resolve();
  }

  fail(error: unknown): void {
    this.#decided.resolve();
    this.#firm.reject(error);
    this.#ended.reject(error);
  }
}
