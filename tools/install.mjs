// Installs what is missing. Plain JavaScript for any Node >= 20, with node_modules absent.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { house, pinnedNode } from '../bin/hand-over.mjs';

const stampFile = join(house, 'node_modules', '.peyvand-installed');

/** Brings node_modules in line with package-lock.json; returns at once when it already is. */
export function install() {
  const lock = readFileSync(join(house, 'package-lock.json'), 'utf8');
  const stamp = createHash('sha256').update(`${process.platform} ${process.arch}\n`).update(lock).digest('hex');
  if (pinnedNode() !== null && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;

  if (!holdsWhatIsLocked(JSON.parse(lock))) {
    say('Installing the packages (about a minute, once) …', 'نصب بسته‌ها (یک بار، حدود یک دقیقه) …');
    if (!npm(['ci', '--loglevel=error', '--no-audit', '--no-fund'])) {
      say(
        'The packages could not be installed. Check the internet connection (or the npm registry setting) and run the command again.',
        'بسته‌ها نصب نشد. اتصال اینترنت (یا تنظیم مخزن npm) را ببینید و دستور را دوباره اجرا کنید.',
      );
      process.exit(1);
    }
  }
  // Where npm is set to run no install scripts, the pinned Node has to be asked for by name.
  if (pinnedNode() === null) npm(['rebuild', 'node', '--ignore-scripts=false']);
  if (pinnedNode() === null) {
    say(
      'Node 24 could not be installed as a package for this computer.',
      'نود ۲۴ برای این رایانه به شکل بسته نصب نشد.',
    );
    process.exit(1);
  }
  writeFileSync(stampFile, stamp);
}

/** Somebody may have run npm ci by hand: compare the versions that lie there with the locked ones. */
function holdsWhatIsLocked(lock) {
  const hidden = join(house, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(lock.packages).every(([path, locked]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true;
    const found = present[path];
    // Packages for other systems are locked too, and rightly absent.
    if (found === undefined) return locked.optional === true || locked.devOptional === true || locked.peer === true;
    return found.version === locked.version && existsSync(join(house, path));
  });
}

function npm(args) {
  // node_modules/.bin carries a Node of its own, which npm ci is about to remove under its own feet.
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => !entry.includes('node_modules'));
  const run = spawnSync('npm', args, {
    cwd: house,
    stdio: ['ignore', process.stderr, 'inherit'],
    env: { ...process.env, PATH: path.join(delimiter) },
    shell: process.platform === 'win32',
  });
  return run.status === 0;
}

function say(en, fa) {
  process.stderr.write(`${(process.env.LANG ?? '').startsWith('fa') ? fa : en}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) install();
