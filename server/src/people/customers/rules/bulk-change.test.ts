import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyBulk, type BulkRow, undoBulkOf } from './bulk-change.ts';

const maryam: BulkRow = { tags: ['قدیمی'], ownerId: null, city: 'قم', province: '', custom: { size: 'L' } };

describe('a bulk edit of one customer', () => {
  it('changes what differs, and says what that was', () => {
    const done = applyBulk(maryam, { addTags: ['نوروز', 'قدیمی'], city: 'قم', custom: { size: null, vip: true } });
    expect(done?.row).toEqual({ ...maryam, tags: ['قدیمی', 'نوروز'], custom: { vip: true } });
    expect(done?.fields).toEqual(['tags', 'custom']);
    expect(done?.image.before).toEqual({ removedTags: [], custom: { size: 'L', vip: null } });
  });

  it('does nothing when she has all of it already', () => {
    expect(
      applyBulk(maryam, { addTags: ['قدیمی'], city: 'قم', custom: { size: 'L' }, removeTags: ['x'] }),
    ).toBeUndefined();
  });

  it('is undone only where nobody changed it since', () => {
    const done = applyBulk(maryam, {
      addTags: ['نوروز'],
      removeTags: ['قدیمی'],
      city: 'یزد',
      custom: { size: 'M', vip: true },
    });
    if (done === undefined) throw new Error('nothing changed');
    const since: BulkRow = { ...done.row, city: 'کرج', tags: ['نوروز', 'تازه'], custom: { size: 'M', vip: false } };
    expect(undoBulkOf(since, done.image)).toEqual({
      row: { ...since, tags: ['تازه', 'قدیمی'], custom: { size: 'L', vip: false } },
      fields: ['tags', 'custom'],
    });
    expect(undoBulkOf({ ...since, tags: ['قدیمی'], custom: {} }, done.image)).toBeUndefined();
  });

  it('done and undone leaves everything as it was', () => {
    const word = fc.constantFrom('آ', 'ب', 'پ');
    const tags = fc.uniqueArray(word);
    const custom = fc.dictionary(fc.constantFrom('k', 'l'), fc.constantFrom('1', 2, true));
    const row = fc.record({ tags, ownerId: fc.option(word), city: word, province: word, custom });
    const change = fc.record(
      {
        addTags: tags,
        removeTags: tags,
        ownerId: fc.option(word),
        city: word,
        custom: fc.dictionary(fc.constantFrom('k', 'l'), fc.constantFrom('1', 2, null)),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(row, change, (one, wish) => {
        const done = applyBulk(one, wish);
        const back = done === undefined ? one : (undoBulkOf(done.row, done.image)?.row ?? one);
        expect({ ...back, tags: new Set(back.tags) }).toEqual({ ...one, tags: new Set(one.tags) });
      }),
    );
  });
});
