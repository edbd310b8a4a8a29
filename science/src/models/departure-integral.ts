import { gaussLegendre } from '../numeric/gauss-legendre.ts';

/**
 * The Pareto/NBD likelihood is a sum of two ways to see the same history: the customer still lives at T, or left at
 * some time u between the last purchase and T. Up to the common factor Γ(r+x) α^r β^s / Γ(r) they weigh
 *
 *   alive = (α+T)^−k (β+T)^−s         gone = s ∫_tx^T (α+u)^−k (β+u)^−(s+1) du,        k = r + x
 *
 * The integral is the s/(r+s+x)·A0 of the published form (Schmittlein, Morrison, Colombo 1987; Fader & Hardie 2005),
 * but as an integral it has simple derivatives and no difference of two near-equal hypergeometric functions.
 *
 * It is taken by Gauss–Legendre quadrature in v = ln(c+u), c = min(α, β): there the integrand is nearly exponential and
 * its nearest singularity lies π off the axis, so 12 nodes on a panel of length 2 over which the integrand falls by at
 * most e^12 give about 12 digits. Most histories need one panel.
 */
export interface DepartureMoments {
  /** Exponent that was taken out of `alive` and `gone`: −k ln(α+tx) − s ln(β+tx). */
  scale: number;
  alive: number;
  gone: number;
  /** Means under the time of departure u of A = ln(α+u), P = 1/(α+u), B = ln(β+u), Q = 1/(β+u). */
  readonly mean: Float64Array;
  /** Means of the products AA AP AB AQ PP PB PQ BB BQ QQ under u, in this order. */
  readonly product: Float64Array;
}

const RULE = gaussLegendre(12);
const LONGEST_PANEL = 2;
const STEEPEST_PANEL = 12;
/** Where the integrand has fallen by e^60, the rest adds nothing. */
const DEEPEST_FALL = 60;

/** Room for the answer of `departureMoments`, to be used again and again. */
export function newDepartureMoments(): DepartureMoments {
  return { scale: 0, alive: 0, gone: 0, mean: new Float64Array(4), product: new Float64Array(10) };
}

/** Fills `out` for one history. `gone` and the means are 0 when tx = T. */
export function departureMoments(
  out: DepartureMoments,
  k: number,
  s: number,
  alpha: number,
  beta: number,
  tx: number,
  T: number,
): void {
  const scale = -k * Math.log(alpha + tx) - s * Math.log(beta + tx);
  const fall = k * Math.log(alpha + T) + s * Math.log(beta + T) + scale;
  out.scale = scale;
  out.alive = Math.exp(-fall);
  const end = fall > DEEPEST_FALL ? timeOfFall(DEEPEST_FALL, k, s, alpha, beta, tx, T) : T;
  const least = Math.min(alpha, beta);
  const alphaAbove = alpha - least;
  const betaAbove = beta - least;
  const from = Math.log(least + tx);
  const length = Math.log(least + end) - from;
  const steepness = Math.min(fall, DEEPEST_FALL) / STEEPEST_PANEL;
  const panels = Math.max(1, Math.ceil(length / LONGEST_PANEL), Math.ceil(steepness));
  const half = length / panels / 2;

  let sum = 0;
  let a = 0,
    p = 0,
    b = 0,
    q = 0;
  let aa = 0,
    ap = 0,
    ab = 0,
    aq = 0,
    pp = 0,
    pb = 0,
    pq = 0,
    bb = 0,
    bq = 0,
    qq = 0;
  for (let panel = 0; panel < panels; panel++) {
    const middle = from + half * (2 * panel + 1);
    for (let j = 0; j < 12; j++) {
      const v = middle + half * (RULE.nodes[j] ?? 0);
      const shifted = Math.exp(v);
      const A = alphaAbove > 0 ? Math.log(alphaAbove + shifted) : v;
      const B = betaAbove > 0 ? Math.log(betaAbove + shifted) : v;
      const P = 1 / (alphaAbove + shifted);
      const Q = 1 / (betaAbove + shifted);
      const w = (RULE.weights[j] ?? 0) * shifted * Q * Math.exp(-k * A - s * B - scale);
      sum += w;
      const wA = w * A,
        wP = w * P,
        wB = w * B,
        wQ = w * Q;
      a += wA;
      p += wP;
      b += wB;
      q += wQ;
      aa += wA * A;
      ap += wA * P;
      ab += wA * B;
      aq += wA * Q;
      pp += wP * P;
      pb += wP * B;
      pq += wP * Q;
      bb += wB * B;
      bq += wB * Q;
      qq += wQ * Q;
    }
  }
  out.gone = s * half * sum;
  const per = sum > 0 ? 1 / sum : 0;
  const { mean, product } = out;
  mean[0] = a * per;
  mean[1] = p * per;
  mean[2] = b * per;
  mean[3] = q * per;
  product[0] = aa * per;
  product[1] = ap * per;
  product[2] = ab * per;
  product[3] = aq * per;
  product[4] = pp * per;
  product[5] = pb * per;
  product[6] = pq * per;
  product[7] = bb * per;
  product[8] = bq * per;
  product[9] = qq * per;
}

/** The time u in tx..T at which (α+u)^−k (β+u)^−s has fallen by e^−fall, by halving. */
function timeOfFall(fall: number, k: number, s: number, alpha: number, beta: number, tx: number, T: number): number {
  let low = tx;
  let high = T;
  for (let turn = 0; turn < 60 && high - low > 1e-3 * (high - tx); turn++) {
    const middle = (low + high) / 2;
    if (k * Math.log1p((middle - tx) / (alpha + tx)) + s * Math.log1p((middle - tx) / (beta + tx)) < fall) low = middle;
    else high = middle;
  }
  return high;
}
