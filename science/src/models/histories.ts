/**
 * One purchase history per customer at the end of the calibration window, all arrays of one length n.
 * A transaction is a customer-day: all purchases of a customer on one day count once.
 */
export interface Histories {
  /** Repeat transactions: whole numbers ≥ 0, the first purchase not counted. */
  readonly x: ArrayLike<number>;
  /** Time from the first to the last transaction, in the chosen unit (weeks of 7 days in this product); 0 when x = 0. */
  readonly tx: ArrayLike<number>;
  /** Time from the first transaction to the end of the window, in the same unit; never below tx. */
  readonly T: ArrayLike<number>;
}

/** Histories in which equal rows became one row with a weight. */
export interface CollapsedHistories {
  /** Number of customers. */
  readonly n: number;
  readonly x: Float64Array;
  readonly tx: Float64Array;
  readonly T: Float64Array;
  /** How many customers share this history. */
  readonly weight: Float64Array;
  /** For each of the n customers, the place of its history in the arrays above. */
  readonly place: Int32Array;
}

/**
 * Refuses what no purchase history can be: a fractional or negative x, tx > T, negative or missing times,
 * a repeat purchase at time 0. Throws RangeError naming the row (0-based).
 */
export function checkHistory(x: number, tx: number, T: number, row: number): void {
  if (!(Number.isInteger(x) && x >= 0)) throw new RangeError(`history ${row}: x must be a whole number >= 0, got ${x}`);
  if (!(tx >= 0 && tx <= T && T < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`history ${row}: needs 0 <= tx <= T, got tx = ${tx}, T = ${T}`);
  }
  if (x > 0 && tx === 0) throw new RangeError(`history ${row}: x = ${x} repeat purchases but tx = 0`);
  if (x === 0 && tx > 0) throw new RangeError(`history ${row}: no repeat purchase but tx = ${tx}`);
}

const bits = new DataView(new ArrayBuffer(16));

function hashOf(x: number, tx: number, T: number): number {
  bits.setFloat64(0, tx);
  bits.setFloat64(8, T);
  let hash = Math.imul(bits.getInt32(0) ^ Math.imul(bits.getInt32(4), 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ bits.getInt32(8) ^ (hash >>> 15), 0xc2b2ae35);
  hash = Math.imul(hash ^ bits.getInt32(12) ^ (hash >>> 13), 0x27d4eb2f);
  hash = Math.imul(hash ^ x ^ (hash >>> 16), 0x165667b1);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/**
 * Checks every history and joins equal ones: customers who bought once differ only in T, so a shop of 25,000 has about
 * 10,000 different histories and one of a million about 300,000. The likelihood then sums over these.
 * Throws RangeError for arrays of unequal length or an impossible history.
 */
export function collapseHistories(histories: Histories): CollapsedHistories {
  const n = histories.x.length;
  if (histories.tx.length !== n || histories.T.length !== n) {
    throw new RangeError(`x, tx and T differ in length: ${n}, ${histories.tx.length}, ${histories.T.length}`);
  }
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(16, n * 2)))).fill(-1);
  const mask = slots.length - 1;
  const x = new Float64Array(n);
  const tx = new Float64Array(n);
  const T = new Float64Array(n);
  const weight = new Float64Array(n);
  const place = new Int32Array(n);
  let size = 0;
  for (let row = 0; row < n; row++) {
    const ownX = histories.x[row] ?? Number.NaN;
    const ownTx = histories.tx[row] ?? Number.NaN;
    const ownT = histories.T[row] ?? Number.NaN;
    checkHistory(ownX, ownTx, ownT, row);
    let slot = hashOf(ownX, ownTx, ownT) & mask;
    let found = slots[slot] ?? -1;
    while (found >= 0 && (x[found] !== ownX || tx[found] !== ownTx || T[found] !== ownT)) {
      slot = (slot + 1) & mask;
      found = slots[slot] ?? -1;
    }
    if (found < 0) {
      found = size++;
      slots[slot] = found;
      x[found] = ownX;
      tx[found] = ownTx;
      T[found] = ownT;
    }
    weight[found] = (weight[found] ?? 0) + 1;
    place[row] = found;
  }
  // copies of what is used: a view would keep the room for as many as there are customers
  return {
    n,
    x: x.slice(0, size),
    tx: tx.slice(0, size),
    T: T.slice(0, size),
    weight: weight.slice(0, size),
    place,
  };
}
