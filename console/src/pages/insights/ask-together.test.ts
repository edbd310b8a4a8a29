import { measureNames } from '@peyvand/sdk/measures';
import { expect, test } from 'vitest';
import { askTogether } from './ask-together.ts';
import { askOf } from './insights-search.ts';

const days = { from: '2025-10-23', to: '2026-10-23' };

test('each measure is asked once, with its own question, four in a call at most', () => {
  const calls = askTogether(measureNames, (name) => askOf(name, {}, days, 'jalali'));
  expect(calls.flatMap(({ names }) => names).sort()).toEqual([...measureNames].sort());
  for (const { names, ask } of calls) {
    expect(names.length).toBeLessThanOrEqual(4);
    for (const name of names) expect(ask).toEqual(askOf(name, {}, days, 'jalali'));
  }
  expect(calls.length).toBeLessThanOrEqual(6);
});
