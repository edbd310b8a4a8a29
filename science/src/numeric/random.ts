/** A source of numbers in [0, 1). */
export type Random = () => number;

/**
 * A seeded generator (sfc32 by C. Doty-Humphrey): the same seed gives the same numbers on every machine. For samples and
 * simulations, never for secrets.
 */
export function seededRandom(seed: number): Random {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed | 0;
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 15; i++) next();
  return next;
}

/** Standard normal, by the polar method of Marsaglia. */
export function normal(random: Random): number {
  for (;;) {
    const u = 2 * random() - 1;
    const v = 2 * random() - 1;
    const square = u * u + v * v;
    if (square > 0 && square < 1) return u * Math.sqrt((-2 * Math.log(square)) / square);
  }
}

/** Exponential with mean 1. */
export function exponential(random: Random): number {
  return -Math.log1p(-random());
}

/** Gamma with the given shape > 0 and rate 1, by Marsaglia & Tsang (2000). */
export function gamma(random: Random, shape: number): number {
  return Math.exp(logGammaDraw(random, shape));
}

/** Its logarithm: with a shape far below 1 the draw itself is smaller than any number, and quotients of two would be 0/0. */
function logGammaDraw(random: Random, shape: number): number {
  if (shape < 1) return logGammaDraw(random, shape + 1) + Math.log1p(-random()) / shape;
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log1p(-random()) < 0.5 * x * x + d * (1 - v + Math.log(v))) return Math.log(d * v);
  }
}

/** Beta with parameters a, b > 0. */
export function beta(random: Random, a: number, b: number): number {
  const x = logGammaDraw(random, a);
  return 1 / (1 + Math.exp(logGammaDraw(random, b) - x));
}
