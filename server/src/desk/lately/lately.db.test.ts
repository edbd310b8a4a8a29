import { isRefusal } from '@peyvand/kernel/refusal';
import { expect, it } from 'vitest';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { mergeCustomers } from '../../people/customers/commands/merge-customers.ts';
import { dropRemovedFiles } from '../../people/customers/jobs.ts';
import { write } from '../../spine/write.ts';
import { importShop } from '../../testing/import-shop.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';
import type { Act } from './acts.ts';

const database = await testDatabase();
const app = await testApp(database);
const shop = await importShop(database, app);
const { owner, workspaceId } = shop;
const acts = async (query = '', who = owner): Promise<Act[]> => (await who.get(`/lately?limit=100${query}`)).body.items;
const of = async (kind: string) => (await acts()).filter((one) => one.kind === kind);

const customer = async (name: string) => (await owner.post('/customers', { name })).body.customerId as string;
/** Takes an act back by the very call that it names. */
async function takeBack({ undo }: Act) {
  if (undo === null) throw new Error('no way back');
  return undo.method === 'POST' ? owner.post(undo.path, undo.body ?? {}) : owner.delete(undo.path);
}

it('an act names its way back only to whoever may take it, and says when it was taken back', async () => {
  const [maryam, other] = [await customer('مریم احمدی'), await customer('مریم احمدی‌پور')];
  const line = { sku: 'TEA', name: 'چای', quantity: 1, unitPrice: 900_000 };
  await owner.post('/purchases', { customer: { id: maryam }, at: '2026-01-05', number: 'H-1', lines: [line] });
  await owner.post(`/customers/${maryam}/notes`, { body: 'چای ایرانی می‌خواهد' });
  await owner.post(`/customers/${maryam}/attachments?name=a.txt`, 'الف');
  await owner.post(`/customers/${maryam}/consents`, {
    purpose: 'marketing',
    channel: 'sms',
    state: 'granted',
    source: 'staff',
  });
  await owner.post('/views', { name: 'یزدی‌ها', shared: true, definition: {} });
  const merged = await write(app.house.path, { workspaceId, actor: 'user:x', source: 'test' }, (w) =>
    mergeCustomers(w, maryam, other),
  );
  if (isRefusal(merged)) throw new Error(merged.code);
  const kinds = ['merge', 'purchase', 'note', 'attachment', 'consent', 'view'];
  expect(new Set((await acts()).map((one) => one.kind))).toEqual(new Set(kinds));

  // a reader sees the acts that her rights show, and no way back that she may not take
  const reader = app.as('owner', {
    workspaceId,
    rights: new Set(['customers.read', 'purchases.read', 'consent.read']),
  });
  const seen = await acts('', reader);
  expect(new Set(seen.map((one) => one.kind))).toEqual(new Set(['merge', 'purchase', 'note', 'consent', 'view']));
  expect(seen.filter((one) => one.undo !== null)).toEqual([]);

  for (const kind of kinds) {
    const [act] = await of(kind);
    if (act === undefined) throw new Error(kind);
    const answer = await takeBack(act);
    expect([kind, answer.status < 300, answer.body]).toEqual([kind, true, answer.body]);
    const [after] = (await of(kind)).filter((one) => one.id === act.id);
    // what is gone without a trace leaves the list; the rest stays and says so
    expect([kind, after?.undo ?? null, after?.undone ?? true]).toEqual([kind, null, true]);
  }
});

