import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ladder, modules } from './ladder.ts';

const house = fileURLToPath(new URL('../../', import.meta.url));
const rows = readFileSync(join(house, 'GLOSSARY.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| English'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
describe('the glossary', () => {
  it('gives every word in both languages, with a meaning', () => {
    for (const [english = '', persian = '', module = '', meaning = ''] of rows) {
      expect(english).toMatch(/[A-Za-z]/);
      expect(persian).toMatch(/[\u0600-\u06FF]/);
      expect(module).not.toBe('');
      expect(meaning).not.toBe('');
    }
  });

  it('means one thing by one word', () => {
    for (const column of [0, 1]) {
      const words = rows.map((row) => row[column]);
      expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
    }
  });

  it('names every event that the code tells', () => {
    const told = modules.flatMap(({ events = [] }) => events.map(({ type }) => type));
    const named = new Set(rows.flatMap((row) => [...(row[4] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1])));
    expect(told.filter((type) => !named.has(type))).toEqual([]);
    expect(told.length).toBeGreaterThan(25);
  });

  it('names every module of the ladder but those that only show others', () => {
    const named = new Set(rows.map((row) => row[2]));
    expect(
      ladder
        .map(({ wing, module }) => `${wing}/${module.name}`)
        .filter((name) => !name.startsWith('desk/') && !named.has(name)),
    ).toEqual([]);
  });
});
