import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { asUser, type Binaries } from './locate-binaries.ts';
import { ServerError } from './server-error.ts';
import { serverEnvironment } from './server-process.ts';
import type { ServerUser } from './server-user.ts';

/** True when the directory holds a database that was created to its end. */
export function isInitialised(serverDir: string): boolean {
  return existsSync(join(serverDir, 'PG_VERSION'));
}

/**
 * Creates the database files: UTF-8, Persian order of letters (ICU fa-IR), passwords by SCRAM, checksums on. Works in
 * a folder beside and renames it at the end, so that a crash in the middle leaves nothing half made.
 *
 * @throws ServerError database.start-failed with what initdb said
 */
export async function initialiseCluster(
  binaries: Binaries,
  user: ServerUser | null,
  serverDir: string,
  superPassword: string,
): Promise<void> {
  const building = `${serverDir}.new`;
  rmSync(building, { recursive: true, force: true });
  rmSync(serverDir, { recursive: true, force: true });
  mkdirSync(building, { mode: 0o700 });
  const secret = mkdtempSync(join(tmpdir(), 'peyvand-initdb-'));
  const passwordFile = join(secret, 'password');
  try {
    writeFileSync(passwordFile, `${superPassword}\n`, { mode: 0o600 });
    if (user !== null) for (const path of [building, secret, passwordFile]) chownSync(path, user.uid, user.gid);
    await run(binaries, user, [
      ...['-D', building, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`],
      ...['-E', 'UTF8', '--locale-provider=icu', '--icu-locale=fa-IR', ...libcLocale(), '--data-checksums'],
    ]);
    renameSync(building, serverDir);
  } finally {
    rmSync(secret, { recursive: true, force: true });
  }
}

/** LC_CTYPE must know letters beyond ASCII, or trigram search of Persian finds nothing. */
function libcLocale(): string[] {
  if (process.platform === 'win32') return ['--locale=en-US'];
  return [process.platform === 'darwin' ? '--locale=en_US.UTF-8' : '--locale=C.UTF-8'];
}

function run(binaries: Binaries, user: ServerUser | null, flags: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(binaries.initdb, flags, {
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
      env: serverEnvironment({ binaries, serverDir: dirname(binaries.postgres) }),
      ...asUser(user),
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const fail = (detail: string) =>
      reject(
        new ServerError(
          'database.start-failed',
          { fa: 'ساختن پایگاه داده انجام نشد:', en: 'The database could not be created:' },
          detail,
        ),
      );
    child.once('error', (error) => fail(error.message));
    child.once('close', (code) => (code === 0 ? resolve() : fail(said.trim())));
  });
}
