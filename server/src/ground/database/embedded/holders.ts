import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findProcess, isSameProcess } from './process-table.ts';

/** A process that uses the embedded server of a data directory: the product itself, or a command of the command line. */
export type Holder = { pid: number; born: string | null; kind: 'product' | 'command' };

/** Writes this process down as a user of the server; the returned function takes it off the list again. */
export function joinHolders(directory: string, kind: Holder['kind']): { leave: () => void } {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, `${randomUUID()}.json`);
  writeFileSync(file, JSON.stringify({ ...self(), kind }), { mode: 0o600 });
  return { leave: () => rmSync(file, { force: true }) };
}

/** Everybody who uses the server now. What dead processes left behind is swept away on the way. */
export function listHolders(directory: string): Holder[] {
  const living: Holder[] = [];
  if (!existsSync(directory)) return living;
  for (const name of readdirSync(directory)) {
    if (!name.endsWith('.json')) continue;
    const holder = readHolder(join(directory, name));
    if (holder !== null && isSameProcess(holder)) living.push(holder);
    else rmSync(join(directory, name), { force: true });
  }
  return living;
}

/**
 * Runs `work` while no other process opens or closes the same data directory: two commands started together must not
 * both create the database, and the last one to leave must not stop it under one that is just coming in.
 */
export async function withFolderLock<T>(directory: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const lock = join(directory, 'opening.lock');
  const mine = join(directory, `${randomUUID()}.claim`);
  writeFileSync(mine, JSON.stringify({ ...self(), kind: 'command' }), { mode: 0o600 });
  try {
    while (!tryLink(mine, lock)) {
      breakDeadLock(lock);
      await pause(50);
    }
    try {
      return await work();
    } finally {
      rmSync(lock, { force: true });
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

function self(): { pid: number; born: string | null } {
  return { pid: process.pid, born: findProcess(process.pid)?.born ?? null };
}

function readHolder(file: string): Holder | null {
  try {
    // Written by joinHolders above; a file cut short by a crash does not parse and counts as nobody.
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function breakDeadLock(lock: string): void {
  const holder = readHolder(lock);
  if (holder === null || isSameProcess(holder)) return;
  const aside = `${lock}.${randomUUID()}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  // Between reading and renaming a living process may have taken the lock: then it gets it back.
  const moved = readHolder(aside);
  if (moved !== null && isSameProcess(moved)) tryLink(aside, lock);
  rmSync(aside, { force: true });
}
