/** The component gallery, built, served under a strict CSP and looked at: pictures, axe, no sideways scroll. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

const house = fileURLToPath(new URL('..', import.meta.url));
const pictures = join(house, 'test/pictures/out/gallery');
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'";
const kinds: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

let built: string;
let server: Server;
let browser: Browser;
let axe: string;

beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'peyvand-gallery-'));
  mkdirSync(pictures, { recursive: true });
  axe = readFileSync(join(house, 'node_modules/axe-core/axe.min.js'), 'utf8');
  await build({
    configFile: join(house, 'ui/gallery/vite.config.ts'),
    logLevel: 'error',
    build: { outDir: built, emptyOutDir: true },
  });
  server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://gallery').pathname);
    const file = path === '/' ? '/index.html' : path;
    response.writeHead(200, {
      'content-type': kinds[extname(file)] ?? 'text/plain',
      'content-security-policy': policy,
    });
    response.end(readFileSync(join(built, file)));
  }).listen(0, '127.0.0.1');
  const executablePath = process.env.CHROME_PATH ?? '/usr/bin/chromium';
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(built, { recursive: true, force: true });
});

const asked = ['person', 'charts', 'table', 'forms'].flatMap((sample) =>
  ['fa', 'en'].flatMap((language) =>
    ['light', 'dark'].flatMap((theme) => [1440, 360].map((width) => ({ sample, language, theme, width }))),
  ),
);

/** Runs in the page, where axe has just been put on the window; written as text because no DOM types stand here. */
const lookForViolations = `axe
  .run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
  .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 160)))`;

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate<string[]>(lookForViolations);
}

test.each(asked)(
  '$sample in $language, $theme, $width px wide',
  async ({ sample, language, theme, width }) => {
    const page = await browser.newPage({
      viewport: { width, height: width > 400 ? 1000 : 780 },
      reducedMotion: 'reduce',
    });
    const { port } = server.address() as AddressInfo;
    const said: string[] = [];
    const elsewhere: string[] = [];
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    page.on(
      'request',
      (request) => /^(data:|http:\/\/127\.0\.0\.1)/.test(request.url()) || elsewhere.push(request.url()),
    );
    await page.goto(`http://127.0.0.1:${port}/?sample=${sample}&language=${language}&theme=${theme}`);
    await page.waitForSelector('h1');
    await page.evaluate('document.fonts.ready.then(() => null)');
    await page.screenshot({ path: join(pictures, `${sample}-${language}-${theme}-${width}.png`), fullPage: true });
    const sideways = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    const found = await violations(page);
    await page.close();
    expect({ found, said, elsewhere, sideways }).toEqual({ found: [], said: [], elsewhere: [], sideways: 0 });
  },
  30_000,
);

test('a Persian day is picked by keyboard, or typed in any spelling', async () => {
  const page = await browser.newPage();
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/?sample=forms&language=fa`);
  const field = page.getByLabel('روز تولد');
  await page.getByRole('button', { name: 'باز کردن تقویم' }).first().click();
  await page.waitForSelector('.rdp-root');
  await page.locator('.rdp-selected button').focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect.poll(() => field.inputValue()).toBe('۱۵ بهمن ۱۳۶۸');
  await field.fill('5 فروردین 1370');
  await field.press('Tab');
  await expect.poll(() => field.inputValue()).toBe('۵ فروردین ۱۳۷۰');
  await page.close();
}, 30_000);

test('a list of 100,000 people is walked by keyboard and holds only the rows in sight', async () => {
  const page = await browser.newPage();
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/?sample=table&language=fa`);
  await page.getByRole('grid').focus();
  await page.keyboard.press('End');
  await expect.poll(() => page.locator('[role=row][data-current]').getAttribute('aria-rowindex')).toBe('100001');
  expect(await page.locator('[role=row]').count()).toBeLessThan(60);
  await page.close();
}, 30_000);
