import type { Models } from '@peyvand/sdk/profile-models';
import { expect, it } from 'vitest';
import { nextLook } from './use-fitting.ts';

const models = (change: Partial<Models>): Models => ({
  asOf: { day: '2026-11-21', setting: 'today', firstDay: null, lastDay: null, proposed: null },
  current: null,
  earlier: [],
  changedSince: 0,
  fitting: false,
  persons: null,
  values: null,
  stale: false,
  ...change,
});

it('looks again soon while a forecast is being made, and gently while the first is waited for', () => {
  const soon = nextLook(models({ fitting: true }));
  const gently = nextLook(models({}));
  expect(soon).toBeLessThan(Number(gently));
  const current = {} as Models['current'];
  expect(nextLook(models({ current, stale: true }))).toBe(gently);
});

it('does not look again where all is settled', () => {
  expect(nextLook(undefined)).toBe(false);
  expect(nextLook(models({ current: {} as Models['current'] }))).toBe(false);
});
