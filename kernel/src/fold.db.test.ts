import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fold, foldCompact } from './fold.ts';
import { COMPACT_CASES, FOLD_CASES } from './fold-cases.ts';

const url = process.env.PEYVAND_TEST_DATABASE_URL;
if (url === undefined) throw new Error('PEYVAND_TEST_DATABASE_URL is not set: run the database tests with npm test');
const database = new Client({ connectionString: url });

/** The functions are made in a schema of a transaction that is never committed: the database stays as it was. */
beforeAll(async () => {
  await database.connect();
  await database.query('begin');
  await database.query('create schema fold_twin');
  await database.query('set local search_path = fold_twin');
  await database.query(await readFile(new URL('../fold.sql', import.meta.url), 'utf8'));
});

afterAll(async () => {
  await database.query('rollback');
  await database.end();
});

async function foldInSql(texts: readonly string[]): Promise<{ key: string; compact: string }[]> {
  const { rows } = await database.query(
    `select peyvand_fold(t) as key, peyvand_fold_compact(t) as compact
       from unnest($1::text[]) with ordinality as given (t, place) order by place`,
    [texts],
  );
  return rows;
}

async function expectTwins(texts: readonly string[]): Promise<void> {
  const answers = await foldInSql(texts);
  expect(answers).toHaveLength(texts.length);
  const different = texts.flatMap((text, i) => {
    const inSql = answers[i];
    const same = inSql?.key === fold(text) && inSql.compact === foldCompact(text);
    return same ? [] : [{ text, inSql, key: fold(text) }];
  });
  expect(different).toEqual([]);
}

it('gives the keys of the shared table', async () => {
  for (const { key, spellings } of FOLD_CASES) {
    for (const answer of await foldInSql(spellings)) expect(answer.key).toBe(key);
  }
  for (const { key, spellings } of COMPACT_CASES) {
    for (const answer of await foldInSql(spellings)) expect(answer.compact).toBe(key);
  }
});

it('folds each character of the basic plane as TypeScript does, assigned or not', async () => {
  const points = Array.from({ length: 0xffff }, (_, i) => i + 1).filter((point) => point < 0xd800 || point > 0xdfff);
  await expectTwins(points.map((point) => `a${String.fromCharCode(point)}b`));
});

it('folds random texts of Latin, Arabic, digits, punctuation and spaces as TypeScript does', async () => {
  const block = (from: number, to: number) =>
    fc.integer({ min: from, max: to }).map((point) => String.fromCharCode(point));
  const unit = fc.oneof(
    { arbitrary: block(0x20, 0x7e), weight: 4 },
    { arbitrary: block(0x600, 0x6ff), weight: 8 },
    { arbitrary: fc.constantFrom(' ', '\u200C', '\u00A0', '\t', '\n', '\u0640', '\u0654', '\u0301'), weight: 4 },
    block(0xa0, 0x36f),
    block(0x750, 0x77f),
    block(0x8a0, 0x8ff),
    block(0x1e00, 0x1eff),
    block(0x2000, 0x209f),
    block(0x2c60, 0x2c7f),
    block(0xfb50, 0xfdff),
    block(0xfe70, 0xfeff),
    block(0xff01, 0xff5e),
  );
  await expectTwins(fc.sample(fc.string({ unit, maxLength: 24 }), { seed: 1405, numRuns: 10_000 }));
});

it('keeps other alphabets as TypeScript does', async () => {
  const unit = fc.oneof(
    fc.constantFrom('م', ' ', 'É'),
    fc
      .integer({ min: 0x370, max: 0x10ffff })
      .filter((point) => point < 0xd800 || point > 0xdfff)
      .map((point) => String.fromCodePoint(point)),
  );
  await expectTwins(fc.sample(fc.string({ unit, maxLength: 12 }), { seed: 1403, numRuns: 5000 }));
});
