import { isImportRunning } from '../../../office/imports/index.ts';
import type { ReactionWrite } from '../../../spine/reaction.ts';
import { chooseFitStart, type FitStart } from '../rules/fit-start.ts';
import { isRefitDue } from '../rules/refit-due.ts';
import { askForFit } from './ask-for-fit.ts';

const noteSql = `insert into profile_pending as p (workspace_id, changed, version) values ($1, $2, 1)
on conflict (workspace_id) do update set changed = p.changed + excluded.changed, version = p.version + least(excluded.changed, 1)
returning changed, fitted_customers as "fittedCustomers", fitted_at as "fittedAt"`;

// rides on profile_customer_last_day
const boughtSql = 'select 1 from profile_customer where workspace_id = $1 and last_day is not null limit 1';

/**
 * Counts changed profiles and, when enough changed since the last fit, asks for a new one: once, however often asked. A
 * business without any fit and a finished import are not kept waiting; the flock of a busy day is let settle.
 * @param bulk the changes are of an import or its like
 */
export async function noteChanges(w: ReactionWrite, changed: number, bulk: boolean): Promise<void> {
  const { tx, now, more } = w;
  // The last batch may change nothing by itself and still be the end of an import.
  if (changed === 0 && !(bulk && !more)) return;
  const [pending] = await tx.prepared<{ changed: number; fittedCustomers: number; fittedAt: Date | null }>(noteSql, [
    tx.workspaceId,
    changed,
  ]);
  if (pending === undefined || !isRefitDue(pending, now)) return;
  const first = pending.fittedAt === null;
  if (first && (await tx.prepared(boughtSql, [tx.workspaceId])).length === 0) return;
  const importing = bulk && (await isImportRunning(tx));
  const start = chooseFitStart({ first, bulk, importing, more });
  await askForFit(w, waits[start](now));
}

const settleMs = 20_000;
const settled = (now: Date) => new Date(now.getTime() + settleMs);

const waits: Record<FitStart, (now: Date) => { runAt?: Date; keepRunAt?: boolean }> = {
  'at-once': () => ({}),
  // from the first change of a flock, or a busy till would put it off for ever
  settled: (now) => ({ runAt: settled(now), keepRunAt: true }),
  // from the last one: a fit of half a file serves nobody
  'after-import': (now) => ({ runAt: settled(now) }),
};
