import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import type { House } from '../../../edge/house.ts';
import type { Principal } from '../../../edge/http/principal.ts';
import { changedFields, recordChange } from '../../../office/audit/index.ts';
import type { Write } from '../../../spine/write.ts';
import { workspaceChanged } from '../events.ts';
import { staff } from '../refusals.ts';
import { applyChange, fieldsOf, type WorkspaceChange, type WorkspaceState } from '../rules/settings.ts';

const factorField = 'settings.secondFactor';
const lockSql = `select name, time_zone as "timeZone", calendar, language, currency, settings from workspace
where workspace_id = $1 and closed_at is null for update`;

/**
 * Changes the settings of a business and tells which fields changed, so that whoever derives figures from one of them (days
 * from the time zone, customers from the rule) recomputes by a job.
 */
export async function changeWorkspace(
  w: Write,
  house: House,
  own: Principal,
  change: WorkspaceChange,
): Promise<{ fields: string[] } | Refusal> {
  const [state] = await w.read<WorkspaceState>(lockSql, [w.workspaceId]);
  if (state === undefined) return staff('workspace-unknown');
  const after = applyChange(state, change);
  if (isRefusal(after)) return after;
  if (after.settings.secondFactor !== state.settings.secondFactor) {
    const refusal = await refuseDemand(w, own, after.settings.secondFactor === 'demanded');
    if (refusal !== undefined) return refusal;
  }
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
  const { [factorField]: wasDemanded, ...others } = before;
  const { [factorField]: isDemanded, ...othersAfter } = fieldsOf(after);
  const subject = { kind: 'workspace', id: w.workspaceId };
  await recordChange(w, house.secrets, { action: 'workspace.changed', subject, before: others, after: othersAfter });
  // an act of its own in the history: owners hear of it
  if (isDemanded !== wasDemanded)
    await recordChange(
      w,
      house.secrets,
      isDemanded === 'demanded'
        ? { action: 'workspace.second-factor-demanded', subject }
        : { action: 'workspace.second-factor-freed', subject },
    );
  return { fields };
}

const factorSql = 'select two_factor_since is not null as has from auth.account where user_id = $1';

/**
 * Demanding a second factor, and no longer demanding it, is an owner's own act, not that of a token of hers; and she has one
 * before she demands it, so that she does not shut the door behind herself.
 */
async function refuseDemand(w: Write, own: Principal, demanded: boolean): Promise<Refusal | undefined> {
  if (own.role !== 'owner') return staff('second-factor-by-owner');
  if (own.userId === null || own.actor !== `user:${own.userId}`) return staff('person-needed');
  if (!demanded) return undefined;
  const [account] = await w.read<{ has: boolean }>(factorSql, [own.userId]);
  return account?.has === true ? undefined : staff('second-factor-first');
}
