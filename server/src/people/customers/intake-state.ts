import type { Tx } from '../../ground/database/transaction.ts';
import type { Facts } from './rules/contradiction.ts';

/** All columns of a customer that a file can set, as they are after the row. */
export interface PersonState extends Facts {
  kind: 'person' | 'company';
  name: string;
  givenName: string;
  familyName: string;
  title: string;
  gender: 'female' | 'male' | 'other' | null;
  birthCalendar: 'jalali' | 'gregorian' | null;
  birthYear: number | null;
  birthMonth: number | null;
  birthDay: number | null;
  city: string;
  province: string;
  tags: readonly string[];
  /** The company she works for, and the colleague who looks after her. */
  companyId: string | null;
  ownerId: string | null;
  /** Values of the business's own fields, by key. */
  custom: Readonly<Record<string, unknown>>;
}

export const blankPerson: PersonState = {
  kind: 'person',
  name: '',
  givenName: '',
  familyName: '',
  title: '',
  gender: null,
  birthCalendar: null,
  birthYear: null,
  birthMonth: null,
  birthDay: null,
  city: '',
  province: '',
  tags: [],
  companyId: null,
  ownerId: null,
  custom: {},
};

const stateColumns = (
  c: string,
) => `${c}.kind, ${c}.name, ${c}.given_name as "givenName", ${c}.family_name as "familyName", ${c}.title, ${c}.gender,
  ${c}.birth_calendar as "birthCalendar", ${c}.birth_year as "birthYear", ${c}.birth_month as "birthMonth", ${c}.birth_day as "birthDay",
  ${c}.city, ${c}.province, ${c}.tags, ${c}.company_id as "companyId", ${c}.owner_id as "ownerId", ${c}.custom`;

/** What is known of these customers. */
export async function readStates(tx: Tx, customerIds: readonly string[]): Promise<Map<string, PersonState>> {
  if (customerIds.length === 0) return new Map();
  const rows = await tx.query<PersonState & { customerId: string }>(
    `select c.customer_id as "customerId", ${stateColumns('c')} from customers_customer c where c.workspace_id = $1 and c.customer_id = any($2)`,
    [tx.workspaceId, customerIds],
  );
  return new Map(rows.map(({ customerId, ...state }) => [customerId, state]));
}

/** What those were called who were merged into these customers: they are known by either name. */
export async function readMergedFacts(tx: Tx, customerIds: readonly string[]): Promise<Map<string, PersonState[]>> {
  const rows = await tx.query<PersonState & { customerId: string }>(
    `select r.survivor_id as "customerId", ${stateColumns('m')} from customers_redirect r
     join customers_customer m on m.workspace_id = $1 and m.customer_id = r.merged_id
     where r.workspace_id = $1 and r.survivor_id = any($2)`,
    [tx.workspaceId, customerIds],
  );
  const found = new Map<string, PersonState[]>();
  for (const { customerId, ...state } of rows) found.set(customerId, [...(found.get(customerId) ?? []), state]);
  return found;
}

/** Keys of the ids in other systems, and of the national ids, that these customers have. */
export function readCodes(tx: Tx, customerIds: readonly string[]): Promise<{ customerId: string; key: string }[]> {
  return tx.query(
    `select customer_id as "customerId", kind || ' ' || scope || ' ' || match_key as key from customers_identifier
     where workspace_id = $1 and customer_id = any($2) and kind in ('external', 'national-id')`,
    [tx.workspaceId, customerIds],
  );
}
