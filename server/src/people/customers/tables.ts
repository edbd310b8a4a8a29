import type { Write } from '../../spine/write.ts';
import { allFields, columnOf, type Field, type ValuesOf } from './columns.ts';
import type { Identifier } from './rules/identifiers.ts';
import { alikeKeyOf, searchKeyOf } from './rules/name.ts';
import type { KeptApart } from './rules/who-is-it.ts';

type Said = 'kind' | 'name' | 'givenName' | 'familyName';
/** A customer's own row; what is not said is empty. */
export interface CustomerRow extends ValuesOf<Said>, Partial<ValuesOf<Exclude<Field, Said | 'tags'>>> {
  tags?: readonly string[];
  source: string;
}

const names = [...allFields.map((field) => columnOf[field].column), 'search_key', 'alike_key', 'updated_at'].join(', ');
// $1 workspace, $2 customer, $3 now; then the fields, the two keys of her name and, of a new one, the source
const values = allFields.map((field, at) => `$${at + 4}::${columnOf[field].type}`).join(', ');
const [searchKey, alikeKey, source] = [4, 5, 6].map((more) => `$${allFields.length + more}`);
const insertSql = `insert into customers_customer (workspace_id, customer_id, created_at, ${names}, source)
values ($1, $2, $3, ${values}, ${searchKey}, ${alikeKey}, $3, ${source})`;
const updateSql = `update customers_customer set (${names}) = (${values}, ${searchKey}, ${alikeKey}, $3), version = version + 1
where workspace_id = $1 and customer_id = $2`;

function valuesOf(w: Write, customerId: string, row: Omit<CustomerRow, 'source'>): unknown[] {
  const said = allFields.map((field) => {
    const { type, empty } = columnOf[field];
    const value = row[field] ?? empty;
    return type === 'jsonb' ? JSON.stringify(value) : value;
  });
  return [w.workspaceId, customerId, w.now, ...said, searchKeyOf(row.name), alikeKeyOf(row.name)];
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
