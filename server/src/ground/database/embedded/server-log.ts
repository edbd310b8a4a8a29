import { closeSync, copyFileSync, existsSync, openSync, readSync, renameSync, statSync, truncateSync } from 'node:fs';

const LARGEST = 10 * 1024 * 1024;
const KEPT = 5;
/** Clients that knock while the server is starting fill the log with this and hide what matters. */
const KNOCKING = 'the database system is starting up';

/**
 * Moves a server log that has grown past `largest` bytes aside as `.1` (`.1` becomes `.2`, … five are kept). The
 * running server keeps its open file, so the content is copied and the file emptied, not renamed.
 */
export function rotateLog(file: string, largest = LARGEST): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= largest) return;
  for (let age = KEPT - 1; age >= 1; age -= 1) {
    if (existsSync(`${file}.${age}`)) renameSync(`${file}.${age}`, `${file}.${age + 1}`);
  }
  copyFileSync(file, `${file}.1`);
  truncateSync(file);
}

/** The last lines of the log, for the message a person sees when the server does not come up. */
export function lastLines(file: string, count = 12): string {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) return '';
  const tail = Buffer.alloc(Math.min(size, 16_384));
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, tail, 0, tail.length, size - tail.length);
  } finally {
    closeSync(descriptor);
  }
  const lines = tail.toString('utf8').trimEnd().split('\n');
  return lines
    .filter((line) => !line.includes(KNOCKING))
    .slice(-count)
    .join('\n');
}
