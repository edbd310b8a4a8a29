import { describe, expect, it } from 'vitest';
import { contradicts, differences, type Facts, sameName } from './contradiction.ts';
import { type Identifier, identifierKey } from './identifiers.ts';
import { type Candidate, whoIsIt } from './who-is-it.ts';

const facts = (name: string, more: Partial<Facts> = {}): Facts => ({
  name,
  givenName: '',
  familyName: '',
  gender: null,
  birthCalendar: more.birthYear === undefined ? null : 'jalali',
  birthYear: null,
  birthMonth: more.birthYear === undefined ? null : 1,
  birthDay: more.birthYear === undefined ? null : 1,
  ...more,
});
const phone = (matchKey: string): Identifier => ({ kind: 'phone', scope: '', matchKey, value: matchKey });
const code = (matchKey: string, scope = ''): Identifier => ({ kind: 'external', scope, matchKey, value: matchKey });
const her = (customerId: string, of: Facts, owned: Identifier[], held: Identifier[] = []): Candidate => ({
  customerId,
  facts: [of],
  owned: new Set(owned.map(identifierKey)),
  held: new Set(held.map(identifierKey)),
  codes: new Set(owned.filter((one) => one.kind === 'external').map(identifierKey)),
});

describe('FRONTDOOR 15: what contradicts', () => {
  const between = (a: string, b: string) => differences(facts(a), facts(b));
  it.each([
    ['مریم احمدی', 'سارا کریمی'],
    ['مریم احمدی', 'مریم کریمی'],
    ['John Smith', 'Mary Jones'],
    ['مریم', 'سارا کریمی'],
    ['بازرگانی پارس', 'مریم احمدی'],
    ['محمد رضا احمدی', 'محمد علی کریمی'],
  ])('another family name: %s, %s', (a, b) => {
    expect(between(a, b)).toEqual(['family-name']);
    expect(contradicts(between(b, a))).toBe(true);
  });

  it.each([
    ['مریم احمدی', 'Maryam Ahmadi'],
    ['آقای علی رضایی', 'علی رضایی'],
    ['خانم دکتر مریم احمدی', 'مریم احمدی'],
    ['مریم احمدی', 'احمدی مریم'],
    ['محمدرضا علی‌پور', 'محمد رضا علي پور'],
    ['مریم', 'مریم احمدی'],
    ['احمدی', 'مریم احمدی'],
    ['مریم احمدی نژاد', 'مریم احمدی'],
    ['Smith, John', 'John Smith'],
    ['', 'مریم احمدی'],
  ])('nothing: %s, %s', (a, b) => {
    expect(between(a, b)).toEqual([]);
    expect(between(b, a)).toEqual([]);
  });

  it('a given name that is part of another one is another given name', () => {
    expect(between('رضا رضایی نژاد', 'محمد رضا رضایی نژاد')).toEqual(['given-name']);
    expect(between('زهرا حسینی', 'زهرا سادات حسینی')).toEqual(['given-name']);
  });

  it('of given name, birthday and gender two together, one alone not', () => {
    const father = facts('حسین احمدی', { birthYear: 1345, gender: 'male' });
    expect(contradicts(differences(father, facts('مریم احمدی')))).toBe(false);
    expect(differences(father, facts('مریم احمدی', { birthYear: 1370 }))).toEqual(['given-name', 'birthday']);
    expect(contradicts(differences(father, facts('مریم احمدی', { gender: 'female' })))).toBe(true);
    expect(contradicts(differences(father, facts('حسین احمدی', { birthYear: 1346 })))).toBe(false);
    expect(contradicts(differences(father, facts('', { birthYear: 1346, gender: 'female' })))).toBe(true);
  });

  it('one day of birth in two calendars is one', () => {
    const jalali = facts('مریم', { birthYear: 1370, birthMonth: 1, birthDay: 1 });
    const gregorian = facts('Maryam', { birthYear: 1991, birthMonth: 3, birthDay: 21, birthCalendar: 'gregorian' });
    expect(differences(jalali, gregorian)).toEqual([]);
    expect(differences(jalali, { ...gregorian, birthDay: 22 })).toEqual(['birthday']);
    expect(sameName(facts('مریم احمدی'), facts('دکتر احمدی مریم'))).toBe(true);
  });
});

