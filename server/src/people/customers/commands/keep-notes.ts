import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { cleanText } from '@peyvand/kernel/text';
import { type Principal, visibleOwners } from '../../../edge/http/principal.ts';
import type { Secrets } from '../../../ground/secrets.ts';
import { recordChange } from '../../../office/audit/index.ts';
import type { Write } from '../../../spine/write.ts';
import { noteWritten } from '../events.ts';
import { customers } from '../refusals.ts';
import { lockCustomer } from './recognise-customer.ts';

const insertSql = `insert into customers_note (workspace_id, note_id, customer_id, body, pinned, written_at, author, author_name)
values ($1, $2, $3, $4, $5, $6, $7, $8)`;

/** Writes a note to a customer. */
export async function writeNote(
  w: Write,
  principal: Principal,
  customerId: string,
  wish: { body: string; pinned?: boolean | undefined },
): Promise<{ noteId: string; customerId: string } | Refusal> {
  const survivorId = await lockCustomer(w, customerId, visibleOwners(principal));
  if (isRefusal(survivorId)) return survivorId;
  const body = cleanText(wish.body);
  if (body === '') return customers('note-empty');
  const noteId = uuidv7(w.now.getTime());
  w.put(insertSql, [w.workspaceId, noteId, survivorId, body, wish.pinned ?? false, w.now, w.actor, principal.name]);
  w.tell(noteWritten(survivorId, { noteId }));
  return { noteId, customerId: survivorId };
}

/** What the history keeps of a note that was taken away, enough to put it back as it was. */
export interface NoteRow {
  readonly body: string;
  readonly pinned: boolean;
  readonly written: { readonly by: string; readonly name: string; readonly at: Date; readonly changedAt: Date | null };
}

interface LockedNote {
  customerId: string;
  body: string;
  pinned: boolean;
  author: string;
  authorName: string;
  writtenAt: Date;
  changedAt: Date | null;
}
const lockSql = `select customer_id as "customerId", body, pinned, author, author_name as "authorName", written_at as "writtenAt",
  changed_at as "changedAt" from customers_note where workspace_id = $1 and note_id = $2 for update`;
const updateSql = `update customers_note set body = $3, pinned = $4, changed_at = case when body <> $3 then $5 else changed_at end
where workspace_id = $1 and note_id = $2`;
const deleteSql = 'delete from customers_note where workspace_id = $1 and note_id = $2';

/** Changes a note: its words by its author alone, its pin by anybody who sees the customer. */
export async function changeNote(
  w: Write,
  secrets: Secrets,
  principal: Principal,
  noteId: string,
  wish: { body?: string | undefined; pinned?: boolean | undefined },
): Promise<{ noteId: string } | Refusal> {
  const note = await lockNote(w, principal, noteId);
  if (isRefusal(note)) return note;
  const body = wish.body === undefined ? note.body : cleanText(wish.body);
  if (body === '') return customers('note-empty');
  if (body !== note.body && note.author !== principal.actor) return customers('note-not-own');
  const pinned = wish.pinned ?? note.pinned;
  w.put(updateSql, [w.workspaceId, noteId, body, pinned, w.now]);
  await audit(w, secrets, 'note.changed', noteId, note, pick(note), { body, pinned });
  return { noteId };
}

/** Takes a note away; its author may, and the owner of the workspace. */
export async function deleteNote(
  w: Write,
  secrets: Secrets,
  principal: Principal,
  noteId: string,
): Promise<{ noteId: string } | Refusal> {
  const note = await lockNote(w, principal, noteId);
  if (isRefusal(note)) return note;
  if (note.author !== principal.actor && !principal.rights.has('*')) return customers('note-not-own');
  w.put(deleteSql, [w.workspaceId, noteId]);
  const { author: by, authorName: name, writtenAt: at, changedAt } = note;
  const whole: NoteRow = { ...pick(note), written: { by, name, at, changedAt } };
  await audit(w, secrets, 'note.deleted', noteId, note, { ...whole }, {});
  return { noteId };
}

async function lockNote(w: Write, principal: Principal, noteId: string): Promise<LockedNote | Refusal> {
  const [note] = await w.read<LockedNote>(lockSql, [w.workspaceId, noteId]);
  if (note === undefined) return customers('note-not-found');
  const survivorId = await lockCustomer(w, note.customerId, visibleOwners(principal));
  return isRefusal(survivorId) ? customers('note-not-found') : note;
}

const pick = ({ body, pinned }: LockedNote) => ({ body, pinned });

function audit(
  w: Write,
  secrets: Secrets,
  action: string,
  noteId: string,
  { customerId }: LockedNote,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
) {
  return recordChange(w, secrets, {
    action,
    subject: { kind: 'note', id: noteId },
    customerId,
    before,
    after,
    personal: ['body'],
  });
}
