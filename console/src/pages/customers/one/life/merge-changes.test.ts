import { expect, it } from 'vitest';
import { mergeChanges } from './merge-changes.ts';

it('tells a day on which stage and rung moved as one step, newest first', () => {
  const steps = mergeChanges(
    [
      { day: '2026-01-01', from: 'prospect', to: 'new', cause: 'purchase' },
      { day: '2026-04-01', from: 'new', to: 'at-risk', cause: 'silence' },
    ],
    [
      { day: '2026-01-01', from: 'prospect', to: 'customer', cause: 'purchase' },
      { day: '2026-01-02', from: 'customer', to: 'client', cause: 'purchase' },
    ],
  );
  expect(steps).toEqual([
    { day: '2026-04-01', cause: 'silence', stage: 'at-risk' },
    { day: '2026-01-02', cause: 'purchase', rung: 'client' },
    { day: '2026-01-01', cause: 'purchase', stage: 'new', rung: 'customer' },
  ]);
});
