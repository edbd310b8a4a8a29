import type { Write } from '../../spine/write.ts';
import type { Identifier } from './rules/identifiers.ts';
import { searchKeyOf } from './rules/name.ts';

/** Columns of customers_customer that a person may set. */
export interface CustomerRow {
  kind: 'person' | 'company';
  name: string;
  givenName: string;
  familyName: string;
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
  ownerId?: string | null;
  tags?: readonly string[];
  custom?: Record<string, unknown>;
}

const customerSql = `insert into customers_customer (workspace_id, customer_id, kind, name, given_name, family_name, search_key, gender,
  language, birth_calendar, birth_year, birth_month, birth_day, city, province, company_id, owner_id, tags, custom, source, created_at, updated_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $21)`;

/** Puts off the row of a new customer to the write's last statement. */
export function putCustomer(w: Write, customerId: string, row: CustomerRow): void {
  w.put(customerSql, [
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
    row.ownerId ?? null,
    row.tags ?? [],
    JSON.stringify(row.custom ?? {}),
    row.source,
    w.now,
  ]);
}

const identifiersSql = `insert into customers_identifier (workspace_id, kind, scope, match_key, customer_id, value, is_primary, source, created_at)
select $1, i.kind, i.scope, i.match_key, $2, i.value, i.is_primary, $3, $4
from unnest($5::text[], $6::text[], $7::text[], $8::text[], $9::boolean[]) as i (kind, scope, match_key, value, is_primary)`;

/** Puts off the identifiers of a customer; the first of each kind is her primary one. */
export function putIdentifiers(w: Write, customerId: string, identifiers: readonly Identifier[], source: string): void {
  if (identifiers.length === 0) return;
  const first = new Set<string>();
  const primary = identifiers.map((one) => !first.has(one.kind) && first.add(one.kind) !== undefined);
  w.put(identifiersSql, [
    w.workspaceId,
    customerId,
    source,
    w.now,
    identifiers.map((one) => one.kind),
    identifiers.map((one) => one.scope),
    identifiers.map((one) => one.matchKey),
    identifiers.map((one) => one.value),
    primary,
  ]);
}
