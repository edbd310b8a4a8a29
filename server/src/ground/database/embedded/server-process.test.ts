import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../testing/cluster-cache.ts';
import { binariesIn } from './locate-binaries.ts';
import { freePort, type ServerPlan, startServer } from './server-process.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('starting the server program', () => {
  it('gives up on one that never becomes ready, with its last words', async () => {
    const plan = planFor('echo "waiting for the moon" >&2; exec sleep 60');
    const failure = startServer({ ...plan, startSeconds: 0.3 });
    await expect(failure).rejects.toMatchObject({
      code: 'database.start-failed',
      message: expect.stringMatching(/Not ready after 0.3 s[\s\S]*waiting for the moon/),
    });
  });

  it('says at once why one ended', async () => {
    const failure = startServer(planFor('echo "no space left on device" >&2; exit 1'));
    await expect(failure).rejects.toMatchObject({ message: expect.stringContaining('no space left on device') });
  });

  it('says so when there is no such program', async () => {
    const failure = startServer({ ...planFor('exit 0'), binaries: binariesIn('/nowhere') });
    await expect(failure).rejects.toMatchObject({ code: 'database.start-failed' });
  });
});

describe('a free port', () => {
  it('is not one that somebody listens on', async () => {
    const somebody = createServer();
    const taken = await new Promise<number>((resolve) => {
      somebody.listen(0, '127.0.0.1', () => resolve((somebody.address() as { port: number }).port));
    });
    expect(await freePort(taken)).toBeNull();
    expect(await freePort()).toBeGreaterThan(0);
    await new Promise((resolve) => somebody.close(resolve));
    expect(await freePort(taken)).toBe(taken);
  });
});

/** A plan whose server program is this shell script. */
function planFor(script: string): ServerPlan {
  const folder = temporaryFolder();
  folders.push(folder);
  const program = join(folder, 'postgres');
  writeFileSync(program, `#!/bin/sh\n${script}\n`);
  chmodSync(program, 0o755);
  const serverDir = join(folder, 'data');
  mkdirSync(serverDir);
  return {
    binaries: binariesIn(folder),
    user: null,
    serverDir,
    logFile: join(folder, 'log'),
    memory: 'test',
    port: 0,
    portIsFixed: false,
  };
}
