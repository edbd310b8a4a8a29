import { expect, test } from 'vitest';
import { type Entry, isBack, mayPutBack } from './put-back.ts';

const now = Date.parse('2026-11-30T09:00:00Z');
const removed = (more: Partial<Entry>): Entry => ({
  at: '2026-11-20T09:00:00.000Z',
  actor: 'user:zahra',
  action: 'note.deleted',
  subject: { kind: 'note', id: '1' },
  before: { written: { by: 'user:zahra' } },
  ...more,
});
const reader = (id: string, role = 'seller', ...rights: string[]) => ({ id, role, rights });

test('a note is put back by its author and by the owner, if she may write', () => {
  expect(mayPutBack(removed({}), reader('zahra', 'seller', 'customers.write'), now)).toBe(true);
  expect(mayPutBack(removed({}), reader('reza', 'seller', 'customers.write'), now)).toBe(false);
  expect(mayPutBack(removed({}), reader('negin', 'owner', 'customers.write'), now)).toBe(true);
  expect(mayPutBack(removed({}), reader('zahra', 'viewer'), now)).toBe(false);
});

test('a file is put back by whoever may keep files, for thirty days', () => {
  const file = removed({ action: 'customer.file-removed', subject: { kind: 'file', id: '2' }, before: {} });
  expect(mayPutBack(file, reader('reza', 'seller', 'attachments.write'), now)).toBe(true);
  expect(mayPutBack({ ...file, at: '2026-10-30T09:00:00Z' }, reader('reza', 'seller', 'attachments.write'), now)).toBe(
    false,
  );
});

test('a view is put back by its maker and the owner, and other entries have nothing to put back', () => {
  const view = removed({ action: 'view.removed', before: { kept: { ownerId: 'zahra' } } });
  expect(mayPutBack(view, reader('zahra'), now)).toBe(true);
  expect(mayPutBack(view, reader('reza'), now)).toBe(false);
  expect(mayPutBack(removed({ action: 'customer.changed' }), reader('negin', 'owner', 'customers.write'), now)).toBe(
    false,
  );
});

test('what stands again is not put back twice, and of two removals the later one counts', () => {
  const back = removed({ action: 'note.restored', at: '2026-11-21T09:00:00.000Z' });
  const again = removed({ at: '2026-11-22T09:00:00.000Z' });
  expect(isBack(removed({}), [back, removed({})])).toBe(true);
  expect(isBack(again, [again, back, removed({})])).toBe(false);
  expect(isBack(removed({}), [removed({ subject: { kind: 'note', id: '9' } }), removed({})])).toBe(false);
});
