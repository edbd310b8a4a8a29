import { chmodSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { type Connection, newConnection, readConnection, writeConnection } from './connection-file.ts';
import { type DataFolder, dataFolderAt, prepareDataFolder } from './data-folder.ts';
import { joinHolders, listHolders, withFolderLock } from './holders.ts';
import { initialiseCluster, isInitialised } from './initialise-cluster.ts';
import { binariesIn, runnableBinaries, shippedBinaries } from './locate-binaries.ts';
import { ensureOwner, ownerAddress, superAddress } from './owner-role.ts';
import { findLivePostmaster } from './postmaster-file.ts';
import { resetSuperPassword } from './reset-password.ts';
import { ServerError } from './server-error.ts';
import { placeServerDir, reachableHome } from './server-home.ts';
import { type RunningServer, type ServerPlan, startServer, stopServer, watchUntilGone } from './server-process.ts';
import type { ServerMemory } from './server-settings.ts';
import { findServerUser } from './server-user.ts';
import { superviseServer } from './supervise-server.ts';

export type EmbeddedOptions = {
  /** PEYVAND_DATA_DIR; made when missing. */
  dataDir: string;
  /** Receives one line for each thing worth telling the operator. */
  log: (line: string) => void;
  /** A fixed TCP port; without it last time's port, else a free one. */
  port?: number;
  memory?: ServerMemory;
  /** True for the product itself: only one may hold a data directory, and it restarts a killed server. */
  supervise?: boolean;
  /** Programs of another PostgreSQL (a directory with initdb and postgres) instead of the shipped one. */
  binaries?: string;
};

/** An open embedded server, as its user sees it. */
export type Embedded = {
  ownerUrl: string;
  superUrl: string;
  dataDir: string;
  /** Where PostgreSQL's own files are: `dataDir/postgres` unless the server's user cannot enter that. */
  serverDir: string;
  /** True when the server was already running. */
  adopted: boolean;
  /** The server's process id now; it changes when a killed server is restarted. */
  readonly pid: number;
  /** Lets go of the server; the last one to let go stops it (within 3 s). May be called twice. */
  stop(): Promise<void>;
  /** Called after a killed server accepts connections again. */
  onRestart(listener: () => void): void;
};

/**
 * Opens the embedded PostgreSQL of a data directory: creates it on first use, adopts a server that other commands or
 * the product already use, and otherwise starts one. What a killed process left behind needs no hand.
 *
 * @throws ServerError database.in-use when `supervise` and another product already holds the directory;
 *   database.folder-closed, database.files-missing, database.no-binaries, database.not-ours, database.start-failed
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const folder = dataFolderAt(options.dataDir);
  const { isNew } = prepareDataFolder(folder);
  return withFolderLock(folder.holders, async () => {
    const others = listHolders(folder.holders);
    if (options.supervise === true) refuseSecondProduct(folder, others);
    const plan = planServer(options, folder, isNew);
    const connection = await readOrRepairConnection(plan, folder);
    const adopted = await adoptServer(plan, connection, { keep: options.supervise !== true || others.length > 0 });
    const server = adopted ?? (await bringUp(plan, connection, options.log));
    try {
      connection.port = server.port;
      connection.pid = server.pid;
      if (adopted === null) connection.startedAt = new Date().toISOString();
      writeConnection(folder.connectionFile, connection);
      await ensureOwner(connection, plan.serverDir).catch((error: { code?: string }) => {
        throw error.code === '28P01' ? notOurs(plan.serverDir) : error;
      });
      return hold(options, folder, plan, connection, { server, adopted: adopted !== null });
    } catch (error) {
      if (adopted === null) await stopServer(plan, server.pid);
      throw error;
    }
  });
}

function refuseSecondProduct(folder: DataFolder, others: { pid: number; kind: string }[]): void {
  const product = others.find((holder) => holder.kind === 'product');
  if (product === undefined) return;
  throw new ServerError('database.in-use', {
    fa: `پیوند همین حالا با این پوشه روشن است (شمارهٔ پردازه ${product.pid}): ${folder.root}. همان را به کار ببرید، یا نخست آن را خاموش کنید، یا با PEYVAND_DATA_DIR پوشهٔ دیگری بدهید.`,
    en: `Peyvand is already running on this folder (process ${product.pid}): ${folder.root}. Use that one, stop it first, or give another folder in PEYVAND_DATA_DIR.`,
  });
}

function planServer(options: EmbeddedOptions, folder: DataFolder, isNew: boolean): ServerPlan {
  const recorded = readConnection(folder.connectionFile)?.serverDir ?? null;
  const user = findServerUser(recorded ?? folder.postgres);
  const home = () => reachableHome(folder.root, user);
  const binaries =
    options.binaries === undefined ? runnableBinaries(shippedBinaries(), user, home) : binariesIn(options.binaries);
  const serverDir = placeServerDir({ inside: folder.postgres, recorded, user, home, isNew });
  return {
    binaries,
    user,
    serverDir,
    logFile: join(folder.logs, 'postgres.log'),
    memory: options.memory ?? 'normal',
    port: options.port ?? 0,
    portIsFixed: options.port !== undefined,
  };
}

async function readOrRepairConnection(plan: ServerPlan, folder: DataFolder): Promise<Connection> {
  const known = readConnection(folder.connectionFile);
  const connection = known ?? newConnection();
  if (known !== null && !isInitialised(plan.serverDir)) throw filesMissing(folder, known.serverDir ?? plan.serverDir);
  connection.serverDir = plan.serverDir === folder.postgres ? null : plan.serverDir;
  if (!plan.portIsFixed) plan.port = connection.port;
  if (known === null && isInitialised(plan.serverDir)) {
    // connection.json was lost: its passwords are replaced, which needs the server to stand still for a moment.
    const live = findLivePostmaster(plan.serverDir);
    if (live !== null) await stopServer(plan, live.pid);
    await resetSuperPassword(plan, connection.superPassword);
  }
  return connection;
}

/** A disk that is not mounted must not be answered with a new, empty database. */
function filesMissing(folder: DataFolder, serverDir: string): ServerError {
  return new ServerError('database.files-missing', {
    fa: `پرونده‌های پایگاه داده در ${serverDir} نیست. اگر دیسک یا پوشه‌ای وصل نیست، وصلش کنید؛ اگر می‌خواهید از نو آغاز کنید، ${folder.connectionFile} را پاک کنید.`,
    en: `The database files are not in ${serverDir}. If a disk or folder is not mounted, mount it; to begin anew, delete ${folder.connectionFile}.`,
  });
}

/**
 * Takes over a server that is already running. The product keeps it only while commands are using it: an orphan of a
 * killed product is stopped, because a child of our own is reaped at once and has today's settings.
 */
async function adoptServer(
  plan: ServerPlan,
  connection: Connection,
  { keep }: { keep: boolean },
): Promise<RunningServer | null> {
  const live = findLivePostmaster(plan.serverDir);
  if (live === null) return null;
  const pid = live.pid;
  if (
    keep &&
    (!plan.portIsFixed || plan.port === live.port) &&
    (await answers({ ...connection, port: live.port }, plan.serverDir))
  ) {
    return { pid, port: live.port, exited: () => watchUntilGone(pid) };
  }
  await stopServer(plan, pid);
  return null;
}

/** True once the server lets our superuser in; false when it is on its way down or is not to be had in ten seconds. */
async function answers(connection: Connection, serverDir: string): Promise<boolean> {
  const until = Date.now() + 10_000;
  while (Date.now() < until && findLivePostmaster(serverDir) !== null) {
    const client = new Client({
      connectionString: superAddress(connection, serverDir),
      connectionTimeoutMillis: 5_000,
    });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') throw notOurs(serverDir);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  return false;
}

function notOurs(serverDir: string): ServerError {
  return new ServerError('database.not-ours', {
    fa: `رمزی که در connection.json نوشته شده با پایگاه دادهٔ ${serverDir} نمی‌خواند. connection.json را پاک کنید و دوباره روشن کنید؛ رمز تازه ساخته می‌شود و داده‌ها می‌مانند.`,
    en: `The database of ${serverDir} does not accept the password of connection.json. Delete connection.json and start again; a new password will be made and the data stay.`,
  });
}

async function bringUp(plan: ServerPlan, connection: Connection, log: (line: string) => void): Promise<RunningServer> {
  if (!isInitialised(plan.serverDir)) {
    log(`Creating the database in ${plan.serverDir}`);
    mkdirSync(dirname(plan.serverDir), { recursive: true });
    await initialiseCluster(plan.binaries, plan.user, plan.serverDir, connection.superPassword);
  } else if (plan.user === null) {
    // PostgreSQL refuses a folder others may read; copying a backup by hand often opens it.
    chmodSync(plan.serverDir, 0o700);
  }
  return startServer(plan);
}

function hold(
  options: EmbeddedOptions,
  folder: DataFolder,
  plan: ServerPlan,
  connection: Connection,
  first: { server: RunningServer; adopted: boolean },
): Embedded {
  const holder = joinHolders(folder.holders, options.supervise === true ? 'product' : 'command');
  const listeners: (() => void)[] = [];
  let server = first.server;
  let stopping: Promise<void> | null = null;

  const supervision = superviseServer({
    server,
    logFile: plan.logFile,
    restart: options.supervise === true ? () => startServer({ ...plan, port: server.port, portIsFixed: true }) : null,
    log: options.log,
    restarted(again) {
      server = again;
      writeConnection(folder.connectionFile, { ...connection, pid: again.pid, startedAt: new Date().toISOString() });
      for (const listener of listeners) listener();
    },
  });

  // A process that ends without stop() (process.exit in a hurry) still tells the server to close in order.
  const onExit = () => {
    holder.leave();
    if (listHolders(folder.holders).length === 0) signalOnExit(server.pid);
  };
  process.once('exit', onExit);

  const letGo = async () => {
    process.off('exit', onExit);
    await supervision.end();
    await withFolderLock(folder.holders, async () => {
      holder.leave();
      if (listHolders(folder.holders).length > 0) return;
      const live = findLivePostmaster(plan.serverDir);
      if (live !== null) await stopServer(plan, live.pid);
      writeConnection(folder.connectionFile, { ...connection, pid: null, startedAt: null });
    });
  };

  return {
    ownerUrl: ownerAddress(connection, plan.serverDir),
    superUrl: superAddress(connection, plan.serverDir),
    dataDir: realpathSync(folder.root),
    serverDir: plan.serverDir,
    adopted: first.adopted,
    get pid() {
      return server.pid;
    },
    stop: () => {
      stopping ??= letGo();
      return stopping;
    },
    onRestart: (listener) => listeners.push(listener),
  };
}

function signalOnExit(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // It is gone already.
  }
}
