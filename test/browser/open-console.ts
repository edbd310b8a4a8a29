import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type OpenProduct, openProduct } from '../open-product.ts';

const house = fileURLToPath(new URL('../../', import.meta.url));

export interface LookOptions {
  readonly language?: 'fa' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly width?: 1440 | 360;
  /** The calendar that the reader has chosen for herself. */
  readonly calendar?: 'jalali' | 'gregorian';
}

/** A real product and a real browser before it. */
export interface OpenConsole {
  readonly product: OpenProduct;
  /** A visitor with a cookie jar of her own. */
  visitor(look?: LookOptions): Promise<Visitor>;
  close(): Promise<void>;
}

export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page complained of: errors in the console, requests to another origin. Refusals that a test expects are named. */
  complaints(expected?: RegExp): string[];
  /** Looks at the page: a picture, axe (WCAG 2.2 AA), no sideways scroll. Answers what is wrong. */
  look(name: string): Promise<string[]>;
}

/**
 * Starts both; the screens must have been built (npm test does).
 * @param env settings of the product beyond the usual ones
 */
export async function openConsole(pictures: string, env: Record<string, string> = {}): Promise<OpenConsole> {
  // a webhook is named there whose machine nobody runs
  const product = await openProduct({ env: { PEYVAND_ALLOW_PRIVATE_TARGETS: 'on', ...env } });
  const browser: Browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const folder = join(house, 'test/pictures/out', pictures);
  mkdirSync(folder, { recursive: true });
  const axe = readFileSync(join(house, 'node_modules/axe-core/axe.min.js'), 'utf8');
  return {
    product,
    async visitor({ language = 'fa', theme = 'light', width = 1440, calendar } = {}) {
      const context = await browser.newContext({
        baseURL: product.address,
        viewport: { width, height: width > 400 ? 900 : 780 },
        reducedMotion: 'reduce',
        timezoneId: 'Asia/Tehran',
      });
      await context.addInitScript(
        `localStorage.getItem('peyvand.reader') ?? localStorage.setItem('peyvand.reader', '${JSON.stringify({ language, theme, calendar })}')`,
      );
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      const said: string[] = [];
      page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
      page.on('pageerror', (error) => said.push(error.message));
      page.on('request', (request) => {
        if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(product.address))
          said.push(`asked ${request.url()}`);
      });
      return {
        page,
        context,
        complaints: (expected) => said.filter((line) => expected === undefined || !expected.test(line)),
        look: (name) => lookAt(page, axe, join(folder, `${name}-${language}-${theme}-${width}.png`)),
      };
    },
    async close() {
      await browser.close();
      await product.close();
    },
  };
}

/** Written as text because no DOM types stand here; axe has just been put on the window. */
const lookForViolations = `axe
  .run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
  .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 160)))`;

async function lookAt(page: Page, axe: string, picture: string): Promise<string[]> {
  // No function to wait for: the page's own policy forbids to make one out of text.
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready.then(() => null)');
  await page.screenshot({ path: picture, fullPage: true });
  await page.evaluate(axe);
  const found = await page.evaluate<string[]>(lookForViolations);
  const sideways = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return sideways === 0 ? found : [...found, `scrolls sideways by ${sideways} px`];
}
