import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const house = fileURLToPath(new URL('../', import.meta.url));

/** Reading and asking for amounts multiplies by the factor of the unit; these files do that and show nothing by it. */
const readers = [
  'console/src/pages/customers/list/custom-filters.ts',
  'console/src/pages/customers/list/use-custom-filters.tsx',
];

test('money is rounded for the eye in one place: no screen rounds an amount by itself', () => {
  const faults = globSync('{console,ui,server}/src/**/*.{ts,tsx}', { cwd: house })
    .filter((file) => !file.includes('.test.') && !readers.includes(file))
    .flatMap((file) => {
      const source = readFileSync(`${house}${file}`, 'utf8');
      return [
        ...source.matchAll(
          /(?:show\.(?:money|amount|shortMoney|about)|showMoney)\([^;\n]*Math\.(?:round|floor|ceil|trunc)/g,
        ),
        ...source.matchAll(/\/ (?:currency\.display\.)?factor\b|(?:money|amount)\([^;\n]*\.toFixed/gi),
      ].map((one) => `${file}: ${one[0]}`);
    });
  expect(faults).toEqual([]);
});