it('what was removed is put back as it was, days later, by whoever might remove it', async () => {
  const id = await customer('نرگس کاظمی');
  const { noteId } = (await owner.post(`/customers/${id}/notes`, { body: 'کیف چرم می‌خواهد', pinned: true })).body;
  const { fileId } = (await owner.post(`/customers/${id}/attachments?name=رسید.txt`, 'رسید')).body;
  const definition = { filter: { city: 'یزد' }, sort: 'net' };
  const { viewId } = (await owner.post('/views', { name: 'یزدی‌های بزرگ', shared: true, definition })).body;
  const read = async () => ({
    notes: (await owner.get(`/customers/${id}/notes`)).body.items,
    files: (await owner.get(`/customers/${id}/attachments`)).body.items,
    views: (await owner.get('/views')).body.items,
  });
  const before = await read();
  for (const path of [`/notes/${noteId}`, `/customers/${id}/attachments/${fileId}`, `/views/${viewId}`])
    expect((await owner.delete(path)).status).toBe(200);
  expect(await read()).toMatchObject({ notes: [], files: [] });
  expect((await owner.get(`/customers/${id}/attachments/${fileId}`)).status).toBe(404);
  app.clock.advance(9 * 86_400_000);

  const removed = (await acts()).filter(({ kind, undo }) =>
    [noteId, fileId, viewId].some((one) => kind.endsWith('-removed') && undo?.path.includes(one)),
  );
  expect(removed.length).toBe(3);
  expect(removed.map((one) => one.title.fa)).toEqual(
    expect.arrayContaining(['برداشتن یادداشت', 'برداشتن پیوست', 'برداشتن نمای «یزدی‌های بزرگ»']),
  );
  // who may not write finds the acts and no way back
  const reader = app.as('owner', { workspaceId, rights: new Set(['customers.read', 'attachments.read']) });
  const seen = (await acts('', reader)).filter((one) => one.kind.endsWith('-removed'));
  expect(seen.filter((one) => one.undo !== null && one.kind !== 'view-removed')).toEqual([]);
  expect((await reader.post(`/notes/${noteId}/restore`)).status).toBe(403);

  for (const act of removed) expect([act.kind, (await takeBack(act)).status]).toEqual([act.kind, 200]);
  expect(await read()).toEqual(before);
  expect((await owner.get(`/customers/${id}/attachments/${fileId}`)).status).toBe(200);
  const after = (await acts()).filter(({ id: act }) => removed.some((one) => one.id === act));
  expect(after.map(({ undone, undo }) => ({ undone, undo }))).toEqual(
    removed.map(() => ({ undone: true, undo: null })),
  );
  expect((await owner.post(`/notes/${noteId}/restore`)).body.code).toBe('customers.stands-again');
});

it('a removed file is ended after thirty days, and at once when she is erased', async () => {
  const id = await customer('شهرزاد');
  const attach = async () => (await owner.post(`/customers/${id}/attachments?name=b.txt`, 'ب')).body.fileId as string;
  const [old, late] = [await attach(), await attach()];
  await owner.delete(`/customers/${id}/attachments/${old}`);
  app.clock.advance(29 * 86_400_000);
  await owner.delete(`/customers/${id}/attachments/${late}`);
  app.clock.advance(2 * 86_400_000);
  await dropRemovedFiles.run(app.house, {}, new AbortController().signal);
  expect((await owner.post(`/customers/${id}/attachments/${old}/restore`)).body.code).toBe('customers.attachment-gone');
  const left = () =>
    inWorkspace(app.house.workerPool, workspaceId, async (tx) => {
      const sql = 'select 1 from files_file where workspace_id = $1 and file_id = $2';
      return (await tx.query(sql, [workspaceId, late])).length;
    });
  expect(await left()).toBe(1);
  expect((await owner.post(`/customers/${id}/erase`)).status).toBe(200);
  expect(await left()).toBe(0);
  expect((await owner.post(`/customers/${id}/attachments/${late}/restore`)).status).toBe(404);
});

it('a file and its undoing stand as one act', async () => {
  const done = await shop.bring('customers', 'name,phone\nSara,09123456701\nNima,09123456702\n');
  const [file] = await of('file');
  expect(file).toMatchObject({
    id: done.id,
    undone: false,
    undo: { method: 'POST', path: `/imports/${done.id}/undo` },
  });
  // whoever may bring files may take them back
  const clerk = app.as('owner', { workspaceId, rights: new Set(['customers.read', 'imports.read', 'imports.write']) });
  const [hers] = (await acts('', clerk)).filter((one) => one.kind === 'file');
  expect(hers?.undo).toEqual({ method: 'POST', path: `/imports/${done.id}/undo` });
  await shop.takeBack(done.id);
  expect((await of('file')).map(({ undone, undo }) => ({ undone, undo }))).toEqual([{ undone: true, undo: null }]);
});

it('every act stands once, newest first, across pages', async () => {
  const id = await customer('شیرین');
  for (let n = 0; n < 9; n++) {
    app.clock.advance(1000);
    await owner.post(`/customers/${id}/notes`, { body: `یادداشت ${n}` });
  }
  const all = await acts();
  const seen: Act[] = [];
  let cursor = '';
  do {
    const { items, nextCursor } = (await owner.get(`/lately?limit=3${cursor}`)).body;
    seen.push(...items);
    cursor = nextCursor === null ? '' : `&cursor=${nextCursor}`;
  } while (cursor !== '');
  expect(seen.map((one) => one.id)).toEqual(all.map((one) => one.id));
  expect(seen.map((one) => one.at)).toEqual(
    seen
      .map((one) => one.at)
      .sort()
      .reverse(),
  );
});

it('a seller finds the acts on her own customers only, and files and changes of many that are her own', async () => {
  const seller = app.as('seller', { workspaceId, scope: 'own' });
  expect(await acts('', seller)).toEqual([]);
});
