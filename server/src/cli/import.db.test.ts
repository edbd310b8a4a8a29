import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { openEmbedded } from '../ground/database/embedded/open-embedded.ts';
import { freshDataDir } from '../testing/cluster-cache.ts';

const program = fileURLToPath(new URL('../../../bin/peyvand.mjs', import.meta.url));
const cases = fileURLToPath(new URL('../office/imports/cases/', import.meta.url));
const dataDir = await freshDataDir(undefined);
const folder = mkdtempSync(join(tmpdir(), 'peyvand-import-'));
const server = await openEmbedded({ dataDir, memory: 'small', log: () => {} });
afterAll(async () => {
  await server.stop();
  for (const one of [dataDir, folder]) rmSync(one, { recursive: true, force: true });
});

async function peyvand(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, PEYVAND_DATA_DIR: dataDir, DATABASE_URL: '' };
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, [program, ...args], { env })) };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}

const write = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const bring = async (kind: string, path: string, ...more: string[]) => {
  const done = await peyvand('import', kind, path, '--workspace', 'shop', '--json', ...more);
  return { code: done.code, stderr: done.stderr, report: JSON.parse(done.stdout) };
};

await peyvand('workspace', 'create', 'shop', '--name', 'فروشگاه', '--json');

describe('FRONTDOOR 7: the command line asks what the wizard asks', () => {
  it('never takes a guess about a person: exit 3 with the question, and the answer by --map', async () => {
    const file = write('unsure.csv', 'نام مشتری,موبایل واتساپ,رنگ\nمریم احمدی,09121110001,آبی\n');
    const asked = await bring('customers', file);
    expect(asked.code).toBe(3);
    expect(asked.report.questions).toMatchObject([
      { name: 'columns', header: 'موبایل واتساپ', choices: ['phone', ''] },
    ]);
    expect(asked.stderr).toContain('09121110001');
    const map = write('map.json', JSON.stringify({ version: 1, columns: { '*': '?', 'موبایل واتساپ': 'phone' } }));
    const done = await bring('customers', file, '--map', map);
    expect(done).toMatchObject({
      code: 0,
      report: {
        created: 1,
        columns: { 'نام مشتری': 'name', 'موبایل واتساپ': 'phone' },
        leftOut: [{ header: 'رنگ', reason: 'no-field' }],
        notices: { 'columns-left-out': 1 },
      },
    });
  });

  it('asks which of two columns is meant, which sheet, which mark, and whether codes are national ids', async () => {
    const questionOf = async (kind: string, name: string, text: string) => {
      const { code, report } = await bring(kind, write(name, text), '--dry-run');
      return [code, ...(report.questions ?? []).map((one: { name: string }) => one.name)];
    };
    const two = 'number,date,name,order total (rial),grand total (rial)\n1,1404/01/05,M,100,90\n2,1404/01/06,A,80,70\n';
    expect(await questionOf('purchases', 'two.csv', two)).toEqual([3, 'columns']);
    const kilos = 'number,date,name,quantity,unit price (rial)\n1,1404/01/05,M,1.250,800\n2,1404/01/06,A,2.000,700\n';
    expect(await questionOf('purchases', 'kilos.csv', kilos)).toEqual([3, 'quantityMark']);
    const ids = 'name,code\nM,0012345679\nA,0084575948\nB,1234567891\n';
    expect(await questionOf('customers', 'ids.csv', ids)).toEqual([3, 'columns']);
    const sheets = await bring('purchases', join(cases, '25-a-sheet-for-each-month.xlsx'));
    expect([sheets.code, sheets.report.questions[0].name]).toEqual([3, 'sheet']);
    const all = await bring('purchases', join(cases, '25-a-sheet-for-each-month.xlsx'), '--sheet', '*');
    expect(all).toMatchObject({ code: 0, report: { created: 3 } });
  });
});

it('FRONTDOOR 7, 11: a cell that was left out is counted, listed and said in words', async () => {
  const file = write('bad-cells.csv', 'نام مشتری,تلفن\nمریم بدیعی,021-88776655-56\nسارا بدیعی,021-88776655 (102)\n');
  const problem = { rowNumber: 2, header: 'تلفن', taken: true };
  const tried = await bring('customers', file, '--dry-run');
  expect(tried.report).toMatchObject({
    created: 2,
    rejected: 0,
    notices: { 'cells-left-out': 1 },
    problems: [problem],
  });
  const done = await bring('customers', file);
  expect(done.report).toMatchObject({ created: 2, rejected: 0, notices: { 'cells-left-out': 1 }, problems: [problem] });
  const told = await peyvand('import', 'customers', file, '--workspace', 'shop', '--dry-run', '--lang', 'fa');
  expect(told.stdout).toContain('۱ خانه خوانده نشد');
  expect(told.stdout).not.toContain('cells-left-out');
});

it('FRONTDOOR 6: --new-field makes a typed field of the business and fills it', async () => {
  const file = write('sizes.csv', 'نام مشتری,موبایل,shoe size\nسارا کریمی,09121110002,39\nرضا,09121110003,بزرگ\n');
  const done = await bring('customers', file, '--new-field', 'shoe_size:number');
  expect(done).toMatchObject({
    code: 0,
    report: { created: 2, columns: { 'shoe size': 'custom:shoe_size' }, kinds: [{ taken: true, count: 1 }] },
  });
  const again = await bring('customers', file);
  expect(again.report).toMatchObject({ unchanged: 2, created: 0, before: { rows: 2 } });
  expect((await peyvand('import', 'customers', file, '--workspace', 'shop', '--new-field', 'Shoe:box')).code).toBe(64);
});

it('FRONTDOOR 5: a known export is named, and may be said', async () => {
  const known = await bring('customers', join(cases, '20-google-contacts.csv'), '--dry-run');
  expect(known.report).toMatchObject({ recipe: 'google-contacts', created: 2 });
  const wrong = await bring('customers', join(cases, '20-google-contacts.csv'), '--recipe', 'no-such');
  expect([wrong.code, wrong.report.error.code]).toEqual([2, 'imports.recipe-unknown']);
});
