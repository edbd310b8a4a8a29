import type { House } from '../../edge/house.ts';
import { inWorkspace } from '../../ground/database/transaction.ts';
import type { Intake, IntakeField } from './intake.ts';

/** The fields that a file of this kind may have in this business: those of the kind, and those that it added for itself. */
export async function readFields(
  house: Pick<House, 'workerPool'>,
  intake: Intake,
  workspaceId: string,
): Promise<readonly IntakeField[]> {
  if (intake.ownFields === undefined) return intake.fields;
  const own = await inWorkspace(house.workerPool, workspaceId, (tx) => intake.ownFields?.(tx) ?? Promise.resolve([]), {
    readOnly: true,
  });
  return [...intake.fields, ...own];
}
