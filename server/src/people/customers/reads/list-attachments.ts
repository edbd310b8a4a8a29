import type { Tx } from '../../../ground/database/transaction.ts';
import { joinFile } from '../../../ground/files/file-rows.ts';

export interface AttachmentView {
  id: string;
  name: string;
  contentType: string;
  size: number;
  addedAt: Date;
  addedBy: string;
}

const columns = `a.file_id as id, f.name, f.content_type as "contentType", f.size, a.added_at as "addedAt", a.added_by as "addedBy"
from customers_attachment a ${joinFile('a.file_id')}`;

/** Files kept with a person under any of her ids, newest first. */
export function listAttachments(tx: Tx, ids: readonly string[]): Promise<AttachmentView[]> {
  return tx.prepared<AttachmentView>(
    `select ${columns} where a.workspace_id = $1 and a.customer_id = any($2::uuid[]) order by a.added_at desc, a.file_id limit 500`,
    [tx.workspaceId, ids],
  );
}

/** One file of a person; undefined when it is not hers. */
export async function findAttachment(
  tx: Tx,
  ids: readonly string[],
  fileId: string,
): Promise<AttachmentView | undefined> {
  const [row] = await tx.prepared<AttachmentView>(
    `select ${columns} where a.workspace_id = $1 and a.customer_id = any($2::uuid[]) and a.file_id = $3`,
    [tx.workspaceId, ids, fileId],
  );
  return row;
}
