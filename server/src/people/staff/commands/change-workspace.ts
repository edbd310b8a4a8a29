import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { changedFields, recordChange } from '../../../platform/audit/record-change.ts';
import type { House } from '../../../platform/house.ts';
import type { Write } from '../../../spine/write.ts';
import { workspaceChanged } from '../events.ts';
import { staff } from '../refusals.ts';
import { applyChange, fieldsOf, type WorkspaceChange, type WorkspaceState } from '../rules/settings.ts';

const lockSql = `select name, time_zone as "timeZone", calendar, language, currency, settings from workspace
where workspace_id = $1 and closed_at is null for update`;

/**
 * Changes the settings of a business and tells which fields changed, so that whoever derives figures from one of them (days
 * from the time zone, customers from the rule) recomputes by a job.
 */
export async function changeWorkspace(
  w: Write,
  house: House,
  change: WorkspaceChange,
): Promise<{ fields: string[] } | Refusal> {
  const [state] = await w.read<WorkspaceState>(lockSql, [w.workspaceId]);
  if (state === undefined) return staff('workspace-unknown');
  const after = applyChange(state, change);
  if (isRefusal(after)) return after;
  const before = fieldsOf(state);
  const fields = changedFields(before, fieldsOf(after));
  if (fields.length === 0) return { fields };
  await w.tx.run(
    'update workspace set name = $2, time_zone = $3, calendar = $4, language = $5, currency = $6, settings = $7 where workspace_id = $1',
    [
      w.workspaceId,
      after.name,
      after.timeZone,
      after.calendar,
      after.language,
      JSON.stringify(after.currency),
      JSON.stringify(after.settings),
    ],
  );
  w.tell(workspaceChanged({ fields }));
  await recordChange(w, house.secrets, {
    action: 'workspace.changed',
    subject: { kind: 'workspace', id: w.workspaceId },
    before,
    after: fieldsOf(after),
  });
  return { fields };
}
