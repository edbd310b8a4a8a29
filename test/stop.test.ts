import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openProduct } from './open-product.ts';

it('a stop that arrives twice, in the middle of an import, leaves no database server behind', {
  timeout: 120_000,
}, async () => {
  const product = await openProduct({ env: { PEYVAND_DEMO: 'on' } });
  const { serverDir } = JSON.parse(readFileSync(join(product.dataDir, 'connection.json'), 'utf8')) as {
    serverDir: string | null;
  };
  const pidFile = join(serverDir ?? join(product.dataDir, 'postgres'), 'postmaster.pid');
  const server = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  const ended = new Promise<number | null>((resolve) => product.process.once('exit', resolve));
  // as a service manager does: to every process of the group
  product.process.kill('SIGTERM');
  product.process.kill('SIGTERM');
  expect(await ended).toBe(0);
  await expect.poll(() => alive(server), { timeout: 5000 }).toBe(false);
  expect(existsSync(pidFile)).toBe(false);
  await product.restart();
  await product.close();
});

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