describe('FRONTDOOR 15: who is meant', () => {
  const line = phone('+982133221100');
  const hossein = her('hossein', facts('حسین احمدی', { birthYear: 1345 }), [line]);
  const maryam = her('maryam', facts('مریم احمدی', { birthYear: 1370 }), [], [line]);

  it('a phone proposes its owner', () => {
    expect(whoIsIt([line], facts('حسین احمدی'), [hossein])).toMatchObject({ who: 'known', customerId: 'hossein' });
    expect(whoIsIt([line], facts(''), [hossein, maryam])).toMatchObject({ who: 'known', customerId: 'hossein' });
  });

  it('who contradicts is somebody else, whom the phone reaches', () => {
    expect(whoIsIt([line], facts('علی احمدی', { birthYear: 1398 }), [hossein])).toEqual({
      who: 'new',
      fresh: [],
      shared: [{ identifier: line, apartFrom: 'hossein', reasons: ['given-name', 'birthday'] }],
    });
  });

  it('a shared phone recognises nobody alone, and with the name it does', () => {
    expect(whoIsIt([line], facts('مریم احمدی', { birthYear: 1370 }), [hossein, maryam])).toEqual({
      who: 'known',
      customerId: 'maryam',
      byCode: false,
      fresh: [],
      shared: [],
    });
    expect(whoIsIt([line], facts(''), [maryam])).toMatchObject({ who: 'new', fresh: [line] });
  });

  it('FRONTDOOR 16: a purchase on a shared phone goes to its owner', () => {
    expect(whoIsIt([line], facts('مریم احمدی', { birthYear: 1370 }), [hossein, maryam], true)).toMatchObject({
      who: 'known',
      customerId: 'hossein',
    });
    expect(whoIsIt([line], facts('سارا کریمی'), [hossein], true)).toMatchObject({ customerId: 'hossein', fresh: [] });
  });

  it('FRONTDOOR 16: two ids of one source are never one person', () => {
    const a1 = her('a1', facts('مریم احمدی'), [line, code('a1')]);
    expect(whoIsIt([code('a2'), line], facts('مریم احمدی'), [a1])).toEqual({
      who: 'new',
      fresh: [code('a2')],
      shared: [{ identifier: line, apartFrom: 'a1', reasons: ['code'] }],
    });
    expect(whoIsIt([code('a2', 'holoo'), line], facts('مریم احمدی'), [a1])).toMatchObject({
      who: 'known',
      customerId: 'a1',
      fresh: [code('a2', 'holoo')],
    });
    const card: Identifier = { kind: 'card', scope: '', matchKey: 'c', value: '1234' };
    const carded = her('a1', facts('مریم احمدی'), [card, code('a1')]);
    expect(whoIsIt([card, code('a2')], facts(''), [carded])).toEqual({
      who: 'two-ids',
      customerId: 'a1',
      kind: 'external',
    });
  });

  it('a code decides, and a phone of somebody else reaches her', () => {
    const sara = her('sara', facts('سارا کریمی'), [code('s1')]);
    expect(whoIsIt([code('s1'), line], facts('سارا کریمی'), [sara, hossein])).toEqual({
      who: 'known',
      customerId: 'sara',
      byCode: true,
      fresh: [],
      shared: [{ identifier: line, apartFrom: 'hossein', reasons: ['family-name'] }],
    });
    expect(whoIsIt([code('s1'), code('h1')], facts(''), [sara, her('h', facts(''), [code('h1')])])).toMatchObject({
      who: 'several',
    });
  });

  it('two owners who both fit are asked about; one whose name it is, is she', () => {
    const mail: Identifier = { kind: 'email', scope: '', matchKey: 'm@example.ir', value: 'm@example.ir' };
    const nameless = her('nameless', facts(''), [mail]);
    expect(whoIsIt([line, mail], facts(''), [hossein, nameless])).toMatchObject({ who: 'several' });
    expect(whoIsIt([line, mail], facts('حسین احمدی'), [hossein, nameless])).toEqual({
      who: 'known',
      customerId: 'hossein',
      byCode: false,
      fresh: [],
      shared: [{ identifier: mail, apartFrom: 'nameless', reasons: ['other-key'] }],
    });
  });
});
