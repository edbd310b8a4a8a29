import type { Tx } from '../../../platform/database/transaction.ts';
import type { ReactionSpine } from '../../../spine/reaction.ts';
import { refitKey } from '../refit-key.ts';
import { isRefitDue } from '../rules/refit-due.ts';

const noteSql = `insert into profile_pending as p (workspace_id, changed, version) values ($1, $2, 1)
on conflict (workspace_id) do update set changed = p.changed + excluded.changed, version = p.version + 1
returning changed, fitted_customers as "fittedCustomers", fitted_at as "fittedAt"`;

/** Counts changed profiles and, when enough changed since the last fit, asks for a new one: once, however often asked. */
export async function noteChanges(tx: Tx, changed: number, spine: ReactionSpine): Promise<void> {
  if (changed === 0) return;
  const [pending] = await tx.prepared<{ changed: number; fittedCustomers: number; fittedAt: Date | null }>(noteSql, [
    tx.workspaceId,
    changed,
  ]);
  if (pending !== undefined && isRefitDue(pending, spine.now))
    await spine.addJob(
      'profile.refit',
      {},
      { key: refitKey(tx.workspaceId), runAt: new Date(spine.now.getTime() + settleMs), keepRunAt: true },
    );
}

/** Changes come in flocks: the fit waits a little for the rest. From the first of them, or a busy till would put it off for ever. */
const settleMs = 20_000;
