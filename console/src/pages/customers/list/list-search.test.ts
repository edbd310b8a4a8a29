import { expect, test } from 'vitest';
import {
  columnsChosen,
  filtersOf,
  hiddenColumns,
  isNarrowed,
  readListSearch,
  sameView,
  searchOfView,
  viewOf,
  withoutFilters,
} from './list-search.ts';
import { withoutFilter } from './use-filters.tsx';

test('an address is read back as it was written', () => {
  const search = {
    q: 'مریم',
    sort: 'net',
    segment: 'rfm:loyal',
    ordersMin: 2,
    never: true,
    columns: 'phone,net',
  } as const;
  expect(readListSearch(search)).toEqual(search);
});

test('what is not understood is left out and the list still opens', () => {
  expect(readListSearch({ sort: 'colour', birthMonth: 13, lastFrom: 'yesterday', never: false, q: '  ' })).toEqual({});
});

test('digits of a phone typed into the search stay a text', () => {
  expect(readListSearch({ q: 6789 })).toEqual({ q: '6789' });
});

test('a birthday month carries its calendar, so that a shared address means the same month to a colleague', () => {
  const shared = readListSearch({ birthMonth: 7, birthCalendar: 'jalali' });
  expect(filtersOf(shared, 'gregorian')).toEqual({ birthMonth: 7, birthCalendar: 'jalali' });
  expect(searchOfView(viewOf(shared))).toEqual(shared);
  expect(readListSearch({ birthCalendar: 'jalali' }), 'a calendar alone narrows nothing').toEqual({});
});

test('a birthday month of an older address is meant in the calendar of the reader', () => {
  expect(filtersOf({ birthMonth: 7, sort: 'name' }, 'jalali')).toEqual({ birthMonth: 7, birthCalendar: 'jalali' });
  expect(filtersOf({ city: 'اصفهان', columns: 'city', panel: 'new' }, 'jalali')).toEqual({ city: 'اصفهان' });
});

test('sort and columns narrow nothing; clearing keeps them', () => {
  expect(isNarrowed({ sort: 'net', columns: 'city' })).toBe(false);
  expect(isNarrowed({ hasPhone: false })).toBe(true);
  expect(withoutFilters({ q: 'علی', tag: 'وفادار', sort: 'net' })).toEqual({ sort: 'net' });
});

test('the same list by another order of its address, whatever panel is open', () => {
  expect(sameView({ city: 'یزد', sort: 'net' }, { sort: 'net', city: 'یزد', panel: 'new' })).toBe(true);
  expect(sameView({ city: 'یزد' }, { city: 'قم' })).toBe(false);
});

test('a view is saved with its filters, order and columns, and opens as the same list', () => {
  const search = { city: 'اصفهان', sort: 'net', columns: 'net' } as const;
  const view = viewOf(search);
  expect(view).toEqual({ filter: { city: 'اصفهان' }, sort: 'net', columns: ['net'] });
  expect(searchOfView(view)).toEqual(search);
  expect(searchOfView({ ...view, columns: ['name', 'net'] })).toEqual(search);
  expect(searchOfView(viewOf({ tag: 'وفادار' }))).toEqual({ tag: 'وفادار' });
});

test('the choice of columns stands in the address, whichever were chosen; the usual ones need no word', () => {
  const all = ['phone', 'city', 'net', 'email'];
  const usual = ['email'];
  for (const hidden of [[], ['phone'], ['phone', 'email'], all]) {
    const columns = columnsChosen(hidden, all, usual);
    expect(columns).toBeDefined();
    expect([...hiddenColumns(readListSearch({ columns }), all, usual)].sort()).toEqual([...hidden].sort());
  }
  expect(columnsChosen(['email'], all, usual)).toBeUndefined();
  expect(hiddenColumns({}, all, usual)).toEqual(usual);
});

test('a view with a filter that nobody here knows opens with it marked, until a person removes it', () => {
  const view = {
    filter: { city: 'اصفهان', aliveMin: 0.7, birthMonth: 13, never: false, colour: '' },
    sort: 'net',
  } as const;
  const search = searchOfView(view);
  expect(search).toEqual({ city: 'اصفهان', sort: 'net', unknown: ['aliveMin', 'birthMonth'] });
  expect(readListSearch({ ...search })).toEqual(search);
  expect(searchOfView(viewOf(search))).toEqual(search);
  expect(filtersOf(search, 'jalali')).toEqual({ city: 'اصفهان' });
  expect(isNarrowed({ unknown: ['aliveMin'] })).toBe(true);
  expect(withoutFilters(search)).toEqual({ sort: 'net' });
  const once = { ...search, ...withoutFilter('unknown:aliveMin', search) };
  expect(once.unknown).toEqual(['birthMonth']);
  expect(withoutFilter('unknown:birthMonth', once as typeof search)).toEqual({ unknown: undefined });
});
