/** What a formula is computed with: numbers, or the text of another language that computes it later (SQL). */
export interface Arithmetic<V> {
  number(value: number): V;
  add(a: V, b: V): V;
  subtract(a: V, b: V): V;
  multiply(a: V, b: V): V;
  divide(a: V, b: V): V;
  ln(a: V): V;
  exp(a: V): V;
}

/** The parameters and the history of the formula; x, t_x and T as everywhere. */
export interface ChanceOf<V> {
  readonly r: V;
  readonly alpha: V;
  readonly a: V;
  readonly b: V;
  readonly x: V;
  readonly tx: V;
  readonly T: V;
}

/** Plain numbers. */
export const numbers: Arithmetic<number> = {
  number: (value) => value,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  ln: Math.log,
  exp: Math.exp,
};

/**
 * P(alive) of BG/NBD (extraChance 0, of x > 0) and MBG/NBD (1), with y = x + extraChance:
 *
 *   1 / (1 + a/(b+y−1) · ((α+T)/(α+t_x))^(r+x))
 *
 * on logarithms, since a long silence after many purchases is a power beyond every number. Written once: a database that
 * counts who is alive gets this formula as text (`Arithmetic<string>`) and no second one.
 */
export function chanceOfBeingAlive<V>(math: Arithmetic<V>, of: ChanceOf<V>, extraChance: 0 | 1): V {
  const { r, alpha, a, b, x, tx, T } = of;
  const chances = extraChance === 1 ? math.add(b, x) : math.subtract(math.add(b, x), math.number(1));
  const silence = math.subtract(math.ln(math.add(alpha, T)), math.ln(math.add(alpha, tx)));
  const odds = math.add(math.ln(math.divide(a, chances)), math.multiply(math.add(r, x), silence));
  return math.divide(math.number(1), math.add(math.number(1), math.exp(odds)));
}
