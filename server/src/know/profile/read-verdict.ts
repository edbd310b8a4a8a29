import type { Day } from '@peyvand/kernel/calendar';
import type { Tx } from '../../ground/database/transaction.ts';
import type { Workspace } from '../../office/workspace/index.ts';
import { readCurrentFit } from './read-fit.ts';
import { type ForecastVerdict, judgeForecasts } from './rules/forecast-verdict.ts';
import { readAsOf } from './sources.ts';

/**
 * Whether chances, expected purchases and values of single persons may be shown now, and if not, why: for whoever reads
 * scores by a statement of its own (list, filter, export, measures). See `judgeForecasts`.
 * @param asked the as-of day of a question, where it is not the workspace's own
 */
export async function readForecastVerdict(
  tx: Tx,
  workspace: Workspace,
  now: Date,
  asked?: Day,
): Promise<ForecastVerdict> {
  const [fit, asOf] = await Promise.all([readCurrentFit(tx), readAsOf(tx, workspace, now, asked)]);
  return judgeForecasts(fit, workspace, asOf);
}
