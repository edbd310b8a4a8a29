import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lastLines, rotateLog } from './server-log.ts';

let folder = '';
let log = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'peyvand-log-'));
  log = join(folder, 'postgres.log');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the log of the database server', () => {
  it('is moved aside when it has grown too large, and five old ones are kept', () => {
    for (let month = 1; month <= 8; month += 1) {
      appendFileSync(log, `month ${month}\n`);
      rotateLog(log, 5);
    }
    expect(readFileSync(log, 'utf8')).toBe('');
    expect(readFileSync(`${log}.1`, 'utf8')).toBe('month 8\n');
    expect(readdirSync(folder)).toHaveLength(6);
    expect(readFileSync(`${log}.5`, 'utf8')).toBe('month 4\n');
  });

  it('stays where it is while it is small', () => {
    appendFileSync(log, 'short\n');
    rotateLog(log, 1_000);
    expect(readdirSync(folder)).toEqual(['postgres.log']);
  });

  it('is told by its last lines', () => {
    appendFileSync(log, 'first\nsecond\nthird\n');
    appendFileSync(log, 'FATAL:  the database system is starting up\n'.repeat(20));
    expect(lastLines(log, 2)).toBe('second\nthird');
    expect(lastLines(join(folder, 'none'))).toBe('');
  });
});
