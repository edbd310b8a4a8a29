import type { Day } from '@peyvand/kernel/calendar';
import { dayOf } from '@peyvand/kernel/calendar';
import type { Tx } from '../../ground/database/transaction.ts';
import type { Workspace } from '../../office/workspace/index.ts';
import { countedOrders } from '../../trade/purchases/index.ts';
import { type AsOf, chooseAsOf } from './rules/as-of.ts';

/** The rows of facts, as an SQL fragment for whoever stands below on the ladder. Filter by workspace_id first. */
export const profileRows = `(select * from profile_customer)`;

/** The scores of the fit that is shown. Filter by workspace_id first. */
export const currentScores = `(select s.* from profile_fit f
  join profile_score s on s.workspace_id = f.workspace_id and s.fit_id = f.fit_id where f.is_current)`;

const daysOfDataSql = `select min(day) as "firstDay", max(day) as "lastDay" from ${countedOrders} o where workspace_id = $1`;

/** The as-of day of a question: what was asked, else by the workspace's setting. */
export async function readAsOf(tx: Tx, workspace: Workspace, now: Date, asked?: Day): Promise<AsOf> {
  const [row] = await tx.prepared<{ firstDay: Day | null; lastDay: Day | null }>(daysOfDataSql, [tx.workspaceId]);
  return chooseAsOf({
    asked,
    setting: workspace.settings.asOf,
    today: dayOf(now, workspace.timeZone),
    firstDay: row?.firstDay ?? null,
    lastDay: row?.lastDay ?? null,
  });
}

/** Counts the changes of the facts, as an SQL fragment ($1 is the workspace); null before the first. */
export const factsVersion = '(select version from profile_pending where workspace_id = $1)';
