import { randomBytes } from 'node:crypto';
import { chownSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** How to reach the embedded server of one data directory. Lives in connection.json, readable by its owner only. */
export type Connection = {
  version: 1;
  port: number;
  superPassword: string;
  ownerPassword: string;
  /** Where the data really are when the server's user may not enter the data directory; null when in `postgres/`. */
  serverDir: string | null;
  pid: number | null;
  startedAt: string | null;
};

/** A new connection with fresh random passwords. */
export function newConnection(): Connection {
  const password = () => randomBytes(24).toString('base64url');
  return {
    version: 1,
    port: 0,
    superPassword: password(),
    ownerPassword: password(),
    serverDir: null,
    pid: null,
    startedAt: null,
  };
}

/** Reads connection.json; null when there is none or it is cut short. */
export function readConnection(file: string): Connection | null {
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isConnection(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** Replaces connection.json in one step, so that no reader ever sees half of it. */
export function writeConnection(file: string, connection: Connection): void {
  const fresh = `${file}.${process.pid}.new`;
  writeFileSync(fresh, `${JSON.stringify(connection, null, 2)}\n`, { mode: 0o600 });
  // A folder of an ordinary user, used by root for once, must stay usable for that user.
  if (process.getuid?.() === 0) {
    const owner = statSync(dirname(file));
    chownSync(fresh, owner.uid, owner.gid);
  }
  renameSync(fresh, file);
}

function isConnection(value: unknown): value is Connection {
  return (
    typeof value === 'object' &&
    value !== null &&
    'superPassword' in value &&
    typeof value.superPassword === 'string' &&
    'ownerPassword' in value &&
    typeof value.ownerPassword === 'string' &&
    'port' in value &&
    typeof value.port === 'number'
  );
}
