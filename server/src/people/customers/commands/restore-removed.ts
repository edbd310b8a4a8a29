import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { type Principal, visibleOwners } from '../../../edge/http/principal.ts';
import { lockFile, servesNow } from '../../../ground/files/file-rows.ts';
import type { Secrets } from '../../../ground/secrets.ts';
import { findRemoved, recordChange } from '../../../office/audit/index.ts';
import type { Write } from '../../../spine/write.ts';
import { customers } from '../refusals.ts';
import type { NoteRow } from './keep-notes.ts';
import type { ViewRow } from './keep-views.ts';
import { lockCustomer } from './recognise-customer.ts';

const noteStandsSql = 'select 1 from customers_note where workspace_id = $1 and note_id = $2';
const putNoteSql = `insert into customers_note (workspace_id, note_id, customer_id, body, pinned, written_at, changed_at, author, author_name)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

/** Puts a note back as it was: the same words, author and day. Whoever might take it away may. */
export async function restoreNote(
  w: Write,
  secrets: Secrets,
  principal: Principal,
  noteId: string,
): Promise<{ noteId: string } | Refusal> {
  const removed = await findRemoved(w, secrets, 'note.deleted', { kind: 'note', id: noteId });
  if (removed === undefined || removed.customerId === null) return customers('note-not-found');
  if (isRefusal(await lockCustomer(w, removed.customerId, visibleOwners(principal))))
    return customers('note-not-found');
  const { body, pinned, written } = removed.before as unknown as Omit<NoteRow, 'written'> & Partial<NoteRow>;
  // notes that were removed by an earlier release did not keep whose they were
  const { by, name, at, changedAt } = written ?? { by: removed.by, name: '', at: removed.at, changedAt: null };
  if (by !== principal.actor && !principal.rights.has('*')) return customers('note-not-own');
  if ((await w.read(noteStandsSql, [w.workspaceId, noteId])).length > 0) return customers('stands-again');
  w.put(putNoteSql, [w.workspaceId, noteId, removed.customerId, body, pinned, at, changedAt, by, name]);
  await recordChange(w, secrets, {
    action: 'note.restored',
    subject: { kind: 'note', id: noteId },
    customerId: removed.customerId,
  });
  return { noteId };
}

const fileSql = lockFile(
  `f.created_at as "addedAt", f.created_by as "addedBy",
  exists (select 1 from customers_attachment a where a.workspace_id = $1 and a.file_id = $2) as stands`,
  ['attachment', 'removed'],
);
const putFileSql =
  'insert into customers_attachment (workspace_id, file_id, customer_id, added_at, added_by) values ($1, $2, $3, $4, $5)';
const servedSql = servesNow('attachment');

/** Puts a file back that was taken away within the last thirty days: so long its bytes are kept. */
export async function restoreFile(
  w: Write,
  secrets: Secrets,
  fileId: string,
  owners: readonly string[] | null,
): Promise<{ fileId: string } | Refusal> {
  const removed = await findRemoved(w, secrets, 'customer.file-removed', { kind: 'file', id: fileId });
  if (removed === undefined || removed.customerId === null) return customers('attachment-not-found');
  if (isRefusal(await lockCustomer(w, removed.customerId, owners))) return customers('attachment-not-found');
  const [file] = await w.read<{ addedAt: Date; addedBy: string; stands: boolean }>(fileSql, [w.workspaceId, fileId]);
  if (file === undefined) return customers('attachment-gone');
  if (file.stands) return customers('stands-again');
  w.put(putFileSql, [w.workspaceId, fileId, removed.customerId, file.addedAt, file.addedBy]);
  w.put(servedSql, [w.workspaceId, fileId]);
  await recordChange(w, secrets, {
    action: 'customer.file-restored',
    subject: { kind: 'file', id: fileId },
    customerId: removed.customerId,
  });
  return { fileId };
}

const viewStandsSql = 'select 1 from customers_view where workspace_id = $1 and view_id = $2';
const putViewSql = `insert into customers_view (workspace_id, view_id, name, owner_id, shared, definition, position, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)`;

/** Puts a saved view back, under its name and in its place. */
export async function restoreView(
  w: Write,
  secrets: Secrets,
  principal: Principal,
  viewId: string,
): Promise<{ viewId: string } | Refusal> {
  const removed = await findRemoved(w, secrets, 'view.removed', { kind: 'view', id: viewId });
  if (removed === undefined) return customers('view-not-found');
  const { name, definition, kept } = removed.before as unknown as ViewRow;
  const own = kept.ownerId === principal.userId;
  if (!own && !kept.shared) return customers('view-not-found');
  if (!own && !principal.rights.has('*')) return customers('view-not-own');
  if ((await w.read(viewStandsSql, [w.workspaceId, viewId])).length > 0) return customers('stands-again');
  const row = [name, kept.ownerId, kept.shared, JSON.stringify(definition), kept.position, kept.createdAt];
  w.put(putViewSql, [w.workspaceId, viewId, ...row]);
  await recordChange(w, secrets, { action: 'view.restored', subject: { kind: 'view', id: viewId } });
  return { viewId };
}
