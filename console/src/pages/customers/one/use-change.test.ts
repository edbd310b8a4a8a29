import type { Customer } from '@peyvand/sdk/customers';
import { expect, test, vi } from 'vitest';

vi.mock('../../../server.ts', () => ({ queries: {}, staff: {} }));

const { inverseOf } = await import('./use-change.ts');

const maryam: Customer = {
  id: '1',
  kind: 'person',
  name: 'مریم احمدی',
  givenName: 'مریم',
  familyName: 'احمدی',
  title: '',
  sharedContacts: [],
  identifiers: [
    {
      kind: 'phone',
      scope: '',
      value: '+989123456789',
      extension: null,
      primary: true,
      source: 'staff',
      verifiedAt: '2026-10-10T08:00:00Z',
    },
  ],
  gender: 'female',
  language: null,
  birthday: { calendar: 'jalali', month: 11, day: 14, year: 1368 },
  city: 'اصفهان',
  province: '',
  companyId: null,
  householdId: null,
  ownerId: null,
  tags: ['وفادار'],
  custom: { size: 'L' },
  budget: null,
  readiness: 'looking',
  source: 'staff',
  provenance: {},
  version: 3,
  createdAt: '2024-05-01T08:00:00Z',
  updatedAt: '2026-10-10T08:00:00Z',
};

test('a changed city and birthday go back to what they were', () => {
  expect(inverseOf(maryam, { city: 'یزد', birthday: null })).toEqual({ city: 'اصفهان', birthday: maryam.birthday });
});

test('a tag that she had already is not taken away by undoing its adding', () => {
  expect(inverseOf(maryam, { addTags: ['وفادار', 'عمده'] })).toEqual({ removeTags: ['عمده'] });
  expect(inverseOf(maryam, { removeTags: ['وفادار'] })).toEqual({ addTags: ['وفادار'] });
});

test('a removed phone comes back as it was, with its confirmation', () => {
  expect(inverseOf(maryam, { removeIdentifiers: [{ kind: 'phone', value: '+989123456789' }] })).toEqual({
    setIdentifiers: [{ kind: 'phone', scope: '', value: '+989123456789', primary: true, verified: true }],
  });
});

test('a new e-mail is taken away again', () => {
  expect(inverseOf(maryam, { setIdentifiers: [{ kind: 'email', value: 'm@example.ir' }] })).toEqual({
    removeIdentifiers: [{ kind: 'email', value: 'm@example.ir' }],
  });
});

test('own fields, budget and readiness go back to what they were; a field that was empty is emptied', () => {
  const wish = { custom: { size: 'M', weight: 60 }, readiness: 'ready', budget: { min: 1, max: null } } as const;
  expect(inverseOf(maryam, wish)).toEqual({
    custom: { size: 'L', weight: null },
    readiness: 'looking',
    budget: null,
  });
});
