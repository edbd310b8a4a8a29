import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';

/** `peyvand analyse` as a person runs it: a process, a file, no server. Parameters as published (SCIENCE.md 2.1 to 2.4). */
const house = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'peyvand-analyse-'));
afterAll(() => rmSync(folder, { recursive: true }));
const analyse = (...args: string[]) =>
  promisify(execFile)(
    process.execPath,
    [house('bin/peyvand.mjs'), 'analyse', house('demo/data/cdnow-sample.csv'), ...args],
    {
      env: { ...process.env, PEYVAND_DATA_DIR: join(folder, 'data') },
    },
  );
const columns = ['--customer', 'customer', '--date', 'date', '--amount', 'amount'];

it('prints the published parameters and log-likelihoods of CDNOW, and starts no database for it', async () => {
  const { stdout } = await analyse(...columns, '--until', '1997-09-30', '--json');
  const { models, metrics } = JSON.parse(stdout);
  const rounded = (params: Record<string, number>, digits: number) =>
    Object.fromEntries(Object.entries(params).map(([name, value]) => [name, Number(value.toFixed(digits))]));
  expect(rounded(models.bgnbd.params, 3)).toEqual({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 });
  expect(models.bgnbd.logLikelihood).toBeCloseTo(-9582.4292, 3);
  expect(rounded(models.mbgnbd.params, 3)).toEqual({ r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 });
  expect(models.mbgnbd.logLikelihood).toBeCloseTo(-9582.1357, 3);
  expect(rounded(models.paretonbd.params, 3)).toEqual({ r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 });
  expect(models.paretonbd.logLikelihood).toBeCloseTo(-9594.976, 2);
  expect(rounded(models.gammagamma.params, 2)).toEqual({ p: 6.25, q: 3.74, gamma: 15.44 });
  expect(models.gammagamma).toMatchObject({ n: 946, logLikelihood: expect.closeTo(-4055.918, 2) });
  expect(metrics.repeatRateByDay).toBeCloseTo(946 / 2357, 12);
  expect(readdirSync(folder)).toEqual([]);
});

it('writes a row per customer, with the published expectations of the first', async () => {
  const out = join(folder, 'customers.csv');
  await analyse(...columns, '--until', '1997-09-30', '--model', 'bgnbd', '--horizon', '39', '--out', out);
  const [header, ...rows] = readFileSync(out, 'utf8').trim().split('\n');
  expect(header).toBe('customer,x,t_x,T,m,p_alive,expected_purchases,expected_average_value,clv,rfm,segment');
  expect(rows).toHaveLength(2357);
  const [customer, x, tx, age, mean, alive, expected, value] = rows[0]?.split(',') ?? [];
  expect([customer, x, mean]).toEqual(['0001', '2', '22.345']);
  expect(Number(tx)).toBeCloseTo(30.43, 2);
  expect(Number(age)).toBeCloseTo(38.86, 2);
  expect(Number(alive)).toBeCloseTo(0.7266, 3);
  expect(Number(expected)).toBeCloseTo(1.226, 3);
  expect(Number(value)).toBeCloseTo(24.65, 1);
});

it('says what is wrong and ends with another code than 0', async () => {
  const failed = await analyse('--customer', 'who', '--date', 'date', '--json').catch((error) => error);
  expect(failed.code).toBeGreaterThan(0);
  expect(failed.stderr).toContain('who');
});
