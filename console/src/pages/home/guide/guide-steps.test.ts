import { expect, test } from 'vitest';
import { guideSteps } from './guide-steps.ts';

const session = (rights: string[], hasPassword: boolean) =>
  ({ rights, user: { hasPassword } }) as unknown as Parameters<typeof guideSteps>[0];
const all = ['imports.write', 'customers.write', 'staff.manage', 'settings.manage'];
const left = (one: ReturnType<typeof guideSteps>) => one.filter(({ done }) => !done).map(({ key }) => key);

test('the guide has something left until customers, a colleague and a password are there', () => {
  expect(left(guideSteps(session(all, false), { hasCustomers: false, hasColleague: false }))).toEqual([
    'password',
    'bring',
    'customer',
    'invite',
  ]);
  expect(left(guideSteps(session(all, true), { hasCustomers: true, hasColleague: false }))).toEqual(['invite']);
  expect(left(guideSteps(session(all, true), { hasCustomers: true, hasColleague: true }))).toEqual([]);
});

test('nobody is asked for a step that her role does not let her take', () => {
  expect(
    guideSteps(session(['customers.write'], true), { hasCustomers: false, hasColleague: false }).map(({ key }) => key),
  ).toEqual(['customer']);
});
