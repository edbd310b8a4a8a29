import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const house = fileURLToPath(new URL('../', import.meta.url));

/** The files of the console that say something, but for those it is the home of. */
function whoSays(pattern: RegExp, homes: readonly string[]): readonly string[] {
  return globSync('console/src/**/*.{ts,tsx}', { cwd: house }).filter(
    (file) =>
      !file.includes('.test.') && !homes.includes(file) && pattern.test(readFileSync(`${house}${file}`, 'utf8')),
  );
}

test('a screen writes in one way, which owns key, telling, undo and what becomes stale', () => {
  expect(whoSays(/\buseMutation\b/, ['console/src/shared/act/use-act.ts'])).toEqual([]);
  expect(whoSays(/\bnewKey\b/, ['console/src/shared/act/intent-keys.ts'])).toEqual([]);
});

test('what was read is kept under names of one factory', () => {
  expect(whoSays(/queryKey: \[/, [])).toEqual([]);
});
