import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const handOver = new URL('../bin/hand-over.mjs', import.meta.url).href;
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'peyvand-hand-over-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('handing over to the pinned Node', () => {
  it('passes arguments on and the exit code back', async () => {
    const first = start('process.stdout.write(process.argv.slice(2).join()); process.exitCode = 3;');
    const [[said], [code]] = await Promise.all([once(first.stdout ?? first, 'data'), once(first, 'exit')]);
    expect(String(said)).toBe('فاطمه,--json');
    expect(code).toBe(3);
  });

  it('passes a request to stop on, and waits for the orderly end', async () => {
    const first = start(`process.on('SIGTERM', () => { console.log('closed'); process.exit(0); });
      setInterval(() => {}, 60_000); console.log('ready');`);
    const lines = reader(first);
    expect(await lines.next()).toBe('ready');
    first.kill('SIGTERM');
    expect(await lines.next()).toBe('closed');
    expect((await once(first, 'exit'))[0]).toBe(0);
  });

  it('ends in order when the first process is killed', async () => {
    const first = start(`process.on('SIGTERM', () => { console.log('closed'); process.exit(0); });
      setInterval(() => {}, 60_000); console.log('ready');`);
    const lines = reader(first);
    expect(await lines.next()).toBe('ready');
    first.kill('SIGKILL');
    expect(await lines.next()).toBe('closed');
  });
});

/** Starts a first process that hands over to a second one running `program`. */
function start(program: string): ChildProcess {
  const second = join(folder, 'second.mjs');
  const first = join(folder, 'first.mjs');
  writeFileSync(second, `import { followParent } from ${JSON.stringify(handOver)};\nfollowParent();\n${program}`);
  writeFileSync(
    first,
    `import { handOver } from ${JSON.stringify(handOver)};\nhandOver(${JSON.stringify(second)}, process.argv.slice(2));`,
  );
  return spawn(process.execPath, [first, 'فاطمه', '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
}

function reader(child: ChildProcess): { next: () => Promise<string> } {
  return { next: async () => String((await once(child.stdout ?? child, 'data'))[0]).trim() };
}
