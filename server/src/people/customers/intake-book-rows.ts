import { uuidv7 } from '@peyvand/kernel/ids';
import { type Batch, copyRows, type Staged } from '../../office/imports/index.ts';
import { appendSelected } from '../../spine/append-selected.ts';
import { selectEvents } from '../../spine/select-events.ts';
import { customerCreated } from './events.ts';
import type { PersonState } from './intake-state.ts';
import type { Identifier } from './rules/identifiers.ts';
import { alikeKeyOf, searchKeyOf } from './rules/name.ts';
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
  await tx.query(stagesSql);
  if (made.size > 0) {
    await copyRows(tx, 'intake_person', personColumns, personRows(now, made));
    await tx.query(insertPersonsSql, [tx.workspaceId, importId, now, ownerId]);
  }
  if (replaced.size > 0) await tx.query(dropNationalIdsSql, [tx.workspaceId, [...replaced]]);
  await copyRows(tx, 'intake_key', keyColumns, keyRows(rows));
  await tx.query(insertKeysSql, [tx.workspaceId, now]);
  if (shared.length > 0) {
    await copyRows(tx, 'intake_shared', sharedColumns, sharedRows(rows));
    await tx.query(insertSharedSql, [tx.workspaceId, importId, now]);
  }
  if (made.size > 0) await appendSelected(batch, made.size, createdEventsSql);
}

function* personRows(now: Date, made: BookRows['made']): Generator<Staged[]> {
  const ms = now.getTime();
  for (const [customerId, { state, identifiers }] of made)
    yield [
      customerId,
      uuidv7(ms),
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
      identifiers.map((one) => one.kind),
    ];
}

function* keyRows({ made, added }: BookRows): Generator<Staged[]> {
  for (const [customerId, { identifiers }] of made) {
    const kinds: string[] = [];
    for (const one of identifiers) {
      yield [customerId, one.kind, one.scope, one.matchKey, one.value, !kinds.includes(one.kind)];
      kinds.push(one.kind);
    }
  }
  for (const { customerId, identifier: one } of added)
    yield [customerId, one.kind, one.scope, one.matchKey, one.value, false];
}

function* sharedRows({ shared }: BookRows): Generator<Staged[]> {
  for (const { customerId, identifier, label, apartFrom, reasons } of shared)
    yield [
      customerId,
      identifier.kind,
      identifier.matchKey,
      identifier.value,
      label ?? '',
      apartFrom ?? null,
      reasons ?? [],
    ];
}

const keyColumns = ['customer_id', 'kind', 'scope', 'match_key', 'value', 'is_primary'];
const stagesSql = `create temp table if not exists intake_person (customer_id uuid, event_id uuid, kind text, name text, given_name text,
  family_name text, title text, search_key text, alike_key text, gender text, birth_calendar text, birth_year smallint, birth_month smallint,
  birth_day smallint, city text, province text, tags text[], company_id uuid, owner_id uuid, custom jsonb, kinds text[]) on commit delete rows;
create temp table if not exists intake_key (customer_id uuid, kind text, scope text, match_key text, value text, is_primary boolean) on commit delete rows;
create temp table if not exists intake_shared (customer_id uuid, kind text, match_key text, value text, label text, apart_from uuid, reasons text[])
  on commit delete rows`;

const personColumns = [
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
  'kinds',
];
const sharedColumns = ['customer_id', 'kind', 'match_key', 'value', 'label', 'apart_from', 'reasons'];

const insertPersonsSql = `insert into customers_customer (workspace_id, customer_id, kind, name, given_name, family_name, title, search_key, alike_key,
  gender, birth_calendar, birth_year, birth_month, birth_day, city, province, tags, company_id, custom, source, import_id, created_at, updated_at, owner_id)
select $1, customer_id, kind, name, given_name, family_name, title, search_key, alike_key, gender, birth_calendar, birth_year, birth_month, birth_day,
  city, province, tags, company_id, custom, 'import', $2, $3, $3, coalesce(owner_id, $4::uuid) from pg_temp.intake_person`;

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
