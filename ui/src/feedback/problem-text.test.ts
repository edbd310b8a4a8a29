import { expect, test } from 'vitest';
import { problemText } from './problem-text.ts';

const refusal = Object.assign(new Error('points.not-enough'), {
  problem: {
    code: 'points.not-enough',
    message: { fa: 'امتیاز مریم کافی نیست.', en: 'Maryam has not enough points.' },
  },
});

test('a refusal speaks in the language of the reader and keeps its code', () => {
  expect(problemText(refusal, 'fa')).toMatchObject({ text: 'امتیاز مریم کافی نیست.', code: 'points.not-enough' });
  expect(problemText(refusal, 'en').text).toBe('Maryam has not enough points.');
});

test('a broken connection is told as one, without a code', () => {
  const error = Object.assign(new Error('fetch failed'), { name: 'NotReached' });
  expect(problemText(error, 'en')).toMatchObject({ offline: true, title: 'We could not reach the server' });
  expect(problemText(error, 'en').code).toBeUndefined();
});

test('anything else never shows its internals', () => {
  expect(problemText(new TypeError('x is undefined'), 'en').text).not.toContain('undefined');
});
