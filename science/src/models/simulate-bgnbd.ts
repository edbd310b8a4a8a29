import { beta, exponential, gamma, type Random } from '../numeric/random.ts';
import type { BetaGeometricParams } from './fit-beta-geometric.ts';

/**
 * Purchase times of one customer of a shop that follows BG/NBD exactly: 0 for the first purchase, then ascending times
 * below T in the unit of α. To test a fit against a truth that is known, and to size a benchmark.
 */
export function simulateBgnbd(random: Random, params: BetaGeometricParams, T: number): number[] {
  const rate = gamma(random, params.r) / params.alpha;
  const leave = beta(random, params.a, params.b);
  const times = [0];
  for (let at = exponential(random) / rate; at < T; at += exponential(random) / rate) {
    times.push(at);
    if (random() < leave) break;
  }
  return times;
}
