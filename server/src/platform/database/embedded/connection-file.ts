import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

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
