const RELATIVE_END = 1e-16;
const MOST_TERMS = 1_000_000;

/**
 * The plain power series Σ (a)_n (b)_n / (c)_n · z^n / n! for 0 ≤ z < 1.
 * It stops once the next term no longer changes the sum and the ratio of terms is below one.
 */
function sumSeries(a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 0; n < MOST_TERMS; n++) {
    const ratio = (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    term *= ratio;
    sum += term;
    // What is left of the series is at most about term / (1 − z) once the terms fall.
    if (Math.abs(term) <= RELATIVE_END * (1 - z) * Math.abs(sum) && Math.abs(ratio) < 1) return sum;
  }
  throw new RangeError(`2F1(${a}, ${b}; ${c}; ${z}) did not settle in ${MOST_TERMS} terms`);
}

/**
 * Gauss' hypergeometric function 2F1(a, b; c; z) for 0 ≤ z < 1 and c > 0.
 *
 * Where c < a + b the function grows without limit as z → 1; Euler's transform
 * 2F1(a, b; c; z) = (1 − z)^(c−a−b) · 2F1(c−a, c−b; c; z) takes that growth out and leaves a series whose terms fall
 * much faster. Source: Abramowitz & Stegun 15.1.1 and 15.3.3. Throws RangeError outside the domain.
 */
export function hypergeometric2F1(a: number, b: number, c: number, z: number): number {
  if (!(z >= 0 && z < 1)) throw new RangeError(`2F1 is offered here for 0 <= z < 1, got ${z}`);
  if (!(c > 0)) throw new RangeError(`2F1 is offered here for c > 0, got ${c}`);
  const excess = c - a - b;
  if (excess < 0) return (1 - z) ** excess * sumSeries(c - a, c - b, c, z);
  return sumSeries(a, b, c, z);
}
