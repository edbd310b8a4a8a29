import { expect, it } from 'vitest';
import { isRefitDue } from './refit-due.ts';

const now = new Date('2026-11-22T09:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

it('fits when nothing was fitted yet and somebody bought', () => {
  expect(isRefitDue({ changed: 1, fittedCustomers: 0, fittedAt: null }, now)).toBe(true);
});

it('waits until one customer in a hundred has changed', () => {
  expect(isRefitDue({ changed: 9, fittedCustomers: 1000, fittedAt: hoursAgo(1) }, now)).toBe(false);
  expect(isRefitDue({ changed: 10, fittedCustomers: 1000, fittedAt: hoursAgo(1) }, now)).toBe(true);
});

it('fits a day later for a single change, and never for none', () => {
  expect(isRefitDue({ changed: 1, fittedCustomers: 1000, fittedAt: hoursAgo(24) }, now)).toBe(true);
  expect(isRefitDue({ changed: 0, fittedCustomers: 1000, fittedAt: hoursAgo(48) }, now)).toBe(false);
});
