import type { Batch, UndoStep } from '../../office/imports/index.ts';
import { appendSelected } from '../../spine/append-selected.ts';
import { selectEvents } from '../../spine/select-events.ts';
import { purchaseCorrected } from './events.ts';

/** A known order of which a file says nothing new but who bought. */
export interface Renamed {
  readonly purchaseId: string;
  readonly contentHash: Buffer;
  readonly before: string;
  readonly after: string;
}

const renamedTable = `unnest($2::uuid[], $3::text[]) as n (purchase_id, after)`;
const renameSql = `update purchases_purchase p set buyer_name = n.after from ${renamedTable} where p.workspace_id = $1 and p.purchase_id = n.purchase_id`;
const eventsSql = selectEvents(
  purchaseCorrected,
  {
    ...{ customerId: 'p.customer_id', occurredAt: 'p.at' },
    data: {
      purchaseId: 'p.purchase_id',
      total: 'p.total',
      lines: '(select count(*) from purchases_line l where l.workspace_id = $1 and l.purchase_id = p.purchase_id)',
      channel: 'p.channel',
      branch: 'p.branch',
      day: 'p.day',
      wasCustomerId: 'null::uuid',
    },
  },
  'purchases_purchase p where p.workspace_id = $1 and p.purchase_id = any($7::uuid[])',
);

/** Writes who bought onto known orders, with what stood there before and one event each. */
export async function renameBuyers(batch: Batch, renamed: readonly Renamed[]): Promise<void> {
  if (renamed.length === 0) return;
  const { tx } = batch;
  const ids = renamed.map((one) => one.purchaseId);
  await batch.keepBefore(
    renamed.map(({ purchaseId, contentHash, before, after }) => ({
      recordId: purchaseId,
      before: { buyerName: before },
      after: { contentHash: contentHash.toString('hex'), buyerName: after },
    })),
  );
  await tx.query(renameSql, [tx.workspaceId, ids, renamed.map((one) => one.after)]);
  await appendSelected(batch, ids.length, eventsSql, [ids]);
}

/** Gives orders back the name that they had, where the import wrote nothing else onto them. */
export async function restoreBuyers(
  step: UndoStep,
  names: readonly { purchaseId: string; name: string }[],
): Promise<void> {
  if (names.length === 0) return;
  const { tx } = step;
  const ids = names.map((one) => one.purchaseId);
  await tx.query(renameSql, [tx.workspaceId, ids, names.map((one) => one.name)]);
  await appendSelected(step, ids.length, eventsSql, [ids]);
}
