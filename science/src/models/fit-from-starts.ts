import { type Maximum, maximise, type Objective } from '../numeric/maximise.ts';
import { emptyFit, type Fit, nameFit } from './fit.ts';
import { type CollapsedHistories, collapseHistories, type Histories } from './histories.ts';

export interface FitOptions {
  /** Starting points in the order of the parameters, instead of the model's own two. */
  readonly starts?: readonly (readonly number[])[];
  /** Histories that are collapsed already, so that three models share the work. */
  readonly collapsed?: CollapsedHistories;
}

export interface Likelihood {
  readonly likelihood: (collapsed: CollapsedHistories) => Objective;
  /** The model's starting points, given the repeat purchases per unit of time. */
  readonly starts: (rate: number) => readonly (readonly number[])[];
}

/** Starts compete on about this many histories; the winner goes on with all of them. */
const SAMPLE = 2_000;

/**
 * Fits a model from each start, keeps the highest likelihood. With many histories the starts compete on every k-th of
 * them and only the winner climbs on all, beginning almost at the top: three evaluations of the whole instead of twenty.
 */
export function fitFromStarts<K extends string>(
  names: readonly K[],
  histories: Histories,
  options: FitOptions,
  model: Likelihood,
): Fit<Record<K, number>> {
  const all = options.collapsed ?? collapseHistories(histories);
  let repeaters = 0;
  let repeats = 0;
  let time = 0;
  for (let i = 0; i < all.x.length; i++) {
    const weight = all.weight[i] ?? 0;
    if ((all.x[i] ?? 0) > 0) repeaters += weight;
    repeats += weight * (all.x[i] ?? 0);
    time += weight * (all.T[i] ?? 0);
  }
  if (repeaters === 0) return emptyFit(names, all.n);

  const starts = options.starts ?? model.starts(repeats / time);
  const sampled = all.x.length > 2 * SAMPLE;
  const onSample = best(model.likelihood(sampled ? everyNth(all, Math.ceil(all.x.length / SAMPLE)) : all), starts);
  const maximum = sampled ? best(model.likelihood(all), [onSample.params]) : onSample;
  return nameFit(names, maximum, all.n, repeaters);
}

function best(objective: Objective, starts: readonly ArrayLike<number>[]): Maximum {
  const [first, ...others] = starts;
  if (!first) throw new RangeError('a fit needs at least one starting point');
  return others
    .map((start) => maximise(objective, start))
    .reduce((top, next) => (next.value > top.value ? next : top), maximise(objective, first));
}

function everyNth(all: CollapsedHistories, n: number): CollapsedHistories {
  const pick = (values: Float64Array): Float64Array => values.filter((_, i) => i % n === 0);
  return { ...all, x: pick(all.x), tx: pick(all.tx), T: pick(all.T), weight: pick(all.weight) };
}
