/** What a first visit to the console downloads, and that its page keeps to a strict Content-Security-Policy. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

const house = fileURLToPath(new URL('..', import.meta.url));
let built: string;
let page: string;

beforeAll(async () => {
  // The runner's own NODE_ENV would bundle the development build of React.
  process.env.NODE_ENV = 'production';
  built = mkdtempSync(join(tmpdir(), 'peyvand-console-'));
  await build({
    configFile: join(house, 'console/vite.config.ts'),
    logLevel: 'error',
    build: { outDir: built, emptyOutDir: true },
  });
  page = readFileSync(join(built, 'index.html'), 'utf8');
}, 120_000);

afterAll(() => rmSync(built, { recursive: true, force: true }));

/** What is sent of a file: its packed form where it has one. test/browser/first-page.test.ts counts the same on the line. */
const sent = (file: string) => {
  const packed = join(built, `${file}.br`);
  return statSync(existsSync(packed) ? packed : join(built, file)).size;
};
const kilobytes = (files: readonly string[]) => files.reduce((sum, file) => sum + sent(file), 0) / 1024;
const named = (ending: string) =>
  [...page.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, file = '']) => file).filter((file) => file.endsWith(ending));

test('GATES 17: the first visit stays within its budget, measured on what is sent (KB)', () => {
  expect(named('.js').length).toBeGreaterThan(1);
  expect(kilobytes(named('.js'))).toBeLessThan(200);
  expect(kilobytes(named('.css'))).toBeLessThan(40);
  expect(
    named('.js').filter((file) => /phone-/.test(file)),
    'no rules of phone numbers at the door',
  ).toEqual([]);
});

test('no page of the console weighs more than 60 KB of its own', () => {
  const later = readdirSync(join(built, 'assets'))
    .map((file) => `assets/${file}`)
    .filter((file) => file.endsWith('.js') && !named('.js').includes(file));
  for (const file of later) expect(kilobytes([file]), file).toBeLessThan(60);
});

test('GATES 17: every text that is built lies there packed in both forms', () => {
  const texts = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(?:js|css|svg)$/.test(file),
  );
  expect(texts.length).toBeGreaterThan(50);
  for (const file of texts)
    if (statSync(join(built, file)).size >= 1024)
      for (const ending of ['br', 'gz'])
        expect([file, existsSync(join(built, `${file}.${ending}`))]).toEqual([file, true]);
});

test('what is shown before the screens are here stands in the page, and the look does not keep it waiting', () => {
  expect(page.indexOf('در حال باز شدن')).toBeGreaterThan(0);
  expect(page.indexOf('در حال باز شدن')).toBeLessThan(page.search(/<link rel="stylesheet"[^>]*\/assets\//));
});

test('the page has no inline script or style and names no other origin', () => {
  expect(page).not.toMatch(/<script(?![^>]*\ssrc=)/);
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/);
  expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  for (const file of readdirSync(join(built, 'assets')).filter((name) => name.endsWith('.css'))) {
    expect(readFileSync(join(built, 'assets', file), 'utf8')).not.toMatch(/url\(["']?(?:https?:)?\/\//);
  }
});
