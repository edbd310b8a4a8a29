import { spawn } from 'node:child_process';
import { asUser } from './locate-binaries.ts';
import { ServerError } from './server-error.ts';
import { type ServerPlan, serverEnvironment } from './server-process.ts';

/**
 * Gives the superuser of a stopped server a new password, by PostgreSQL's single-user mode. Whoever may read the data
 * directory may do this anyway; it saves a person who lost connection.json from losing the data.
 *
 * @param password letters, digits, - and _ only
 */
export function resetSuperPassword(plan: ServerPlan, password: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(plan.binaries.postgres, ['--single', '-D', plan.serverDir, 'postgres'], {
      cwd: '/',
      stdio: ['pipe', 'ignore', 'pipe'],
      env: serverEnvironment(plan),
      ...asUser(plan.user),
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0 && !said.includes('ERROR')) resolve();
      else
        reject(
          new ServerError(
            'database.start-failed',
            { fa: 'رمز تازه برای پایگاه داده ساخته نشد:', en: 'No new password could be set for the database:' },
            said.trim(),
          ),
        );
    });
    child.stdin.end(`alter role postgres password '${password}'\n`);
  });
}
