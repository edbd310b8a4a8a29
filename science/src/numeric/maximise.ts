import { cholesky, invertCholesky, solveCholesky } from './cholesky.ts';

/**
 * What is maximised: a function of positive parameters. It fills `gradient` (length k) and `hessian` (k × k, row-major,
 * symmetric, both halves) with the derivatives by the parameters themselves, and answers the value.
 */
export type Objective = (params: Float64Array, gradient: Float64Array, hessian: Float64Array) => number;

export interface Maximum {
  readonly params: Float64Array;
  readonly value: number;
  /** The slope is zero to working precision and no parameter lies at a bound. */
  readonly converged: boolean;
  /** Some parameter ran to its bound: the likelihood has no peak inside. */
  readonly atBound: boolean;
  readonly iterations: number;
  /** Covariance of the logarithms of the parameters, k × k: inverse of the negative Hessian. Undefined at a flat point. */
  readonly logCovariance: Float64Array | undefined;
}

export interface MaximiseOptions {
  /** Lowest and highest value of each parameter (default 1e-6 and 1e8 for all). */
  readonly lower?: readonly number[];
  readonly upper?: readonly number[];
  readonly mostIterations?: number;
  /** Stop when half the Newton decrement, the gain still to be expected, is below this (default 1e-9). */
  readonly tolerance?: number;
}

const LONGEST_STEP = 1.5;

/**
 * Newton's method with exact second derivatives, in the logarithms of the parameters, so that they stay positive.
 * Where the surface is not concave, or a step does not climb, the Hessian is damped (Levenberg) until it does.
 * With four parameters and derivatives in closed form this takes about ten evaluations.
 */
export function maximise(objective: Objective, start: ArrayLike<number>, options: MaximiseOptions = {}): Maximum {
  const size = start.length;
  const { mostIterations = 200, tolerance = 1e-9 } = options;
  const lower = Float64Array.from({ length: size }, (_, i) => Math.log(options.lower?.[i] ?? 1e-6));
  const upper = Float64Array.from({ length: size }, (_, i) => Math.log(options.upper?.[i] ?? 1e8));
  const evaluate = (logs: Float64Array): Point => evaluateAtLogs(objective, logs);

  let here = evaluate(Float64Array.from({ length: size }, (_, i) => Math.log(start[i] ?? 1)));
  let damping = 0;
  let settled = false;
  let iterations = 0;
  while (iterations < mostIterations && !settled) {
    iterations++;
    const { step, usedDamping } = climb(here, damping, lower, upper);
    const expected = dot(here.gradient, step);
    settled = expected / 2 < tolerance && usedDamping === 0;
    const there = evaluate(here.logs.map((value, i) => clamp(value + (step[i] ?? 0), lower[i] ?? 0, upper[i] ?? 0)));
    if (there.value > here.value) {
      here = there;
      damping = usedDamping < 1e-3 ? 0 : usedDamping / 10;
    } else if (Math.abs(there.value - here.value) <= 1e-12 * Math.abs(here.value) && expected < 1e-6) {
      settled = true;
    } else {
      settled = false;
      damping = Math.max(usedDamping * 10, 1e-3 * largestDiagonal(here.hessian, size));
      if (damping > 1e300) break;
    }
  }
  const atBound = here.logs.some((value, i) => value <= (lower[i] ?? 0) || value >= (upper[i] ?? 0));
  const factor = cholesky(
    here.hessian.map((value) => -value),
    size,
  );
  return {
    params: here.logs.map(Math.exp),
    value: here.value,
    converged: settled && !atBound && Number.isFinite(here.value),
    atBound,
    iterations,
    logCovariance: factor && invertCholesky(factor, size),
  };
}

interface Point {
  readonly logs: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
}

/** Chain rule to logarithms: g_i·p_i and H_ij·p_i·p_j, plus g_i·p_i on the diagonal. */
function evaluateAtLogs(objective: Objective, logs: Float64Array): Point {
  const size = logs.length;
  const params = logs.map(Math.exp);
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(size * size);
  const value = objective(params, gradient, hessian);
  for (let i = 0; i < size; i++) {
    gradient[i] = (gradient[i] ?? 0) * (params[i] ?? 0);
    for (let j = 0; j < size; j++) {
      const scaled = (hessian[i * size + j] ?? 0) * (params[i] ?? 0) * (params[j] ?? 0);
      hessian[i * size + j] = i === j ? scaled + (gradient[i] ?? 0) : scaled;
    }
  }
  return { logs, value: Number.isFinite(value) ? value : Number.NEGATIVE_INFINITY, gradient, hessian };
}

/** An uphill step of bounded length; parameters that press against a bound are held there. */
function climb(
  here: Point,
  damping: number,
  lower: Float64Array,
  upper: Float64Array,
): { step: Float64Array; usedDamping: number } {
  const size = here.logs.length;
  const held = here.logs.map((value, i) => {
    const slope = here.gradient[i] ?? 0;
    return (value <= (lower[i] ?? 0) && slope < 0) || (value >= (upper[i] ?? 0) && slope > 0) ? 1 : 0;
  });
  const gradient = here.gradient.map((slope, i) => (held[i] ? 0 : slope));
  let usedDamping = damping;
  for (;;) {
    const matrix = here.hessian.map((value, index) => {
      const row = Math.floor(index / size);
      const column = index % size;
      if (held[row] || held[column]) return row === column ? 1 : 0;
      return -value + (row === column ? usedDamping : 0);
    });
    const factor = cholesky(matrix, size);
    if (factor) {
      const step = solveCholesky(factor, gradient);
      const longest = step.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      return {
        step: longest > LONGEST_STEP ? step.map((value) => (value * LONGEST_STEP) / longest) : step,
        usedDamping,
      };
    }
    usedDamping = Math.max(usedDamping * 10, 1e-3 * largestDiagonal(here.hessian, size), 1e-12);
    if (!Number.isFinite(usedDamping)) return { step: new Float64Array(size), usedDamping };
  }
}

function largestDiagonal(matrix: Float64Array, size: number): number {
  let most = 0;
  for (let i = 0; i < size; i++) most = Math.max(most, Math.abs(matrix[i * size + i] ?? 0));
  return most;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
