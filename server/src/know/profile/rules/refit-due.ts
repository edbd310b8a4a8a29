/** What changed since the models were last fitted. */
export interface PendingChanges {
  /** Profile rows that changed. */
  readonly changed: number;
  /** Customers the last fit saw. */
  readonly fittedCustomers: number;
  readonly fittedAt: Date | null;
}

const leastShare = 0.01;
const dayMs = 86_400_000;

/** True when one customer in a hundred changed, or something changed and the fit is a day old, or there is none yet. */
export function isRefitDue(pending: PendingChanges, now: Date): boolean {
  if (pending.changed === 0) return false;
  if (pending.fittedAt === null || now.getTime() - pending.fittedAt.getTime() >= dayMs) return true;
  return pending.changed >= Math.max(1, leastShare * pending.fittedCustomers);
}
