import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { sentenceWords, type Told } from '../console/src/shared/changes/sentence-words.ts';
import { wordsIn } from '../ui/src/read/words.ts';

const house = fileURLToPath(new URL('../', import.meta.url));

/** Every act that the server writes into the history, read from where it is written. */
const acts = new Set(
  globSync('server/src/**/*.ts', { cwd: house })
    .filter((file) => !file.includes('.test.'))
    .flatMap((file) => {
      const source = readFileSync(`${house}${file}`, 'utf8');
      if (!/recordChange|noteAccess|noteOnAccount/.test(source)) return [];
      const said = [
        ...source.matchAll(
          /(?:action: |action = |audit\(w, secrets, |noteOnAccount\([^')]*, |\| )'([a-z-]+\.[a-z-]+)'/g,
        ),
      ].map((one) => one[1] ?? '');
      return source.includes('action: `import.$')
        ? [...said, 'import.done', 'import.undone', 'import.cancelled', 'import.failed']
        : said;
    }),
);

test('every act that is written into the history has a sentence in both languages that names whose it was', () => {
  // what was found is what is looked for
  expect([...acts]).toEqual(
    expect.arrayContaining([
      'customer.changed',
      'note.deleted',
      'account.signed-in',
      'customer.preference-noted',
      'staff.changed',
    ]),
  );
  for (const language of ['fa', 'en'] as const) {
    const sentences: Readonly<Record<string, (told: Told) => string>> = wordsIn(sentenceWords, language).acts;
    for (const act of acts) {
      const said = sentences[act]?.({ who: 'WHO', whose: 'WHOSE', which: null });
      expect(said, `${act} has no sentence in ${language}`).toBeDefined();
      expect(said).toMatch(/WHO/);
      if (/^(?:customer|note|staff|webhook|product|import|custom-field)\./.test(act))
        expect(said, act).toMatch(/WHOSE/);
    }
  }
});
