import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('../console/src/', import.meta.url));

test('a stage has one colour on all screens: no other table gives tones to stages', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  const tables = files.filter((name) =>
    /'won-back':\s*'(good|bad|warn|info|gold|accent|neutral|plain)'/.test(readFileSync(`${source}${name}`, 'utf8')),
  );
  expect(tables).toEqual(['pages/customers/one/relationship/stage-tones.ts']);
});
