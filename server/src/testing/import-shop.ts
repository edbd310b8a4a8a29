import { readFileSync } from 'node:fs';
import { inWorkspace } from '../ground/database/transaction.ts';
import { modules } from '../ladder.ts';
import type { Answer, Caller, TestApp } from './test-app.ts';
import { testWorkspace } from './test-app.ts';
import type { TestDatabase } from './test-database.ts';

const jobs = modules.flatMap((module) => module.jobs ?? []);
const still = new AbortController().signal;

/** A real file that the repository carries (demo/data/NOTICE.md). */
export const demoData = (name: string): Buffer => readFileSync(new URL(`../../../demo/data/${name}`, import.meta.url));

/** Codes under which the wholesaler of the carried files books what is no goods. */
export const demoFeeCodes = [
  'post',
  'dot',
  'm',
  'd',
  'c2',
  'c3',
  's',
  'b',
  'bank charges',
  'amazonfee',
  'adjust',
  'adjust2',
  'cruk',
];

/** A shop of a test's own, whose owner brings files and runs the jobs by hand. */
export interface ImportShop {
  readonly workspaceId: string;
  readonly owner: Caller;
  query<R extends object>(sql: string): Promise<R[]>;
  /** Runs a job that has to do with this import; with '' for a job of the whole house. */
  runJob(name: string, importId: string, signal?: AbortSignal): Promise<unknown>;
  upload(kind: string, name: string, body: string | Buffer): Promise<Answer>;
  /** Uploads, answers what is asked, starts, runs, and gives the import as it then is. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the answer it expects; a wrong guess fails the test.
  bring(kind: string, body: string | Buffer, mapping?: object): Promise<any>;
  /** Takes an import back and gives it as it then is. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the answer it expects; a wrong guess fails the test.
  takeBack(importId: string): Promise<any>;
}

/** Opens a shop in rials, or in the currency named. */
export async function importShop(
  database: TestDatabase,
  { house, as }: Pick<TestApp, 'house' | 'as'>,
  currency?: 'GBP' | 'USD',
): Promise<ImportShop> {
  const display = { unit: 'major', factor: 100 } as const;
  const wish = currency === undefined ? {} : { currency: { code: currency, minorDigits: 2, display } };
  const { workspaceId } = await testWorkspace(database, wish);
  const owner = as('owner', { workspaceId });
  const shop: ImportShop = {
    workspaceId,
    owner,
    query: <R extends object>(sql: string) =>
      inWorkspace(house.pool, workspaceId, (tx) => tx.query<R>(sql, [workspaceId])),
    async runJob(name, importId, signal = still) {
      const job = jobs.find((one) => one.name === name);
      if (job === undefined) throw new Error(`there is no job ${name}`);
      return job.run(house, { workspaceId, importId }, signal);
    },
    upload: (kind, name, body) => owner.post(`/imports?kind=${kind}&name=${encodeURIComponent(name)}`, body),
    async bring(kind, body, mapping) {
      const { body: uploaded, status } = await shop.upload(kind, `${kind}.csv`, body);
      if (status !== 201) throw new Error(JSON.stringify(uploaded));
      if (mapping !== undefined) expectStatus(await owner.put(`/imports/${uploaded.id}/mapping`, mapping), 200);
      expectStatus(await owner.post(`/imports/${uploaded.id}/start`), 202);
      await shop.runJob('imports.run', uploaded.id);
      return (await owner.get(`/imports/${uploaded.id}`)).body;
    },
    async takeBack(importId) {
      expectStatus(await owner.post(`/imports/${importId}/undo`), 202);
      await shop.runJob('imports.undo', importId);
      return (await owner.get(`/imports/${importId}`)).body;
    },
  };
  return shop;
}

function expectStatus(answer: Answer, status: number): void {
  if (answer.status !== status) throw new Error(JSON.stringify(answer.body));
}

/** The counts of an import, without the rest. */
export const countsOf = ({
  rows,
  created,
  updated,
  unchanged,
  rejected,
  customersCreated,
}: Record<string, number>) => ({
  rows,
  created,
  updated,
  unchanged,
  rejected,
  customersCreated,
});
