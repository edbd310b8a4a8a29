import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readPostmasterFile } from '../server/src/ground/database/embedded/postmaster-file.ts';

const house = fileURLToPath(new URL('../', import.meta.url));
const program = join(house, 'bin/peyvand.mjs');

/** A real product in a process of its own, on a data folder of its own. */
export interface OpenProduct {
  readonly dataDir: string;
  readonly address: string;
  /** The one-time sign-in link that the start printed. */
  readonly link: string | undefined;
  readonly process: ChildProcess;
  /** The end of what it printed since its last start, and of its database server's log: what to read when it hangs. */
  readonly lastWords: string;
  /** Runs a command of the command line on the same data folder. */
  command(...args: string[]): Promise<{ stdout: string; stderr: string }>;
  /** SIGKILL to the process itself; the database server is left behind as a crash would leave it. */
  kill(): Promise<void>;
  /** SIGKILL to the database server; false when none was alive at this moment. */
  killDatabase(): boolean;
  /** Starts again after a kill. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the product and waits until it says that it is ready. */
export async function openProduct(
  options: { dataDir?: string; env?: Record<string, string>; args?: readonly string[] } = {},
): Promise<OpenProduct> {
  const dataDir = options.dataDir ?? newFolder();
  const port = await freePort();
  const args = [program, 'start', ...(options.args ?? [])];
  const env = { ...process.env, PORT: String(port), PEYVAND_DATA_DIR: dataDir, PEYVAND_DEMO: 'off', ...options.env };
  let child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const listen = () => {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (data) => {
        said += data;
      });
  };
  listen();
  const address = `http://localhost:${port}`;
  const ready = async () => {
    for (let attempt = 0; ; attempt++) {
      if (child.exitCode !== null) throw new Error(`the product ended while starting:\n${said.slice(-3000)}`);
      const answer = await fetch(`${address}/readyz`).catch(() => undefined);
      if (answer?.ok) return;
      if (attempt > 2400) throw new Error(`the product did not become ready:\n${said.slice(-3000)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  await ready();
  const gone = () =>
    new Promise<void>((resolve) =>
      child.exitCode !== null || child.signalCode !== null ? resolve() : child.once('exit', () => resolve()),
    );
  const product: OpenProduct = {
    dataDir,
    address,
    get link() {
      return /(http\S+\/welcome\S+)/.exec(said)?.[1];
    },
    get process() {
      return child;
    },
    get lastWords() {
      const log = join(dataDir, 'logs/postgres.log');
      return `${said.slice(-4000)}\n${existsSync(log) ? readFileSync(log, 'utf8').slice(-4000) : ''}`;
    },
    command: (...args) => promisify(execFile)(process.execPath, [program, ...args], { env, maxBuffer: 1e8 }),
    async kill() {
      child.kill('SIGKILL');
      await gone();
    },
    killDatabase() {
      const pid = readPostmasterFile(serverDirOf(dataDir))?.pid;
      if (pid === undefined) return false;
      try {
        return process.kill(pid, 'SIGKILL');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
        throw error;
      }
    },
    async restart() {
      said = '';
      child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
      listen();
      await ready();
    },
    async close() {
      child.kill('SIGTERM');
      await gone();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return product;
}

/** The server's own user must be able to enter: else its files go to a place of its own, which nobody would clear away. */
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'peyvand-product-'));
  chmodSync(folder, 0o755);
  return folder;
}

function serverDirOf(dataDir: string): string {
  const recorded = join(dataDir, 'connection.json');
  const { serverDir } = JSON.parse(readFileSync(recorded, 'utf8')) as { serverDir: string | null };
  return serverDir ?? join(dataDir, 'postgres');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
