import { expect, test } from 'vitest';
import { problemText } from './problem-text.ts';

const refusal = (status: number) =>
  Object.assign(new Error('points.not-enough'), {
    problem: {
      code: 'points.not-enough',
      status,
      message: { fa: 'امتیاز مریم کافی نیست.', en: 'Maryam has not enough points.' },
    },
  });

test('a refusal speaks in the language of the reader; a code for support only stands beside what is our fault', () => {
  expect(problemText(refusal(409), 'fa')).toEqual({
    title: 'این بخش نشان داده نشد',
    text: 'امتیاز مریم کافی نیست.',
    offline: false,
    again: true,
  });
  expect(problemText(refusal(409), 'en').text).toBe('Maryam has not enough points.');
  expect(problemText(refusal(500), 'en').code).toBe('points.not-enough');
});

test('what a role forbids, or what is not there, is not tried again', () => {
  for (const status of [403, 404])
    for (const language of ['fa', 'en'] as const) {
      const { again, code, title } = problemText(refusal(status), language);
      expect([status, again, code]).toEqual([status, false, undefined]);
      expect(title).not.toBe(problemText(refusal(409), language).title);
    }
});

test('a broken connection is told as one, without a code', () => {
  const error = Object.assign(new Error('fetch failed'), { name: 'NotReached' });
  expect(problemText(error, 'en')).toMatchObject({ offline: true, title: 'We could not reach the server' });
  expect(problemText(error, 'en').code).toBeUndefined();
});

test('anything else never shows its internals', () => {
  expect(problemText(new TypeError('x is undefined'), 'en').text).not.toContain('undefined');
});

test('what the edge found wrong is told without the names of the contract', () => {
  const invalid = (path: string) =>
    Object.assign(new Error('request.invalid'), {
      problem: {
        code: 'request.invalid',
        status: 400,
        message: {
          fa: `درخواست درست نیست: ${path}: باید متن باشد`,
          en: `The request is not valid: ${path}: must be a text`,
        },
        data: { problems: [{ path, fa: 'باید متن باشد', en: 'must be a text' }, null, { path: 3 }] },
      },
    });
  expect(problemText(invalid('hours.to'), 'fa').text).toContain('باید متن باشد');
  for (const path of ['hours.to', 'params.id', 'querystring.sort'])
    for (const language of ['fa', 'en'] as const)
      expect(problemText(invalid(path), language).text).not.toMatch(/[a-z]+\.[a-z]/);
  expect(problemText(invalid('params.id'), 'en')).toMatchObject({
    again: false,
    title: 'Nothing stands at this address',
  });
});
