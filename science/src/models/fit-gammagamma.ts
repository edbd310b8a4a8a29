import { digamma, logGamma, trigamma } from '../numeric/log-gamma.ts';
import { maximise, type Objective } from '../numeric/maximise.ts';
import { emptyFit, type Fit, nameFit } from './fit.ts';

/** Spend per transaction ~ Gamma(p, ν) with ν ~ Gamma(q, γ) over customers. γ carries the unit of money. */
export interface GammaGammaParams {
  readonly p: number;
  readonly q: number;
  readonly gamma: number;
}

/** Repeat spenders: x repeat transactions of mean value m each, arrays of one length. */
export interface Spending {
  readonly x: ArrayLike<number>;
  /** Mean value of the repeat transactions, in money; rows with x = 0 or m ≤ 0 are left out. */
  readonly m: ArrayLike<number>;
}

/** Below this absolute correlation of x and m the model's assumption of independence is taken as harmless. */
const HARMLESS_CORRELATION = 0.3;

/**
 * Fits the Gamma-Gamma model of spend per transaction (Fader & Hardie, note of 2013):
 *
 *   ln L = ln Γ(px+q) − ln Γ(px) − ln Γ(q) + q ln γ + (px−1) ln m + px ln x − (px+q) ln(γ+mx)
 *
 * Only customers with x > 0 and m > 0 enter; `n` counts them. It assumes that value does not depend on frequency: see
 * `valueFrequencyCorrelation`; a warning is given above .3. Throws RangeError for arrays of unequal length.
 */
export function fitGammaGamma(spending: Spending): Fit<GammaGammaParams> {
  const spenders = selectSpenders(spending);
  const n = spenders.total.length;
  if (n === 0) return emptyFit(['p', 'q', 'gamma'], 0);
  // In units of the mean transaction γ is of the order of one, whatever the currency; ln L shifts by −n·ln(unit).
  const unit = spenders.sumOfMeans / n;
  const objective = gammaGammaLikelihood(spenders, unit);
  const starts = [
    [2, 4, 1.5],
    [6, 3, 0.5],
  ];
  const [first, second] = starts.map((start) => maximise(objective, start));
  if (!first || !second) throw new Error('unreachable: two starts give two maxima');
  const top = second.value > first.value ? second : first;
  const params = top.params.slice();
  params[2] = (params[2] ?? Number.NaN) * unit;
  const fit = nameFit(['p', 'q', 'gamma'], { ...top, params, value: top.value - n * Math.log(unit) }, n, n);
  if (fit.params.q <= 1) fit.warnings.push('infinite-mean-value');
  if (Math.abs(valueFrequencyCorrelation(spending)) > HARMLESS_CORRELATION) {
    fit.warnings.push('value-depends-on-frequency');
  }
  return fit;
}

/**
 * E[M | x, m] = p(γ + m·x) / (p·x + q − 1), the expected value of the next transactions of a customer, in money.
 * With x = 0 this is the population mean pγ/(q−1). Infinity when the mean does not exist (p·x + q ≤ 1).
 */
export function expectedAverageValue(params: GammaGammaParams, x: number, m: number): number {
  const known = x > 0 && m > 0 ? x : 0;
  const denominator = params.p * known + params.q - 1;
  if (denominator <= 0) return Number.POSITIVE_INFINITY;
  return (params.p * (params.gamma + (known > 0 ? m * known : 0))) / denominator;
}

/** Pearson correlation of x and m over customers with x > 0 and m > 0; NaN when either does not vary. */
export function valueFrequencyCorrelation({ x, m }: Spending): number {
  let n = 0,
    meanX = 0,
    meanM = 0,
    xx = 0,
    mm = 0,
    xm = 0;
  for (let i = 0; i < x.length; i++) {
    const ownX = x[i] ?? 0;
    const ownM = m[i] ?? 0;
    if (!(ownX > 0 && ownM > 0)) continue;
    n++;
    const dX = ownX - meanX;
    const dM = ownM - meanM;
    meanX += dX / n;
    meanM += dM / n;
    xx += dX * (ownX - meanX);
    mm += dM * (ownM - meanM);
    xm += dX * (ownM - meanM);
  }
  return xx > 0 && mm > 0 ? xm / Math.sqrt(xx * mm) : Number.NaN;
}

interface Spenders {
  /** The different x and the customers of each. */
  readonly x: Float64Array;
  readonly customers: Float64Array;
  /** Total repeat spend x·m of each customer, and the place of its x. */
  readonly total: Float64Array;
  readonly groupOf: Int32Array;
  readonly sumOfMeans: number;
  /** Σ ln m, and Σ ln(x·m) for each x. */
  readonly sumLogMean: number;
  readonly sumLogTotal: Float64Array;
}

