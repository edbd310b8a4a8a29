import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import type { Apart, House } from '../../edge/house.ts';
import type { Workspace } from '../workspace/index.ts';
import type { InspectionAsk } from './inspect-apart.ts';
import type { Intake } from './intake.ts';
import type { MappingWish } from './mapping/mapping.ts';
import { inspectFile, type Prepared } from './prepare-import.ts';
import { shapeInspection } from './shape-inspection.ts';

/** Looks into an uploaded file, apart where the house has a place for it, and keeps of it what fits into an answer. */
export async function lookInto(
  house: Pick<House, 'workerPool' | 'inspectApart'>,
  intake: Intake,
  workspace: Workspace,
  path: string,
  wish: MappingWish = {},
): Promise<Prepared | Refusal> {
  const prepared = await (house.inspectApart === undefined
    ? inspectFile(house, intake, workspace, { path }, wish)
    : lookApart(house.inspectApart, { kind: intake.kind, workspace, path, wish }));
  if (isRefusal(prepared)) return prepared;
  const inspection = shapeInspection(prepared.inspection);
  return isRefusal(inspection) ? inspection : { ...prepared, inspection };
}

/** The threads' program is the one that answers this ask: what comes back is what it prepared. */
const lookApart = (apart: Apart, ask: InspectionAsk) => apart.look(ask) as Promise<Prepared | Refusal>;
