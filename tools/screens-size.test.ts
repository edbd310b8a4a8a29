/** What a first visit to the console downloads, and that its page keeps to a strict Content-Security-Policy. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
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

const kilobytes = (files: readonly string[]) =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(join(built, file))).length, 0) / 1024;
const named = (ending: string) =>
  [...page.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, file = '']) => file).filter((file) => file.endsWith(ending));

test('the first visit stays within its budget (KB compressed)', () => {
  expect(named('.js').length).toBeGreaterThan(1);
  expect(kilobytes(named('.js'))).toBeLessThan(250);
  expect(kilobytes(named('.css'))).toBeLessThan(46);
});

test('no page of the console weighs more than 60 KB of its own', () => {
  const later = readdirSync(join(built, 'assets'))
    .map((file) => `assets/${file}`)
    .filter((file) => file.endsWith('.js') && !named('.js').includes(file));
  for (const file of later) expect(kilobytes([file]), file).toBeLessThan(60);
});

test('the page has no inline script or style and names no other origin', () => {
  expect(page).not.toMatch(/<script(?![^>]*\ssrc=)/);
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/);
  expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  for (const file of readdirSync(join(built, 'assets')).filter((name) => name.endsWith('.css'))) {
    expect(readFileSync(join(built, 'assets', file), 'utf8')).not.toMatch(/url\(["']?(?:https?:)?\/\//);
  }
});