function selectSpenders({ x, m }: Spending): Spenders {
  if (x.length !== m.length) throw new RangeError(`x and m differ in length: ${x.length}, ${m.length}`);
  const places = new Map<number, number>();
  const customers: number[] = [];
  const sumLogTotal: number[] = [];
  const total = new Float64Array(x.length);
  const groupOf = new Int32Array(x.length);
  let n = 0;
  let sumOfMeans = 0;
  let sumLogMean = 0;
  for (let i = 0; i < x.length; i++) {
    const ownX = x[i] ?? 0;
    const ownM = m[i] ?? 0;
    if (!(ownX > 0 && ownM > 0)) continue;
    let group = places.get(ownX);
    if (group === undefined) {
      group = places.size;
      places.set(ownX, group);
      customers.push(0);
      sumLogTotal.push(0);
    }
    const logMean = Math.log(ownM);
    customers[group] = (customers[group] ?? 0) + 1;
    sumLogTotal[group] = (sumLogTotal[group] ?? 0) + logMean + Math.log(ownX);
    sumLogMean += logMean;
    sumOfMeans += ownM;
    total[n] = ownM * ownX;
    groupOf[n++] = group;
  }
  return {
    x: Float64Array.from(places.keys()),
    customers: Float64Array.from(customers),
    total: total.subarray(0, n),
    groupOf: groupOf.subarray(0, n),
    sumOfMeans,
    sumLogMean,
    sumLogTotal: Float64Array.from(sumLogTotal),
  };
}

/** ln L of (p, q, γ/unit) of the spend in units. Only ln(γ + total) needs a pass over the customers. */
function gammaGammaLikelihood(spenders: Spenders, unit: number): Objective {
  const { groupOf, customers } = spenders;
  const total = spenders.total.map((one) => one / unit);
  const n = total.length;
  const sumLogMean = spenders.sumLogMean - n * Math.log(unit);
  const sumLogTotal = spenders.sumLogTotal.map((sum, g) => sum - (customers[g] ?? 0) * Math.log(unit));
  const logs = new Float64Array(customers.length);
  const inverses = new Float64Array(customers.length);
  const squares = new Float64Array(customers.length);
  return (params, gradient, hessian) => {
    const [p = 0, q = 0, gamma = 0] = params;
    logs.fill(0);
    inverses.fill(0);
    squares.fill(0);
    for (let i = 0; i < n; i++) {
      const group = groupOf[i] ?? 0;
      const sum = gamma + (total[i] ?? 0);
      const inverse = 1 / sum;
      logs[group] = (logs[group] ?? 0) + Math.log(sum);
      inverses[group] = (inverses[group] ?? 0) + inverse;
      squares[group] = (squares[group] ?? 0) + inverse * inverse;
    }
    let value = -sumLogMean - n * (logGamma(q) - q * Math.log(gamma));
    let gP = 0,
      gQ = n * (Math.log(gamma) - digamma(q)),
      gGamma = (n * q) / gamma;
    let pp = 0,
      pq = 0,
      pGamma = 0,
      qq = -n * trigamma(q),
      qGamma = n / gamma,
      gg = (-n * q) / (gamma * gamma);
    for (let group = 0; group < customers.length; group++) {
      const c = customers[group] ?? 0;
      const x = spenders.x[group] ?? 0;
      const shape = p * x + q;
      const sumLog = logs[group] ?? 0;
      const sumInverse = inverses[group] ?? 0;
      const slope = digamma(shape);
      const curve = trigamma(shape);
      value += c * (logGamma(shape) - logGamma(p * x)) + p * x * (sumLogTotal[group] ?? 0) - shape * sumLog;
      gP += x * (c * (slope - digamma(p * x)) + (sumLogTotal[group] ?? 0) - sumLog);
      gQ += c * slope - sumLog;
      gGamma -= shape * sumInverse;
      pp += c * x * x * (curve - trigamma(p * x));
      pq += c * x * curve;
      pGamma -= x * sumInverse;
      qq += c * curve;
      qGamma -= sumInverse;
      gg += shape * (squares[group] ?? 0);
    }
    gradient.set([gP, gQ, gGamma]);
    hessian.set([...[pp, pq, pGamma], ...[pq, qq, qGamma], ...[pGamma, qGamma, gg]]);
    return value;
  };
}
