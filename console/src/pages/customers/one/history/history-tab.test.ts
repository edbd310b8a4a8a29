import type { Change } from '@peyvand/sdk/customer-page';
import { expect, test, vi } from 'vitest';

vi.mock('../../../../server.ts', () => ({ queries: {}, staff: {} }));
vi.mock('../../../../session/session.ts', () => ({}));

const { rowsOf } = await import('./history-tab.tsx');

const change: Change = {
  id: '1',
  at: '2026-11-21T09:00:00Z',
  actor: 'user:1',
  subject: { kind: 'customer', id: '1' },
  subjectName: '',
  customerName: 'مریم احمدی',
  actorName: 'سارا کریمی',
  source: 'console',
  customerId: '7',
  action: 'customer.changed',
  fields: ['birthDay', 'city'],
  before: { birthCalendar: 'jalali', birthMonth: 11, birthDay: 13, city: 'قم' },
  after: { birthCalendar: 'jalali', birthMonth: 11, birthDay: 14, city: 'یزد' },
  hidden: [],
};

test('the columns of a birthday are told as one day', () => {
  expect(rowsOf(change)).toEqual([
    {
      field: 'birthday',
      hidden: false,
      before: { calendar: 'jalali', year: undefined, month: 11, day: 13 },
      after: { calendar: 'jalali', year: undefined, month: 11, day: 14 },
    },
    { field: 'city', hidden: false, before: 'قم', after: 'یزد' },
  ]);
});

test('a birthday that was not known before has nothing before it', () => {
  const fields = ['birthCalendar', 'birthYear', 'birthMonth', 'birthDay'];
  const after = { birthCalendar: 'jalali', birthYear: 1368, birthMonth: 11, birthDay: 14 };
  expect(rowsOf({ ...change, fields, before: {}, after })[0]).toMatchObject({
    before: null,
    after: { calendar: 'jalali', year: 1368, month: 11, day: 14 },
  });
});

test('a hidden field stays hidden inside a birthday', () => {
  expect(rowsOf({ ...change, hidden: ['birthDay'] })[0]?.hidden).toBe(true);
});

test('of the own fields only those are told that differ', () => {
  const custom = {
    ...change,
    fields: ['custom'],
    before: { custom: { size: 'L', shoe: 42 } },
    after: { custom: { size: 'L', shoe: 43, skin: 'dry' } },
  };
  expect(rowsOf(custom)).toEqual([
    { field: 'custom', hidden: false, before: { shoe: 42 }, after: { shoe: 43, skin: 'dry' } },
  ]);
});
