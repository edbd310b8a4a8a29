import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import createClient from 'openapi-fetch';
import { afterAll, expect, it } from 'vitest';
import type { paths } from '../../sdk/src/openapi.ts';
import { openProduct } from '../open-product.ts';

/**
 * Somebody who has never seen our SDK takes the description that the product serves, has a client made of it by a public
 * generator, and works with it. What a call may say and what an answer holds is checked by the compiler: this file does not
 * compile where the description is wrong.
 */
const product = await openProduct();
afterAll(() => product.close());
await product.command('workspace', 'create', 'chaharbagh', '--name', 'چهارباغ');
const made = await product.command('token', 'create', '--workspace', 'chaharbagh', '--role', 'owner', '--json');
const { GET, POST, PATCH } = createClient<paths>({
  baseUrl: product.address,
  headers: { authorization: `Bearer ${JSON.parse(made.stdout).token}` },
});
const once = (key: string) => ({ header: { 'Idempotency-Key': key } });

it('sells, reads what is known, changes it, and takes goods back', async () => {
  const sold = await POST('/api/v1/purchases', {
    params: once('till-1024'),
    body: {
      customer: { phone: '۰۹۱۲ ۳۴۵ ۶۷۸۹', name: 'مریم احمدی' },
      number: 'F-1024',
      at: '2025-02-21T18:10:00+03:30',
      lines: [{ sku: 'CREAM-50', name: 'کرم دست', quantity: 2, unitPrice: 1_250_000 }],
    },
  });
  expect(sold.response.status).toBe(201);
  const { purchaseId, customerId } = sold.data ?? { purchaseId: '', customerId: null };
  const id = customerId ?? '';

  const known = await GET('/api/v1/customers/{id}', { params: { path: { id } } });
  expect(known.data).toMatchObject({ name: 'مریم احمدی', version: expect.any(Number) });
  const changed = await PATCH('/api/v1/customers/{id}', {
    params: { path: { id } },
    body: { city: 'اصفهان', version: known.data?.version ?? 0 },
  });
  expect(changed.response.status).toBe(200);
  const list = await GET('/api/v1/customers', { params: { query: { city: 'اصفهان', limit: 10 } } });
  expect(list.data?.items.map((one) => one.id)).toEqual([id]);

  const back = await POST('/api/v1/purchases/{id}/returns', {
    params: { path: { id: purchaseId }, ...once('till-1024-back') },
    body: { lines: [{ position: 1, quantity: 1 }] },
  });
  expect(back.response.status).toBe(201);
  const purchase = await GET('/api/v1/purchases/{id}', { params: { path: { id: purchaseId } } });
  expect(purchase.data).toMatchObject({ number: 'F-1024', total: 2_500_000, returned: 1_250_000, net: 1_250_000 });
});

it('is refused with the problem that the description names', async () => {
  const { error, response } = await GET('/api/v1/purchases/{id}', {
    params: { path: { id: '019b1e6a-7c00-7000-8000-000000000000' } },
  });
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(error).toMatchObject({ status: 404, code: 'purchases.not-found', message: { fa: expect.any(String) } });
});

it('is generated from what the product serves, by the public generator as it comes, and compiles', async () => {
  const house = fileURLToPath(new URL('../../', import.meta.url));
  const tools = join(house, 'tools/contract/node_modules');
  // inside the house, so that the compiler finds the packages
  const folder = mkdtempSync(join(house, 'node_modules', '.generated-client-'));
  try {
    symlinkSync(join(house, 'node_modules'), join(folder, 'node_modules'), 'dir');
    writeFileSync(join(folder, 'openapi.json'), await (await fetch(`${product.address}/api/v1/openapi.json`)).text());
    const run = (...command: string[]) =>
      spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8', timeout: 240_000 });
    const generated = run(join(tools, 'openapi-typescript/bin/cli.js'), 'openapi.json', '-o', 'schema.d.ts');
    expect([generated.status, generated.stderr]).toMatchObject([0, expect.not.stringContaining('✘')]);
    writeFileSync(
      join(folder, 'use.ts'),
      `import createClient from 'openapi-fetch';
import type { paths, webhooks } from './schema.d.ts';
export const client = createClient<paths>({ baseUrl: '' });
export const page = client.GET('/api/v1/customers', { params: { query: { limit: 5 } } });
export type Sold = webhooks['purchase.recorded']['post']['requestBody']['content']['application/json']['data']['total'];
export const total: Sold = 5;
// @ts-expect-error a number of items is no text
export const wrong = client.GET('/api/v1/customers', { params: { query: { limit: 'five' } } });
`,
    );
    const compilerOptions = {
      ...{ noEmit: true, strict: true, module: 'nodenext', target: 'es2024', lib: ['es2024', 'dom'], types: [] },
      skipLibCheck: false,
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['use.ts'] }));
    const compiled = run(join(house, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json');
    expect([compiled.stdout, compiled.status]).toEqual(['', 0]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 300_000);
