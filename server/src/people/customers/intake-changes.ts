import { uuidv7 } from '@peyvand/kernel/ids';
import { type Batch, type Change as Image, stage, type UndoStep } from '../../office/imports/index.ts';
import { appendSelected } from '../../spine/append-selected.ts';
import { selectEvents } from '../../spine/select-events.ts';
import { customerChanged } from './events.ts';
import { fieldsBetween } from './intake-join.ts';
import { stagedState, stateColumns, stateRow } from './intake-staged.ts';
import type { PersonState } from './intake-state.ts';
import type { Identifier } from './rules/identifiers.ts';

/** A known customer with what a file changed of her. */
export interface Change {
  customerId: string;
  before: PersonState;
  after: PersonState;
  identifiers: Identifier[];
  shared: number;
  /** Her national id was written over: the one before is not kept anywhere, and an undo lists her. */
  nationalId: boolean;
}

/** Writes changed customers with their before-images and one event each. */
export async function writeChanges(batch: Batch, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  await batch.keepBefore(changes.map(imageOf), 'identifiers');
  const rows = changes.map(({ customerId, before, after, identifiers, shared }) => ({
    customerId,
    state: after,
    fields: [...fieldsBetween(before, after), ...(identifiers.length + shared > 0 ? ['identifiers'] : [])],
  }));
  await writeStates(batch, rows);
}

const changedEventsSql = selectEvents(
  customerChanged,
  { eventId: 'event_id', customerId: 'customer_id', data: { fields: 'fields' } },
  'pg_temp.intake_change',
);

function imageOf({ customerId, before, after, identifiers, nationalId }: Change): Image {
  const fields = fieldsBetween(before, after);
  const pick = (state: PersonState) => Object.fromEntries(fields.map((field) => [field, state[field]]));
  const keys = identifiers
    .filter((one) => !nationalId || one.kind !== 'national-id')
    .map(({ kind, scope, matchKey }) => ({ kind, scope, matchKey }));
  const lost = nationalId ? { nationalId: null } : {};
  return {
    recordId: customerId,
    before: { ...pick(before), ...lost },
    after: { ...pick(after), ...(keys.length > 0 ? { identifiers: keys } : {}) },
  };
}

const staged = { customer_id: 'uuid', event_id: 'uuid', fields: 'text[]', ...stagedState } as const;
const applySql = `update customers_customer c set ${stateColumns.map((column) => `${column} = s.${column}`).join(', ')},
  version = c.version + 1, updated_at = $2
from pg_temp.intake_change s where c.workspace_id = $1 and c.customer_id = s.customer_id`;

/** Writes whole states with one event each, for an import's changes and for taking them back. */
export async function writeStates(
  step: Batch | UndoStep,
  rows: readonly { customerId: string; state: PersonState; fields: readonly string[] }[],
): Promise<void> {
  const { tx, now } = step;
  await stage(
    tx,
    'intake_change',
    staged,
    rows.map(({ customerId, state, fields }) => ({
      ...stateRow(state),
      customer_id: customerId,
      event_id: uuidv7(now.getTime()),
      fields,
    })),
  );
  await tx.query(applySql, [tx.workspaceId, now]);
  await appendSelected(step, rows.length, changedEventsSql);
}
