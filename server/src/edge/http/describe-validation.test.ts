import { describe, expect, it } from 'vitest';
import { describeValidation } from './describe-validation.ts';

/** As the validator finds them for a sort that is not known: each word of the union, then the union. */
const unknownSort = [
  ...['newest', 'oldest', 'name'].map((allowedValue, index) => ({
    keyword: 'const',
    instancePath: '/sort',
    schemaPath: `#/properties/sort/anyOf/${index}/const`,
    params: { allowedValue },
  })),
  { keyword: 'anyOf', instancePath: '/sort', schemaPath: '#/properties/sort/anyOf', params: {} },
];

describe('what is wrong with a request', () => {
  it('is said once for a word that is none of several, with those that are', () => {
    expect(describeValidation(unknownSort, 'querystring')).toEqual([
      {
        path: 'querystring.sort',
        fa: 'باید یکی از این‌ها باشد: newest، oldest، name',
        en: 'must be one of: newest, oldest, name',
      },
    ]);
  });

  it('stands beside the other faults of the request', () => {
    const unknown = { keyword: 'additionalProperties', instancePath: '', params: { additionalProperty: 'shoe' } };
    expect(describeValidation([unknown, ...unknownSort]).map((one) => one.path)).toEqual(['shoe', 'sort']);
  });

  it('is what is wrong inside an object that might have been left out', () => {
    const at = '#/properties/hours/anyOf';
    const found = describeValidation([
      {
        keyword: 'required',
        instancePath: '/hours',
        schemaPath: `${at}/0/required`,
        params: { missingProperty: 'to' },
      },
      { keyword: 'type', instancePath: '/hours', schemaPath: `${at}/1/type`, params: { type: 'null' } },
      { keyword: 'anyOf', instancePath: '/hours', schemaPath: at, params: {} },
    ]);
    expect(found).toEqual([{ path: 'hours.to', fa: 'لازم است و نیامده', en: 'is required and missing' }]);
  });

  it('names the kinds of value that would do', () => {
    const at = '#/properties/city/anyOf';
    const found = describeValidation([
      { keyword: 'type', instancePath: '/city', schemaPath: `${at}/0/type`, params: { type: 'string' } },
      { keyword: 'type', instancePath: '/city', schemaPath: `${at}/1/type`, params: { type: 'null' } },
      { keyword: 'anyOf', instancePath: '/city', schemaPath: at, params: {} },
    ]);
    expect(found).toEqual([{ path: 'city', fa: 'باید متن یا خالی باشد', en: 'must be a text or null' }]);
  });
});
