// A Chromium for the browser tests: one that is there, else Debian's package when we may install it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of a Chromium; ends the process with a sentence that says what to do when there is none. */
export function findChromium() {
  const configured = process.env.CHROME_PATH;
  if (configured !== undefined && configured !== '') {
    if (existsSync(configured)) return configured;
    fail(`CHROME_PATH names ${configured}, which does not exist.`);
  }
  return (
    lookAround() ??
    installOnDebian() ??
    fail('The browser tests need Chromium or Chrome: install one, or name it in CHROME_PATH.')
  );
}

function lookAround() {
  const named = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => named.map((name) => join(folder, name)));
  return [...usualPlaces, ...onPath].find((place) => existsSync(place)) ?? null;
}

function installOnDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  process.stderr.write('Installing Chromium for the browser tests (apt-get install chromium) …\n');
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  const get = (...args) => spawnSync('apt-get', args, options).status === 0;
  const wanted = ['install', '-y', '--no-install-recommends', 'chromium'];
  if (!get(...wanted) && !(get('update') && get(...wanted)))
    fail('apt-get could not install chromium; see the lines above.');
  return lookAround();
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
