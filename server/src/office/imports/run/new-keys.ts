import { fingerprint } from './fingerprint.ts';

const bits = 2 ** 26;
const probes = 4;

/**
 * The keys that a run has made in a table that was empty when it began: what it has surely not made need not be looked for.
 * A Bloom filter of 8 MB; when it fills up it only sends more keys to the table. Somebody else who writes meanwhile is met
 * by the table's unique key, and the batch is then decided anew by looking (see write-batch.ts).
 */
export class NewKeys {
  readonly #bits = new Uint32Array(bits / 32);

  add(key: string): void {
    const { high, low } = fingerprint(key);
    for (let i = 0; i < probes; i++) {
      const bit = placeOf(high, low, i);
      this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
  }

  mayHave(key: string): boolean {
    const { high, low } = fingerprint(key);
    for (let i = 0; i < probes; i++) {
      const bit = placeOf(high, low, i);
      if (((this.#bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false;
    }
    return true;
  }
}

function placeOf(high: number, low: number, probe: number): number {
  return (high + Math.imul(probe, low | 1)) & (bits - 1);
}

/** What a run may take for granted of the tables it fills. */
export class EmptyAtStart {
  readonly #tables = new Map<string, NewKeys | undefined>();
  #alone = true;

  /** The keys that the run made in a table that was empty; undefined when it was not, or somebody else writes too. */
  async keysOf(table: string, isEmpty: () => Promise<boolean>): Promise<NewKeys | undefined> {
    if (!this.#alone) return undefined;
    if (!this.#tables.has(table)) this.#tables.set(table, (await isEmpty()) ? new NewKeys() : undefined);
    return this.#tables.get(table);
  }

  /** From now on everything is looked up. */
  distrust(): void {
    this.#alone = false;
    this.#tables.clear();
  }
}
