import { expect, test } from 'vitest';
import { filterOf, readHistorySearch } from './history-search.ts';

test('an address that cannot be read asks for everything', () => {
  expect(readHistorySearch({ actor: 5, kind: null, from: '1405/08/30', last: 'دیروز' })).toEqual({});
});

test('from 29 to 30 Aban means both whole days by the clock of Tehran', () => {
  const search = readHistorySearch({ kind: 'customer', from: '2026-11-20', last: '2026-11-21' });
  expect(filterOf(search, 'Asia/Tehran')).toEqual({
    subjectKind: 'customer',
    from: '2026-11-19T20:30:00.000Z',
    to: '2026-11-21T20:30:00.000Z',
  });
});
