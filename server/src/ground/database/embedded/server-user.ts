import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/** The unprivileged account the server runs under when the product was started by root. */
export type ServerUser = { name: string; uid: number; gid: number };

/**
 * PostgreSQL refuses to run as root. Returns null when we are an ordinary user (the server then runs as ourselves),
 * otherwise, in this order: the owner of the existing data, `postgres`, `peyvand` (made if the system allows), `nobody`.
 */
export function findServerUser(serverDir: string): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  return (
    ownerOf(serverDir) ??
    lookUp((account) => account.name === 'postgres') ??
    lookUp((account) => account.name === 'peyvand') ??
    createAccount() ??
    lookUp((account) => account.name === 'nobody') ?? { name: 'nobody', uid: 65534, gid: 65534 }
  );
}

function ownerOf(directory: string): ServerUser | null {
  const found = statSync(directory, { throwIfNoEntry: false });
  if (found === undefined || found.uid === 0) return null;
  return lookUp((account) => account.uid === found.uid) ?? { name: String(found.uid), uid: found.uid, gid: found.gid };
}

function createAccount(): ServerUser | null {
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'peyvand'], {
    stdio: 'ignore',
  });
  return lookUp((account) => account.name === 'peyvand');
}

function lookUp(wanted: (account: ServerUser) => boolean): ServerUser | null {
  for (const line of readAccounts()) {
    const [name = '', , uid, gid] = line.split(':');
    const account = { name, uid: Number(uid), gid: Number(gid) };
    if (name !== '' && account.uid !== 0 && wanted(account)) return account;
  }
  return null;
}

function readAccounts(): string[] {
  try {
    return readFileSync('/etc/passwd', 'utf8').split('\n');
  } catch {
    return [];
  }
}
