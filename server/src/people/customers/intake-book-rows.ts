import { uuidv7 } from '@peyvand/kernel/ids';
import { type Batch, type StagedRow, stage } from '../../office/imports/index.ts';
import { appendSelected } from '../../spine/append-selected.ts';
import { selectEvents } from '../../spine/select-events.ts';
import { customerCreated } from './events.ts';
import { stagedState, stateColumns, stateRow } from './intake-staged.ts';
import type { PersonState } from './intake-state.ts';
import type { Identifier } from './rules/identifiers.ts';
import type { SharedWish } from './tables.ts';

/** What a batch has decided of people: who is new, which identifiers known ones are given, and what is shared. */
export interface BookRows {
  readonly made: Map<string, { state: PersonState; identifiers: Identifier[] }>;
  readonly added: { customerId: string; identifier: Identifier }[];
  readonly shared: (SharedWish & { customerId: string })[];
  /** Whose national id is written over. */
  readonly replaced: ReadonlySet<string>;
}

/** Writes new customers, identifiers, shared contacts and one event for each new customer, set by set. */
export async function writeBook(batch: Batch, rows: BookRows): Promise<void> {
  const { made, added, shared, replaced } = rows;
  const { tx, importId, now, ownerId } = batch;
  if (made.size === 0 && added.length === 0 && shared.length === 0) return;
  if (made.size > 0) {
    await stage(tx, 'intake_person', stagedPerson, personRows(now, made));
    await tx.query(insertPersonsSql, [tx.workspaceId, importId, now, ownerId]);
  }
  if (replaced.size > 0) await tx.query(dropNationalIdsSql, [tx.workspaceId, [...replaced]]);
  await stage(tx, 'intake_key', stagedKey, keyRows(rows));
  await tx.query(insertKeysSql, [tx.workspaceId, now]);
  if (shared.length > 0) {
    await stage(tx, 'intake_shared', stagedShared, sharedRows(rows));
    await tx.query(insertSharedSql, [tx.workspaceId, importId, now]);
  }
  if (made.size > 0) await appendSelected(batch, made.size, createdEventsSql);
}

const stagedPerson = { customer_id: 'uuid', event_id: 'uuid', kinds: 'text[]', ...stagedState } as const;
const stagedKey = {
  customer_id: 'uuid',
  kind: 'text',
  scope: 'text',
  match_key: 'text',
  value: 'text',
  is_primary: 'boolean',
} as const;
const stagedShared = {
  customer_id: 'uuid',
  kind: 'text',
  match_key: 'text',
  value: 'text',
  label: 'text',
  apart_from: 'uuid',
  reasons: 'text[]',
} as const;

function* personRows(now: Date, made: BookRows['made']): Generator<StagedRow<typeof stagedPerson>> {
  for (const [customerId, { state, identifiers }] of made)
    yield {
      ...stateRow(state),
      customer_id: customerId,
      event_id: uuidv7(now.getTime()),
      kinds: identifiers.map((one) => one.kind),
    };
}

function* keyRows({ made, added }: BookRows): Generator<StagedRow<typeof stagedKey>> {
  for (const [customerId, { identifiers }] of made) {
    const kinds: string[] = [];
    for (const one of identifiers) {
      yield keyRow(customerId, one, !kinds.includes(one.kind));
      kinds.push(one.kind);
    }
  }
  for (const { customerId, identifier } of added) yield keyRow(customerId, identifier, false);
}

function keyRow(customerId: string, { kind, scope, matchKey, value }: Identifier, isPrimary: boolean) {
  return { customer_id: customerId, kind, scope, match_key: matchKey, value, is_primary: isPrimary };
}

function* sharedRows({ shared }: BookRows): Generator<StagedRow<typeof stagedShared>> {
  for (const { customerId, identifier, label, apartFrom, reasons } of shared)
    yield {
      customer_id: customerId,
      kind: identifier.kind,
      match_key: identifier.matchKey,
      value: identifier.value,
      label: label ?? '',
      apart_from: apartFrom ?? null,
      reasons: reasons ?? [],
    };
}

const named = stateColumns.filter((column) => column !== 'owner_id').join(', ');
const insertPersonsSql = `insert into customers_customer (workspace_id, customer_id, ${named}, owner_id, source, import_id, created_at, updated_at)
select $1, customer_id, ${named}, coalesce(owner_id, $4::uuid), 'import', $2, $3, $3 from pg_temp.intake_person`;

const dropNationalIdsSql = `delete from customers_identifier where workspace_id = $1 and customer_id = any($2) and kind = 'national-id'`;

const insertKeysSql = `insert into customers_identifier (workspace_id, kind, scope, match_key, customer_id, value, is_primary, source, created_at)
select $1, kind, scope, match_key, customer_id, value, is_primary, 'import', $2 from pg_temp.intake_key`;

const insertSharedSql = `insert into customers_shared_contact (workspace_id, customer_id, kind, match_key, value, label, apart_from, reasons, source, import_id, created_at)
select $1, customer_id, kind, match_key, value, label, apart_from, reasons, 'import', $2, $3 from pg_temp.intake_shared
on conflict (workspace_id, customer_id, kind, match_key) do nothing`;

const createdEventsSql = selectEvents(
  customerCreated,
  { eventId: 'event_id', customerId: 'customer_id', data: { kind: 'kind', kinds: 'kinds' } },
  'pg_temp.intake_person',
);
