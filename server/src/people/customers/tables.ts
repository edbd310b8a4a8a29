import type { Write } from '../../spine/write.ts';
import type { Readiness } from './rules/details.ts';
import type { Identifier } from './rules/identifiers.ts';
import { alikeKeyOf, searchKeyOf } from './rules/name.ts';
import type { KeptApart } from './rules/who-is-it.ts';

/** Columns of customers_customer that a person may set. */
export interface CustomerRow {
  kind: 'person' | 'company';
  name: string;
  givenName: string;
  familyName: string;
  title?: string;
  source: string;
  gender?: 'female' | 'male' | 'other' | null;
  language?: 'fa' | 'en' | null;
  birthCalendar?: 'jalali' | 'gregorian' | null;
  birthYear?: number | null;
  birthMonth?: number | null;
  birthDay?: number | null;
  city?: string;
  province?: string;
  companyId?: string | null;
  householdId?: string | null;
  ownerId?: string | null;
  tags?: readonly string[];
  custom?: Record<string, unknown>;
  budgetMin?: number | null;
  budgetMax?: number | null;
  readiness?: Readiness | null;
  /** Field → where its value comes from and when it was last confirmed. */
  provenance?: Provenance;
}

export type Provenance = Record<string, { source: string; at: string; verifiedAt?: string }>;

const columns = `kind, name, given_name, family_name, search_key, gender, language, birth_calendar, birth_year, birth_month, birth_day,
  city, province, company_id, household_id, owner_id, tags, custom, budget_min, budget_max, readiness, provenance, title, alike_key`;
const insertSql = `insert into customers_customer (workspace_id, customer_id, ${columns}, source, created_at, updated_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $26, $27, $28, $25, $25)`;
const updateSql = `update customers_customer set (${columns}) = ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
  $20::jsonb, $21, $22, $23, $24::jsonb, $26, $27), updated_at = $25, version = version + 1 where workspace_id = $1 and customer_id = $2`;

function valuesOf(w: Write, customerId: string, row: Omit<CustomerRow, 'source'>): unknown[] {
  return [
    w.workspaceId,
    customerId,
    row.kind,
    row.name,
    row.givenName,
    row.familyName,
    searchKeyOf(row.name),
    row.gender ?? null,
    row.language ?? null,
    row.birthCalendar ?? null,
    row.birthYear ?? null,
    row.birthMonth ?? null,
    row.birthDay ?? null,
    row.city ?? '',
    row.province ?? '',
    row.companyId ?? null,
    row.householdId ?? null,
    row.ownerId ?? null,
    row.tags ?? [],
    JSON.stringify(row.custom ?? {}),
    row.budgetMin ?? null,
    row.budgetMax ?? null,
    row.readiness ?? null,
    JSON.stringify(row.provenance ?? {}),
    w.now,
    row.title ?? '',
    alikeKeyOf(row.name),
  ];
}

/** Puts off the row of a new customer to the write's last statement. */
export function putCustomer(w: Write, customerId: string, row: CustomerRow): void {
  w.put(insertSql, [...valuesOf(w, customerId, row), row.source]);
}

/** Puts off the new state of a customer whose row is locked; her version rises by one. */
export function putChangedCustomer(w: Write, customerId: string, row: Omit<CustomerRow, 'source'>): void {
  w.put(updateSql, valuesOf(w, customerId, row));
}

const identifiersSql = `insert into customers_identifier (workspace_id, kind, scope, match_key, customer_id, value, is_primary, source, created_at, verified_at)
select $1, i.kind, i.scope, i.match_key, $2, i.value, i.is_primary, $3, $4, i.verified_at
from unnest($5::text[], $6::text[], $7::text[], $8::text[], $9::boolean[], $10::timestamptz[]) as i (kind, scope, match_key, value, is_primary, verified_at)`;

type Marked = Identifier & { primary: boolean; verifiedAt: Date | null };

/** Puts off the identifiers of a new customer; the first of each kind is her primary one. */
export function putIdentifiers(w: Write, customerId: string, identifiers: readonly Identifier[], source: string): void {
  putMarkedIdentifiers(w, customerId, markFirst(identifiers), source);
}

function markFirst(identifiers: readonly Identifier[]): Marked[] {
  const first = new Set<string>();
  return identifiers.map((one) => ({
    ...one,
    primary: !first.has(one.kind) && first.add(one.kind) !== undefined,
    verifiedAt: null,
  }));
}

// Joining a person whom we know: what is primary of hers stays so.
const joiningSql = identifiersSql.replace(
  'i.is_primary, $3',
  `i.is_primary and not exists (select 1 from customers_identifier o
     where o.workspace_id = $1 and o.customer_id = $2 and o.kind = i.kind and o.is_primary), $3`,
);

/** Puts off new identifiers of a customer who may have others of their kinds. */
export function putMoreIdentifiers(
  w: Write,
  customerId: string,
  identifiers: readonly Identifier[],
  source: string,
): void {
  if (identifiers.length > 0) w.put(joiningSql, valuesOfIdentifiers(w, customerId, markFirst(identifiers), source));
}

/** Puts off identifiers whose marks are decided already. */
export function putMarkedIdentifiers(
  w: Write,
  customerId: string,
  identifiers: readonly Marked[],
  source: string,
): void {
  if (identifiers.length > 0) w.put(identifiersSql, valuesOfIdentifiers(w, customerId, identifiers, source));
}

function valuesOfIdentifiers(w: Write, customerId: string, identifiers: readonly Marked[], source: string): unknown[] {
  return [
    w.workspaceId,
    customerId,
    source,
    w.now,
    identifiers.map((one) => one.kind),
    identifiers.map((one) => one.scope),
    identifiers.map((one) => one.matchKey),
    identifiers.map((one) => one.value),
    identifiers.map((one) => one.primary),
    identifiers.map((one) => one.verifiedAt),
  ];
}

const sharedSql = `insert into customers_shared_contact (workspace_id, customer_id, kind, match_key, value, label, apart_from, reasons, source, created_at)
select $1, $2, s.kind, s.match_key, s.value, s.label, s.apart_from, string_to_array(s.reasons, ' '), $3, $4
from unnest($5::text[], $6::text[], $7::text[], $8::text[], $9::uuid[], $10::text[]) as s (kind, match_key, value, label, apart_from, reasons)
on conflict (workspace_id, customer_id, kind, match_key) do update set label = excluded.label where excluded.label <> ''`;

/** A phone or mail that reaches somebody and is not hers alone. */
export type SharedWish = Pick<KeptApart, 'identifier'> &
  Partial<Pick<KeptApart, 'apartFrom' | 'reasons'>> & { label?: string | undefined };

/** Puts off the contact points that she shares with others. */
export function putShared(w: Write, customerId: string, shared: readonly SharedWish[], source: string): void {
  if (shared.length === 0) return;
  w.put(sharedSql, [
    w.workspaceId,
    customerId,
    source,
    w.now,
    shared.map(({ identifier }) => identifier.kind),
    shared.map(({ identifier }) => identifier.matchKey),
    shared.map(({ identifier }) => identifier.value),
    shared.map(({ label }) => label ?? ''),
    shared.map(({ apartFrom }) => apartFrom ?? null),
    shared.map(({ reasons }) => (reasons ?? []).join(' ')),
  ]);
}
