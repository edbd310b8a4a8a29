import { currencyOf } from '@peyvand/kernel/money';
import type { Refusal } from '@peyvand/kernel/refusal';
import type { House } from '../../../edge/house.ts';
import { inWorkspace } from '../../../ground/database/transaction.ts';
import { forgetWorkspace, type Workspace } from '../../workspace/index.ts';
import type { Intake } from '../intake.ts';
import { imports } from '../refusals.ts';
import type { Mapping } from './mapping.ts';

/**
 * A file in another currency than the workspace's is refused, unless the books are still empty: then the file decides what
 * they are kept in, as somebody who starts with his own data expects.
 */
export async function settleCurrency(
  house: House,
  intakes: readonly Intake[],
  workspace: Workspace,
  mapping: Mapping,
): Promise<Refusal | undefined> {
  const wanted = ['rial', 'toman'].includes(mapping.moneyUnit) ? 'IRR' : mapping.moneyUnit;
  const own = workspace.currency.code;
  if (wanted === own) return undefined;
  const currency = currencyOf(wanted);
  if (currency === undefined) return imports('currency-differs', { given: mapping.moneyUnit, workspace: own });
  const changed = await inWorkspace(house.workerPool, workspace.workspaceId, async (tx) => {
    for (const intake of intakes) if (await intake.holdsMoney?.(tx)) return false;
    const kept = JSON.stringify({ ...currency, effectiveFrom: null });
    await tx.query('update workspace set currency = $2 where workspace_id = $1', [tx.workspaceId, kept]);
    return true;
  });
  if (!changed) return imports('currency-differs', { given: wanted, workspace: own });
  forgetWorkspace(house, workspace.workspaceId);
  return undefined;
}
