import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { servesNow } from '../../../ground/files/file-rows.ts';
import { keepFileParams, keepFileSql, type ReceivedFile } from '../../../ground/files/store-file.ts';
import type { Secrets } from '../../../ground/secrets.ts';
import { recordChange } from '../../../office/audit/index.ts';
import type { Write } from '../../../spine/write.ts';
import { fileAttached } from '../events.ts';
import { customers } from '../refusals.ts';
import { lockCustomer } from './recognise-customer.ts';

const attachSql = `insert into customers_attachment (workspace_id, file_id, customer_id, added_at, added_by) values ($1, $2, $3, $4, $5)`;

/** Keeps a received file with a customer. */
export async function attachFile(
  w: Write,
  customerId: string,
  file: ReceivedFile,
  owners: readonly string[] | null,
): Promise<{ fileId: string; customerId: string } | Refusal> {
  const survivorId = await lockCustomer(w, customerId, owners);
  if (isRefusal(survivorId)) return survivorId;
  w.put(keepFileSql, keepFileParams(w.workspaceId, file, w.actor, w.now));
  w.put(attachSql, [w.workspaceId, file.fileId, survivorId, w.now, w.actor]);
  w.tell(fileAttached(survivorId, { fileId: file.fileId }));
  return { fileId: file.fileId, customerId: survivorId };
}

const lockSql =
  'select customer_id as "customerId" from customers_attachment where workspace_id = $1 and file_id = $2 for update';
const detachSql = 'delete from customers_attachment where workspace_id = $1 and file_id = $2';
const setAsideSql = servesNow('removed');

/** Takes a file away. Its bytes are kept aside for thirty days, so that it can be put back; drop-removed-files.ts ends them. */
export async function detachFile(
  w: Write,
  secrets: Secrets,
  fileId: string,
  owners: readonly string[] | null,
): Promise<{ fileId: string } | Refusal> {
  const [attached] = await w.read<{ customerId: string }>(lockSql, [w.workspaceId, fileId]);
  if (attached === undefined) return customers('attachment-not-found');
  if (isRefusal(await lockCustomer(w, attached.customerId, owners))) return customers('attachment-not-found');
  await w.tx.run(detachSql, [w.workspaceId, fileId]);
  await w.tx.run(setAsideSql, [w.workspaceId, fileId]);
  await recordChange(w, secrets, {
    action: 'customer.file-removed',
    subject: { kind: 'file', id: fileId },
    customerId: attached.customerId,
  });
  return { fileId };
}
