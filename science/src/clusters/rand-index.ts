/**
 * Adjusted Rand index of two clusterings of the same points (Hubert & Arabie 1985): 1 = equal up to names, about 0 = no
 * more alike than chance. Under .6 between bootstrap samples clusters are not stable. 1 when both put all points in one
 * cluster, or each in its own. Throws RangeError for unequal lengths.
 */
export function adjustedRandIndex(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new RangeError(`clusterings of ${a.length} and ${b.length} points`);
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  const cells = new Map<string, number>();
  for (let i = 0; i < a.length; i++) {
    const row = a[i] ?? 0;
    const column = b[i] ?? 0;
    count(rows, row);
    count(columns, column);
    count(cells, `${row},${column}`);
  }
  const pairs = (counts: Map<unknown, number>): number =>
    [...counts.values()].reduce((sum, value) => sum + (value * (value - 1)) / 2, 0);
  const all = (a.length * (a.length - 1)) / 2;
  const expected = (pairs(rows) * pairs(columns)) / all;
  const most = (pairs(rows) + pairs(columns)) / 2;
  return most === expected ? 1 : (pairs(cells) - expected) / (most - expected);
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
