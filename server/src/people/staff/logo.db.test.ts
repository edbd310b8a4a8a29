import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { filePath } from '../../ground/files/store-file.ts';
import { testApp, testWorkspace } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

const database = await testDatabase();
const shop = await testApp(database);
const { workspaceId } = shop.workspace;
const owner = shop.as('owner');
const png = (last: number) => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, last]);
const give = (body: Buffer | string) => owner.post('/workspace/logo?name=logo.png', body);
const logoOf = async () => (await owner.get('/workspace')).body.settings.brand?.logoFileId as string | undefined;
/** As anybody on the net asks: signed in nowhere. */
const look = async (workspace: string, fileId: string) => {
  const answer = await shop.app.http?.inject({ url: `/api/v1/workspaces/${workspace}/logo/${fileId}` });
  if (answer === undefined) throw new Error('no http');
  return answer;
};

it('is a picture that everybody may see, sent as what it is and nothing else', async () => {
  const given = await give(png(1));
  expect(given.status).toBe(201);
  const { logoFileId } = given.body.settings.brand;
  const seen = await look(workspaceId, logoFileId);
  expect(seen.statusCode).toBe(200);
  expect(seen.rawPayload).toEqual(png(1));
  expect(seen.headers).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': 'inline',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
  });
});

it('is looked at by its first bytes, whatever it is called', async () => {
  const before = await logoOf();
  for (const body of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '<html></html>', '%PDF-1.7', 'hello'])
    expect((await give(body)).body.code).toBe('staff.logo-no-picture');
  expect((await give('')).body.code).toBe('files.empty');
  const large = await give(Buffer.concat([png(1), Buffer.alloc(1024 ** 2)]));
  expect([large.status, large.body.code]).toEqual([413, 'files.too-large']);
  expect(await logoOf()).toBe(before);
});

it('takes the place of the former one, whose bytes go; a colour leaves it alone', async () => {
  const former = await logoOf();
  const { body } = await give(png(2));
  const { logoFileId } = body.settings.brand;
  expect(logoFileId).not.toBe(former);
  expect(existsSync(filePath(shop.house, workspaceId, former ?? ''))).toBe(false);
  expect((await look(workspaceId, former ?? '')).statusCode).toBe(404);
  const brand = async (wish: object | null) =>
    (await owner.patch('/workspace', { settings: { brand: wish } })).body.settings.brand;
  expect(await brand({ color: '#0b7a75' })).toEqual({ color: '#0b7a75', logoFileId });
  expect(await brand({ color: '#123456', logoFileId })).toEqual({ color: '#123456', logoFileId });
  expect(await brand(null)).toEqual({ logoFileId });
});

it('comes by its own door alone: no other file can be called the logo, and none is served as one', async () => {
  const { body: customer } = await owner.post('/customers', { name: 'مریم احمدی' });
  const { body: secret } = await owner.post(`/customers/${customer.customerId}/attachments?name=a.png`, png(3));
  const named = await owner.patch('/workspace', { settings: { brand: { logoFileId: secret.fileId } } });
  expect([named.status, named.body.code]).toEqual([422, 'staff.setting-invalid']);
  expect((await look(workspaceId, secret.fileId)).statusCode).toBe(404);
  const other = await testWorkspace(database);
  expect((await look(other.workspaceId, (await logoOf()) ?? '')).statusCode).toBe(404);
});

it('is given and taken by who manages the settings, and the history says so', async () => {
  expect((await shop.as('seller').post('/workspace/logo', png(4))).status).toBe(403);
  expect((await shop.as('seller').delete('/workspace/logo')).status).toBe(403);
  const logo = (await logoOf()) ?? '';
  expect((await owner.delete('/workspace/logo')).body.settings.brand).toBeUndefined();
  expect((await look(workspaceId, logo)).statusCode).toBe(404);
  expect(existsSync(filePath(shop.house, workspaceId, logo))).toBe(false);
  expect((await owner.delete('/workspace/logo')).status).toBe(200);
  const { items } = (await owner.get('/audit?action=workspace.changed')).body;
  expect(JSON.stringify(items[0])).toContain('settings.brand');
});
