import type { Refusal } from '@peyvand/kernel/refusal';
import type { House } from '../../../edge/house.ts';
import { deleteFileSql } from '../../../ground/files/file-rows.ts';
import { keepFileParams, keepFileSql, type ReceivedFile } from '../../../ground/files/store-file.ts';
import { recordChange } from '../../../office/audit/index.ts';
import type { WorkspaceSettings } from '../../../office/workspace/index.ts';
import type { Write } from '../../../spine/write.ts';
import { workspaceChanged } from '../events.ts';
import { staff } from '../refusals.ts';

const lockSql = 'select settings from workspace where workspace_id = $1 and closed_at is null for update';
const keepSql = 'update workspace set settings = $2 where workspace_id = $1';

/**
 * Gives the business a logo, or takes it away.
 * @returns the file of the former logo, whose bytes the caller removes after the commit
 */
export async function keepLogo(
  w: Write,
  house: Pick<House, 'secrets'>,
  file: ReceivedFile | null,
): Promise<{ fileId: string | null; former: string | null } | Refusal> {
  const [state] = await w.read<{ settings: WorkspaceSettings }>(lockSql, [w.workspaceId]);
  if (state === undefined) return staff('workspace-unknown');
  const { brand: before = {}, ...settings } = state.settings;
  const { logoFileId: former = null, ...rest } = before;
  const fileId = file?.fileId ?? null;
  if (fileId === former) return { fileId, former: null };
  const brand = { ...rest, ...(fileId === null ? {} : { logoFileId: fileId }) };
  const after = Object.keys(brand).length === 0 ? settings : { ...settings, brand };
  if (file !== null) w.put(keepFileSql, keepFileParams(w.workspaceId, file, w.actor, w.now));
  if (former !== null) await w.tx.run(deleteFileSql, [w.workspaceId, former]);
  await w.tx.run(keepSql, [w.workspaceId, JSON.stringify(after)]);
  w.tell(workspaceChanged({ fields: ['settings.brand'] }));
  await recordChange(w, house.secrets, {
    action: 'workspace.changed',
    subject: { kind: 'workspace', id: w.workspaceId },
    before: { 'settings.brand': before },
    after: { 'settings.brand': brand },
  });
  return { fileId, former };
}
