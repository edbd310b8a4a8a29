import { uuidv7 } from '@peyvand/kernel/ids';
import type { Tx } from '../../ground/database/transaction.ts';
import { type Batch, copyRows } from '../../office/imports/index.ts';
import { appendSelected } from '../../spine/append-selected.ts';
import { selectEvents } from '../../spine/select-events.ts';
import { customerChanged } from './events.ts';
import { fieldsBetween } from './intake-join.ts';
import type { PersonState } from './intake-state.ts';
import type { Identifier } from './rules/identifiers.ts';
import { alikeKeyOf, searchKeyOf } from './rules/name.ts';

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
  const { tx, importId, now } = batch;
  await stageStates(
    tx,
    now,
    changes.map(({ customerId, before, after, identifiers, shared, nationalId }) => ({
      customerId,
      state: after,
      fields: [...fieldsBetween(before, after), ...(identifiers.length + shared > 0 ? ['identifiers'] : [])],
      image: imageOf(before, after, identifiers, nationalId),
    })),
  );
  await tx.query(
    `insert into intake_before (workspace_id, import_id, kind, record_id, before, after)
     select $1, $2, 'customers', customer_id, image -> 'before', image -> 'after' from pg_temp.intake_change
     on conflict (workspace_id, import_id, kind, record_id) do update set before = excluded.before || intake_before.before,
       after = intake_before.after || excluded.after
         || jsonb_build_object('identifiers', coalesce(intake_before.after -> 'identifiers', '[]') || coalesce(excluded.after -> 'identifiers', '[]'))`,
    [tx.workspaceId, importId],
  );
  await applyStates(tx, now);
  await appendSelected(batch, changes.length, changedEventsSql);
}

export const changedEventsSql = selectEvents(
  customerChanged,
  { eventId: 'event_id', customerId: 'customer_id', data: { fields: 'fields' } },
  'pg_temp.intake_change',
);

function imageOf(
  before: PersonState,
  after: PersonState,
  identifiers: readonly Identifier[],
  nationalId: boolean,
): { before: object; after: object } {
  const fields = fieldsBetween(before, after);
  const pick = (state: PersonState) => Object.fromEntries(fields.map((field) => [field, state[field]]));
  const keys = identifiers
    .filter((one) => !nationalId || one.kind !== 'national-id')
    .map(({ kind, scope, matchKey }) => ({ kind, scope, matchKey }));
  const lost = nationalId ? { nationalId: null } : {};
  return {
    before: { ...pick(before), ...lost },
    after: { ...pick(after), ...(keys.length > 0 ? { identifiers: keys } : {}) },
  };
}

/** Stages whole states, for an import's changes and for taking them back. */
export async function stageStates(
  tx: Tx,
  now: Date,
  rows: readonly { customerId: string; state: PersonState; fields: readonly string[]; image: object }[],
): Promise<void> {
  await tx.query(`create temp table if not exists intake_change (customer_id uuid, event_id uuid, kind text, name text, given_name text,
    family_name text, title text, search_key text, alike_key text, gender text, birth_calendar text, birth_year smallint, birth_month smallint,
    birth_day smallint, city text, province text, tags text[], company_id uuid, owner_id uuid, custom jsonb, fields text[], image jsonb) on commit delete rows`);
  const columns = [
    'customer_id',
    'event_id',
    'kind',
    'name',
    'given_name',
    'family_name',
    'title',
    'search_key',
    'alike_key',
    'gender',
    'birth_calendar',
    'birth_year',
    'birth_month',
    'birth_day',
    'city',
    'province',
    'tags',
    'company_id',
    'owner_id',
    'custom',
    'fields',
    'image',
  ];
  await copyRows(
    tx,
    'intake_change',
    columns,
    rows.map(({ customerId, state, fields, image }) => [
      customerId,
      uuidv7(now.getTime()),
      state.kind,
      state.name,
      state.givenName,
      state.familyName,
      state.title,
      searchKeyOf(state.name),
      alikeKeyOf(state.name),
      state.gender,
      state.birthCalendar,
      state.birthYear,
      state.birthMonth,
      state.birthDay,
      state.city,
      state.province,
      state.tags,
      state.companyId,
      state.ownerId,
      JSON.stringify(state.custom),
      fields,
      JSON.stringify(image),
    ]),
  );
}

export async function applyStates(tx: Tx, now: Date): Promise<void> {
  await tx.query(
    `update customers_customer c set kind = s.kind, name = s.name, given_name = s.given_name, family_name = s.family_name,
       title = s.title, alike_key = s.alike_key, search_key = s.search_key, gender = s.gender, birth_calendar = s.birth_calendar, birth_year = s.birth_year,
       birth_month = s.birth_month, birth_day = s.birth_day, city = s.city, province = s.province, tags = s.tags,
       company_id = s.company_id, owner_id = s.owner_id, custom = s.custom,
       version = c.version + 1, updated_at = $2
     from pg_temp.intake_change s where c.workspace_id = $1 and c.customer_id = s.customer_id`,
    [tx.workspaceId, now],
  );
}
