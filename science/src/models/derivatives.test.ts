import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Objective } from '../numeric/maximise.ts';
import { betaGeometricLikelihood } from './beta-geometric.ts';
import { collapseHistories } from './histories.ts';
import { paretonbdLikelihood } from './paretonbd-likelihood.ts';

const history = fc
  .record({ x: fc.nat({ max: 12 }), first: fc.integer({ min: 1, max: 300 }), after: fc.nat({ max: 300 }) })
  .map(({ x, first, after }) => ({ x, tx: x === 0 ? 0 : first / 7, T: (first + after) / 7 }));
const histories = fc
  .array(history, { minLength: 1, maxLength: 8 })
  .map((all) =>
    collapseHistories({ x: all.map((one) => one.x), tx: all.map((one) => one.tx), T: all.map((one) => one.T) }),
  );
const parameters = fc.tuple(
  fc.double({ min: 0.1, max: 5, noNaN: true }),
  fc.double({ min: 0.5, max: 40, noNaN: true }),
  fc.double({ min: 0.1, max: 5, noNaN: true }),
  fc.double({ min: 1.1, max: 40, noNaN: true }),
);

/** Compares gradient and Hessian with central differences of value and gradient. */
function expectDerivatives(objective: Objective, params: readonly number[]): void {
  const size = params.length;
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(size * size);
  objective(Float64Array.from(params), gradient, hessian);
  for (let j = 0; j < size; j++) {
    const h = 1e-5 * (params[j] ?? 0);
    const at = (step: number) => {
      const slope = new Float64Array(size);
      const moved = params.map((value, i) => (i === j ? value + step : value));
      return { value: objective(Float64Array.from(moved), slope, new Float64Array(size * size)), slope };
    };
    const up = at(h);
    const down = at(-h);
    const slope = gradient[j] ?? 0;
    expect(Math.abs((up.value - down.value) / (2 * h) - slope)).toBeLessThan(1e-4 * (1 + Math.abs(slope)));
    for (let i = 0; i < size; i++) {
      const curve = hessian[i * size + j] ?? 0;
      const difference = ((up.slope[i] ?? 0) - (down.slope[i] ?? 0)) / (2 * h);
      expect(Math.abs(difference - curve)).toBeLessThan(1e-4 * (1 + Math.abs(curve)));
    }
  }
}

test.each([
  ['BG/NBD', 0],
  ['MBG/NBD', 1],
] as const)('the derivatives of %s are those of its value', (_, extraChance) => {
  fc.assert(
    fc.property(histories, parameters, (all, params) => {
      expectDerivatives(betaGeometricLikelihood(all, extraChance), params);
    }),
    { numRuns: 60 },
  );
});

test('the derivatives of Pareto/NBD are those of its value', () => {
  fc.assert(
    fc.property(histories, parameters, (all, params) => expectDerivatives(paretonbdLikelihood(all), params)),
    { numRuns: 60 },
  );
});
