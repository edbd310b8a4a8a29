const NORMAL_95 = 1.959963984540054;

/**
 * Wilson's interval of a share: of `n` tries `successes` came off (Wilson 1927). Its lower end ranks shares fairly when
 * the samples differ in size. [0, 1] without tries. Throws RangeError for successes outside 0..n.
 */
export function wilsonInterval(successes: number, n: number, z: number = NORMAL_95): readonly [number, number] {
  if (!(successes >= 0 && successes <= n)) throw new RangeError(`${successes} successes of ${n}`);
  if (n === 0) return [0, 1];
  const share = successes / n;
  const square = (z * z) / n;
  const centre = (share + square / 2) / (1 + square);
  const reach = (z / (1 + square)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n));
  return [Math.max(0, centre - reach), Math.min(1, centre + reach)];
}

/** The lower end of Wilson's interval. */
export function wilsonLower(successes: number, n: number, z: number = NORMAL_95): number {
  return wilsonInterval(successes, n, z)[0];
}
