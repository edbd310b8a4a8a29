import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { modules } from './ladder.ts';
import { gatherActs } from './spine/act.ts';

const acts = gatherActs(modules);
const here = fileURLToPath(new URL('.', import.meta.url));
const sources = readdirSync(here, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.includes('.test.'))
  .map((entry) => ({ name: entry.name, text: readFileSync(join(entry.parentPath, entry.name), 'utf8') }));

/** Whatever is written as an action: the value of `action:` or of a type of actions, or handed to a function that writes one down. */
const written = sources.flatMap(({ name, text }) =>
  [
    ...text.matchAll(/\baction: '([a-z-]+\.[a-z-]+)'(?: \| '([a-z-]+\.[a-z-]+)')?/g),
    ...text.matchAll(/\b(?:audit|noteOnAccount|noteEverywhere)\([^;]*?'([a-z-]+\.[a-z-]+)'/g),
    ...text.matchAll(/\n {2}\| '(account\.[a-z-]+)'/g),
  ].flatMap(([, ...found]) => found.flatMap((action) => (action === undefined ? [] : [{ name, action }]))),
);

describe('the acts of the history', () => {
  it('are declared by their module, with words: nothing is written down that nobody can read', () => {
    expect(written.length).toBeGreaterThan(40);
    expect(written.filter(({ action }) => !(action in acts))).toEqual([]);
  });

  it('are written down somewhere: no declaration speaks of nothing', () => {
    const ends = ['import.done', 'import.cancelled', 'import.failed', 'import.undone'];
    const known = new Set([...written.map(({ action }) => action), ...ends]);
    expect(Object.keys(acts).filter((action) => !known.has(action))).toEqual([]);
  });

  it('are said in both languages, each in words of its own', () => {
    const said = Object.values(acts).map(({ words }) => words);
    for (const { fa, en } of said)
      expect([fa, en]).toEqual([expect.stringMatching(/[آ-ی]/), expect.stringMatching(/[a-z]/)]);
    expect(new Set(said.map(({ fa }) => fa)).size).toBe(said.length);
    expect(new Set(said.map(({ en }) => en)).size).toBe(said.length);
  });

  it('are declared once', () => {
    const one = { name: 'one', acts: { 'x.done': { words: { fa: 'کار', en: 'done' } } } };
    expect(() => gatherActs([one, { ...one, name: 'two' }])).toThrow(/two declares the act "x.done" a second time/);
  });
});
