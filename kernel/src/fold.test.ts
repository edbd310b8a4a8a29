import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAPITALS, COVERED, DROPPED, fold, foldCompact, LETTERS_FROM, LETTERS_TO, SMALLS, SPACES } from './fold.ts';
import { COMPACT_CASES, FOLD_CASES } from './fold-cases.ts';

describe('fold', () => {
  it.each(FOLD_CASES)('$why', ({ key, spellings }) => {
    for (const spelling of spellings) expect(fold(spelling)).toBe(key);
  });

  it('is done after one time, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps no space at the ends and none doubled', () => {
    const spaced = fc.string({ unit: fc.constantFrom(' ', '\u200C', '\u00A0', 'م', 'ر', '\u0301', '´', 'ﷺ') });
    fc.assert(
      fc.property(spaced, (text) => {
        expect(fold(text)).toBe(fold(text).replace(/ +/g, ' ').trim());
      }),
    );
  });

  it('folds every character of Unicode 10 that it covers to one of its own lower case', () => {
    const covered = new RegExp(`[${COVERED}]`);
    for (let point = 0; point < 0xffff; point++) {
      const character = String.fromCharCode(point);
      if (!covered.test(character)) continue;
      const key = fold(character);
      if (fold(key) !== key) throw new Error(`U+${point.toString(16)} folds to "${key}" and then to "${fold(key)}"`);
      if (/[A-ZÀ-ÖØ-Þ]/.test(key)) throw new Error(`U+${point.toString(16)} keeps a capital: "${key}"`);
    }
  });
});

describe('foldCompact', () => {
  it.each(COMPACT_CASES)('$why', ({ key, spellings }) => {
    for (const spelling of spellings) expect(foldCompact(spelling)).toBe(key);
  });
});

describe('fold.sql', () => {
  const sql = readFileSync(new URL('../fold.sql', import.meta.url), 'utf8').replace(/'\n\s*(?:U&)?'/g, '');
  const asSql = (text: string) =>
    text.replace(/[^0-9]/g, (letter) => `\\${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);

  it('has the classes and the lists of fold.ts', () => {
    expect(sql).toContain(`'[${COVERED}]'`);
    expect(sql).toContain(`'[${DROPPED}]'`);
    expect(sql).toContain(`'[${SPACES}]+'`);
    expect(sql).toContain(`U&'${asSql(LETTERS_FROM)}',`);
    expect(sql).toContain(`U&'${asSql(LETTERS_TO)}')`);
    expect(sql).toContain(`'${CAPITALS.slice(26)}',`);
    expect(sql).toContain(`'${SMALLS.slice(26)}')`);
  });

  it('pairs each letter with another', () => {
    expect(LETTERS_TO).toHaveLength(LETTERS_FROM.length);
    expect(SMALLS).toHaveLength(CAPITALS.length);
  });
});
