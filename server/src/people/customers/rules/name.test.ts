import { describe, expect, it } from 'vitest';
import { alikeKeyOf, nameOf, nameWords, searchKeyOf, splitTitle } from './name.ts';

describe('words of address', () => {
  it.each([
    ['خانم دکتر مریم کریمی', 'خانم دکتر', 'مریم کریمی'],
    ['Dr. Sara Smith', 'Dr.', 'Sara Smith'],
    ['حاج حسین رضایی', 'حاج', 'حسین رضایی'],
    // half a title: part of the name before a single word
    ['حاج حسینی', '', 'حاج حسینی'],
    ['آقای حاج حسینی', 'آقای', 'حاج حسینی'],
    // nobody is left without a name
    ['دکتر', '', 'دکتر'],
    ['مهندس', '', 'مهندس'],
    ['حاج‌حسینی', '', 'حاج‌حسینی'],
  ])('%s', (name, title, rest) => {
    expect(splitTitle(name)).toEqual({ title, rest });
  });

  it('are part of the name of a firm', () => {
    expect(nameOf({ name: 'مهندس مشاور پارس', kind: 'company' })).toMatchObject({
      name: 'مهندس مشاور پارس',
      title: '',
    });
  });
});

describe('a name', () => {
  it('is made of its parts where the whole is missing, and its parts are never guessed', () => {
    expect(nameOf({ givenName: 'خانم مریم', familyName: 'کریمی' })).toEqual({
      name: 'مریم کریمی',
      givenName: 'مریم',
      familyName: 'کریمی',
      title: 'خانم',
    });
    expect(nameOf({ name: 'مریم کریمی' })).toMatchObject({ givenName: '', familyName: '' });
    expect(nameOf({})).toEqual({ name: '', givenName: '', familyName: '', title: '' });
  });

  it('is compared without titles, commas and the two ways to write ی and ک', () => {
    expect(nameWords('كريمي، مريم')).toEqual(nameWords('کریمی مریم'));
    expect(nameWords('آقای رضا')).toEqual(['رضا']);
    expect(nameWords('دکتر')).toEqual(['دکتر']);
  });

  it('is found by the beginning of each word and without spaces, and is alike in any order', () => {
    expect(searchKeyOf('محمد رضا')).toBe(' محمد رضا محمدرضا');
    expect(searchKeyOf('رضا')).toBe(' رضا');
    expect(searchKeyOf(' ')).toBe('');
    expect(alikeKeyOf('محمد رضا')).toBe(alikeKeyOf('رضا‌محمد'));
    expect(alikeKeyOf('رضا')).not.toBe(alikeKeyOf('رضاا'));
  });
});
