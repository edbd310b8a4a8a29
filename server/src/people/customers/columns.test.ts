import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { allFields, columnOf, fieldWords, fileFields, textFields, tracedField, tracedFields } from './columns.ts';
import { fillIn } from './rules/fill-in.ts';

const folder = import.meta.dirname;

it('a plain text of a customer is named by its declaration, and by no other file of the module', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
  expect(files.length).toBeGreaterThan(50);
  expect(textFields).toContain('province');
  const naming = files.filter(({ text }) => /\bprovince\b/.test(text)).map(({ file }) => file);
  expect(naming).toEqual(['columns.ts']);
});

it('every field has words of its own or is a part of one that has', () => {
  const wordless = allFields.filter((field) => fieldWords[tracedField(field)] === undefined);
  expect(wordless).toEqual(['provenance']);
});

it('what is traced keeps the names that the records of earlier releases have', () => {
  expect(tracedFields).toEqual([
    ...['name', 'gender', 'language', 'birthday', 'city', 'province', 'companyId', 'ownerId', 'tags', 'budget'],
    'readiness',
  ]);
});

it('every field that can be empty is filled in by a merge, alone or with those that belong to it', () => {
  const known = (value: (field: string) => unknown) => Object.fromEntries(allFields.map((one) => [one, value(one)]));
  const blank = known((field) => columnOf[field as keyof typeof columnOf].empty) as Parameters<typeof fillIn>[0];
  const whole = {
    ...known((field) => `her ${field}`),
    tags: [],
    custom: {},
    provenance: {},
  } as unknown as typeof blank;
  const plain = allFields.filter((field) => !['kind', 'tags', 'custom', 'provenance'].includes(field));
  expect(Object.keys(fillIn(blank, whole).fields).sort()).toEqual([...plain].sort());
});

it('whatever a file can say has a rule by which it joins what is known', () => {
  const own = ['kind', 'name', 'givenName', 'familyName', 'tags', 'custom'];
  const ruleless = fileFields.filter(
    (field) => columnOf[field].joins === undefined && columnOf[field].part !== 'birthday' && !own.includes(field),
  );
  expect(ruleless).toEqual([]);
});
