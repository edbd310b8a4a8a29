import { expect, test } from 'vitest';
import { brokenLedger, brokenLinks, brokenPromises } from './check-docs.ts';

test('a link that leads nowhere is named with its line', () => {
  const text =
    'See [the law](../LAW.md#one),\n[this](gone.md) and [that](https://example.com).\n```\n[no](link.md)\n```\n';
  expect(brokenLinks('docs/a.md', text, (path) => path === 'LAW.md')).toEqual([
    'docs/a.md:2: the link gone.md leads nowhere; name a file that is there',
  ]);
});

const waiting = Array.from({ length: 138 }, (_, i) => `R-${String(i + 2).padStart(3, '0')}`).join(', ');
const ledgerOf = (proof: string) => `| R-001 | full | customers | ${proof} |\n\n## Not yet\n\n${waiting}\n`;
const read = (path: string) => (path === 'a.test.ts' ? "it('R-001: works', …" : undefined);

test('a ledger that names its tests is in order', () => {
  expect(brokenLedger(ledgerOf('`a.test.ts`: "R-001: works"'), read)).toEqual([]);
});

test.each([
  ['a test that is gone', ledgerOf('`a.test.ts`: "R-001: worked"'), 'has no test "R-001: worked"'],
  ['a file that is gone', ledgerOf('`b.test.ts`: "R-001: works"'), 'b.test.ts is not there'],
  ['a row without a proof', ledgerOf('it works'), 'R-001 names no test'],
  [
    'a row that is forgotten',
    ledgerOf('`a.test.ts`: "R-001: works"').replace('R-077, ', ''),
    'R-077 stands in it 0 times',
  ],
])('%s is found', (_, text, complaint) => {
  expect(brokenLedger(text, read).join('\n')).toContain(complaint);
});

const promisesOf = (proof: string) =>
  [32, 19]
    .map((last) => Array.from({ length: last }, (_, at) => `| ${at + 1} | it holds | ${proof} |`).join('\n'))
    .join('\n\n');

test('takes promises that stand once each, with a test that is there', () => {
  const read = () => "it('GATES 1: works', () => {})";
  expect(brokenPromises(promisesOf('`a.test.ts`: "GATES 1: works"'), read)).toEqual([]);
  expect(brokenPromises(promisesOf('`a.test.ts`: "GATES 1: worked"'), read)[0]).toContain('has no test');
  expect(brokenPromises(promisesOf('by hand'), read)).toHaveLength(51);
  expect(brokenPromises(promisesOf('`a.test.ts`: "GATES 1: works"').replace('| 7 |', '| 8 |'), read)).toHaveLength(1);
});
