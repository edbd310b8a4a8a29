import type { Tx } from '../../../ground/database/transaction.ts';

export interface NoteView {
  id: string;
  body: string;
  pinned: boolean;
  writtenAt: Date;
  changedAt: Date | null;
  author: string;
  authorName: string;
}

// Rides on customers_note_customer.
const listSql = `select note_id as id, body, pinned, written_at as "writtenAt", changed_at as "changedAt", author, author_name as "authorName"
from customers_note where workspace_id = $1 and customer_id = any($2::uuid[]) order by pinned desc, written_at desc, note_id desc limit 500`;

/** What was noted about a person under any of her ids, pinned notes first. */
export function listNotes(tx: Tx, ids: readonly string[]): Promise<NoteView[]> {
  return tx.prepared<NoteView>(listSql, [tx.workspaceId, ids]);
}
