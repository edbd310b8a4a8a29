import { digamma, logGamma, trigamma } from '../numeric/log-gamma.ts';
import type { Objective } from '../numeric/maximise.ts';
import { groupByX } from './group-by-x.ts';
import type { CollapsedHistories } from './histories.ts';

/**
 * BG/NBD and MBG/NBD differ in one thing: how many chances to leave a customer with x repeat purchases has already
 * passed. In BG/NBD x (after each repeat purchase), in MBG/NBD x + 1 (after the first purchase too). With y for that
 * number, chances = x + `extraChance`, both likelihoods are
 *
 *   L = Γ(r+x) α^r / Γ(r) · B(a, b+y) / B(a, b) · [ (α+T)^−(r+x) + δ(y>0) · a/(b+y−1) · (α+t_x)^−(r+x) ]
 *
 * and so are their gradient and Hessian below.
 */
export type ExtraChance = 0 | 1;

const R = 0;
const ALPHA = 1;
const A = 2;
const B = 3;

/**
 * Log-likelihood of (r, α, a, b) with closed-form first and second derivatives.
 *
 * With A3 = −(r+x) ln(α+T), A4 = ln a − ln(b+y−1) − (r+x) ln(α+t_x) and w the share of A4 in exp(A3) + exp(A4), the
 * bracket's gradient is (1−w)∇A3 + w∇A4 and its Hessian (1−w)∇²A3 + w∇²A4 + w(1−w)(∇A3−∇A4)(∇A3−∇A4)ᵀ.
 */
export function betaGeometricLikelihood(histories: CollapsedHistories, extraChance: ExtraChance): Objective {
  const groups = groupByX(histories);
  const { x, tx, T, weight } = histories;
  const logOdds = new Float64Array(groups.x.length);
  return (params, gradient, hessian) => {
    const r = params[R] ?? 0;
    const alpha = params[ALPHA] ?? 0;
    const a = params[A] ?? 0;
    const b = params[B] ?? 0;
    let value = addTermsOfX(groups.x, groups.customers, extraChance, params, gradient, hessian);
    for (let group = 0; group < logOdds.length; group++) {
      logOdds[group] = Math.log(a) - Math.log(b + (groups.x[group] ?? 0) + extraChance - 1);
    }
    let gR = 0,
      gAlpha = 0,
      gA = 0,
      gB = 0;
    let hRR = 0,
      hRAlpha = 0,
      hRA = 0,
      hRB = 0,
      hAlphaAlpha = 0,
      hAlphaA = 0,
      hAlphaB = 0,
      hAA = 0,
      hAB = 0,
      hBB = 0;
    for (let i = 0; i < x.length; i++) {
      const w = weight[i] ?? 0;
      const purchases = x[i] ?? 0;
      const shape = r + purchases;
      const logEnd = Math.log(alpha + (T[i] ?? 0));
      const perEnd = 1 / (alpha + (T[i] ?? 0));
      const alive = -shape * logEnd;
      const chances = purchases + extraChance;
      if (chances === 0) {
        value += w * alive;
        gR -= w * logEnd;
        gAlpha -= w * shape * perEnd;
        hRAlpha -= w * perEnd;
        hAlphaAlpha += w * shape * perEnd * perEnd;
        continue;
      }
      const logLast = Math.log(alpha + (tx[i] ?? 0));
      const perLast = 1 / (alpha + (tx[i] ?? 0));
      const gone = (logOdds[groups.groupOf[i] ?? 0] ?? 0) - shape * logLast;
      const ratio = Math.exp(-Math.abs(gone - alive));
      const shareGone = gone > alive ? 1 / (1 + ratio) : ratio / (1 + ratio);
      const shareAlive = 1 - shareGone;
      value += w * (Math.max(gone, alive) + Math.log1p(ratio));

      const wGone = w * shareGone;
      const wAlive = w * shareAlive;
      const perB = 1 / (b + chances - 1);
      gR -= wAlive * logEnd + wGone * logLast;
      gAlpha -= shape * (wAlive * perEnd + wGone * perLast);
      gA += wGone / a;
      gB -= wGone * perB;

      const both = wGone * shareAlive;
      const dR = logEnd - logLast;
      const dAlpha = shape * (perEnd - perLast);
      hRR += both * dR * dR;
      hRAlpha += both * dR * dAlpha - wAlive * perEnd - wGone * perLast;
      hRA += (both * dR) / a;
      hRB -= both * dR * perB;
      hAlphaAlpha += both * dAlpha * dAlpha + shape * (wAlive * perEnd * perEnd + wGone * perLast * perLast);
      hAlphaA += (both * dAlpha) / a;
      hAlphaB -= both * dAlpha * perB;
      hAA += (both - wGone) / (a * a);
      hAB -= (both * perB) / a;
      hBB += (both + wGone) * perB * perB;
    }
    addTo(gradient, [gR, gAlpha, gA, gB]);
    addTo(hessian, [
      ...[hRR, hRAlpha, hRA, hRB],
      ...[hRAlpha, hAlphaAlpha, hAlphaA, hAlphaB],
      ...[hRA, hAlphaA, hAA, hAB],
      ...[hRB, hAlphaB, hAB, hBB],
    ]);
    return value;
  };
}

/** The factors that depend on x alone: ln Γ(r+x) − ln Γ(r) + r ln α + ln B(a, b+y) − ln B(a, b), times the customers. */
function addTermsOfX(
  xs: Float64Array,
  customers: Float64Array,
  extraChance: ExtraChance,
  params: Float64Array,
  gradient: Float64Array,
  hessian: Float64Array,
): number {
  const [r = 0, alpha = 0, a = 0, b = 0] = params;
  const atZero = [digamma(r), trigamma(r), digamma(b), trigamma(b), digamma(a + b), trigamma(a + b)] as const;
  const [dR, tR, dB, tB, dAB, tAB] = atZero;
  const logZero = -logGamma(r) + r * Math.log(alpha) - logGamma(b) + logGamma(a + b);
  let value = 0;
  for (let group = 0; group < xs.length; group++) {
    const x = xs[group] ?? 0;
    const n = customers[group] ?? 0;
    const y = x + extraChance;
    const dABy = digamma(a + b + y);
    const tABy = trigamma(a + b + y);
    value += n * (logGamma(r + x) + logZero + logGamma(b + y) - logGamma(a + b + y));
    addTo(gradient, [
      n * (digamma(r + x) - dR + Math.log(alpha)),
      (n * r) / alpha,
      n * (dAB - dABy),
      n * (digamma(b + y) - dB + dAB - dABy),
    ]);
    const rAlpha = n / alpha;
    const cross = n * (tAB - tABy);
    addTo(hessian, [
      ...[n * (trigamma(r + x) - tR), rAlpha, 0, 0],
      ...[rAlpha, (-n * r) / (alpha * alpha), 0, 0],
      ...[0, 0, cross, cross],
      ...[0, 0, cross, n * (trigamma(b + y) - tB) + cross],
    ]);
  }
  return value;
}

function addTo(target: Float64Array, values: readonly number[]): void {
  for (let i = 0; i < values.length; i++) target[i] = (target[i] ?? 0) + (values[i] ?? 0);
}
