import { wordsIn } from '@peyvand/ui/read/words.ts';
import { expect, test } from 'vitest';
import { fieldWords } from './field-words.ts';
import { namedFields } from './named-fields.ts';

test('fields are named while they are few, a birthday as one', () => {
  const [fa, en] = [wordsIn(fieldWords, 'fa'), wordsIn(fieldWords, 'en')];
  expect(namedFields(['city', 'birthMonth', 'birthDay'], fa, '، ', ' و ')).toBe('شهر و تولد');
  expect(namedFields(['city', 'tags', 'gender'], en, ', ', ' and ')).toBe('city, tags and gender');
  expect(namedFields(['city', 'tags', 'gender', 'kind'], en, ', ', ' and ')).toBeNull();
  expect(namedFields(['something-new'], fa, '، ', ' و ')).toBeNull();
  expect(namedFields([], fa, '، ', ' و ')).toBeNull();
});
