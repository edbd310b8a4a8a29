import { digamma, logGamma, trigamma } from '../numeric/log-gamma.ts';
import type { Objective } from '../numeric/maximise.ts';
import { departureMoments, newDepartureMoments } from './departure-integral.ts';
import { groupByX, type XGroups } from './group-by-x.ts';
import type { CollapsedHistories } from './histories.ts';

/**
 * Log-likelihood of (r, α, s, β) of Pareto/NBD with first and second derivatives under the integral sign:
 *
 *   ln L = ln Γ(r+x) − ln Γ(r) + r ln α + s ln β + ln(alive + gone),   alive and gone as in `departureMoments`
 *
 * With share w of `gone`: gradient (1−w) g1 + w g2, Hessian (1−w) H1 + w H2 + w(1−w)(g1−g2)(g1−g2)ᵀ, where g2 and H2
 * are the mean slope, and the mean curvature plus the covariance of the slopes, over the time of departure.
 */
export function paretonbdLikelihood(histories: CollapsedHistories): Objective {
  const groups = groupByX(histories);
  const { x, tx, T, weight } = histories;
  const moments = newDepartureMoments();
  const { mean, product } = moments;
  return (params, gradient, hessian) => {
    const [r = 0, alpha = 0, s = 0, beta = 0] = params;
    let value = addCommonFactor(groups, histories.weight, params, gradient, hessian);
    let gR = 0,
      gAlpha = 0,
      gS = 0,
      gBeta = 0;
    let rr = 0,
      rAlpha = 0,
      rS = 0,
      rBeta = 0,
      aa = 0,
      aS = 0,
      aBeta = 0,
      ss = 0,
      sBeta = 0,
      bb = 0;
    for (let i = 0; i < x.length; i++) {
      const n = weight[i] ?? 0;
      const k = r + (x[i] ?? 0);
      const end = T[i] ?? 0;
      departureMoments(moments, k, s, alpha, beta, tx[i] ?? 0, end);
      const total = moments.alive + moments.gone;
      value += n * (moments.scale + Math.log(total));
      const w2 = moments.gone / total;
      const w1 = 1 - w2;

      const mA = mean[0] ?? 0,
        mP = mean[1] ?? 0,
        mB = mean[2] ?? 0,
        mQ = mean[3] ?? 0;
      const P = 1 / (alpha + end),
        Q = 1 / (beta + end);
      const r1 = -Math.log(alpha + end),
        a1 = -k * P,
        s1 = -Math.log(beta + end),
        b1 = -s * Q;
      const s2plus = s + 1;
      const r2 = -mA,
        a2 = -k * mP,
        s2 = 1 / s - mB,
        b2 = -s2plus * mQ;
      gR += n * (w1 * r1 + w2 * r2);
      gAlpha += n * (w1 * a1 + w2 * a2);
      gS += n * (w1 * s1 + w2 * s2);
      gBeta += n * (w1 * b1 + w2 * b2);

      const n1 = n * w1,
        n2 = n * w2,
        both = n1 * w2;
      const dR = r1 - r2,
        dA = a1 - a2,
        dS = s1 - s2,
        dB = b1 - b2;
      const mPP = product[4] ?? 0,
        mQQ = product[9] ?? 0;
      rr += both * dR * dR + n2 * ((product[0] ?? 0) - mA * mA);
      rAlpha += both * dR * dA - n1 * P + n2 * (k * ((product[1] ?? 0) - mA * mP) - mP);
      rS += both * dR * dS + n2 * ((product[2] ?? 0) - mA * mB);
      rBeta += both * dR * dB + n2 * s2plus * ((product[3] ?? 0) - mA * mQ);
      aa += both * dA * dA + n1 * k * P * P + n2 * k * (mPP + k * (mPP - mP * mP));
      aS += both * dA * dS + n2 * k * ((product[5] ?? 0) - mP * mB);
      aBeta += both * dA * dB + n2 * k * s2plus * ((product[6] ?? 0) - mP * mQ);
      ss += both * dS * dS + n2 * ((product[7] ?? 0) - mB * mB - 1 / (s * s));
      sBeta += both * dS * dB - n1 * Q + n2 * (s2plus * ((product[8] ?? 0) - mB * mQ) - mQ);
      bb += both * dB * dB + n1 * s * Q * Q + n2 * s2plus * (mQQ + s2plus * (mQQ - mQ * mQ));
    }
    addTo(gradient, [gR, gAlpha, gS, gBeta]);
    addTo(hessian, [
      ...[rr, rAlpha, rS, rBeta],
      ...[rAlpha, aa, aS, aBeta],
      ...[rS, aS, ss, sBeta],
      ...[rBeta, aBeta, sBeta, bb],
    ]);
    return value;
  };
}

function addCommonFactor(
  groups: XGroups,
  weight: Float64Array,
  params: Float64Array,
  gradient: Float64Array,
  hessian: Float64Array,
): number {
  const [r = 0, alpha = 0, s = 0, beta = 0] = params;
  const n = weight.reduce((sum, one) => sum + one, 0);
  const logZero = logGamma(r);
  const slopeZero = digamma(r);
  const curveZero = trigamma(r);
  let value = n * (r * Math.log(alpha) + s * Math.log(beta));
  let gR = n * Math.log(alpha);
  let rr = 0;
  for (let group = 0; group < groups.x.length; group++) {
    const customers = groups.customers[group] ?? 0;
    const k = r + (groups.x[group] ?? 0);
    value += customers * (logGamma(k) - logZero);
    gR += customers * (digamma(k) - slopeZero);
    rr += customers * (trigamma(k) - curveZero);
  }
  addTo(gradient, [gR, (n * r) / alpha, n * Math.log(beta), (n * s) / beta]);
  addTo(hessian, [
    ...[rr, n / alpha, 0, 0],
    ...[n / alpha, (-n * r) / (alpha * alpha), 0, 0],
    ...[0, 0, 0, n / beta],
    ...[0, 0, n / beta, (-n * s) / (beta * beta)],
  ]);
  return value;
}

function addTo(target: Float64Array, values: readonly number[]): void {
  for (let i = 0; i < values.length; i++) target[i] = (target[i] ?? 0) + (values[i] ?? 0);
}
