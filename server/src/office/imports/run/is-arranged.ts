import type { SourceRow } from '../read/source.ts';
import { fingerprint } from './fingerprint.ts';
import type { Group } from './read-items.ts';

/** Groups that are looked for in memory (16 bytes each at most); the database arranges longer files. */
const mostGroups = 2_000_000;

/**
 * Whether the rows of each record stand together already and no two rows are equal, as in most files that a till writes:
 * then nothing needs to be arranged. Stops at the first row that says no. A rare "no" too many costs time, never truth.
 */
export async function isArranged(
  slices: AsyncIterable<readonly SourceRow[]>,
  groupOf: (row: SourceRow) => Group,
): Promise<boolean> {
  const seen = new FingerprintSet();
  let last: string | undefined;
  for await (const slice of slices)
    for (const row of slice) {
      const { key, numbered } = groupOf(row);
      const group = `${numbered}\u0000${key}`;
      if (numbered && group === last) continue;
      last = group;
      if (seen.size >= mostGroups || !seen.add(group)) return false;
    }
  return true;
}

/** A set of texts by their fingerprints, eight bytes a place: a million texts in 16 MB. */
class FingerprintSet {
  #high = new Uint32Array(1 << 12);
  #low = new Uint32Array(1 << 12);
  size = 0;

  /** False when the text, or another with the same fingerprint, is there already. */
  add(text: string): boolean {
    const { high, low } = fingerprint(text);
    // a zero marks an empty place
    if (!put(this.#high, this.#low, high, low || 1)) return false;
    this.size += 1;
    if (this.size * 2 > this.#high.length) this.#grow();
    return true;
  }

  #grow(): void {
    const high = new Uint32Array(this.#high.length * 2);
    const low = new Uint32Array(high.length);
    for (let i = 0; i < this.#low.length; i++)
      if (this.#low[i] !== 0) put(high, low, this.#high[i] ?? 0, this.#low[i] ?? 0);
    this.#high = high;
    this.#low = low;
  }
}

function put(highs: Uint32Array, lows: Uint32Array, high: number, low: number): boolean {
  const mask = highs.length - 1;
  for (let place = low & mask; ; place = (place + 1) & mask) {
    if (lows[place] === 0) {
      highs[place] = high;
      lows[place] = low;
      return true;
    }
    if (lows[place] === low && highs[place] === high) return false;
  }
}
