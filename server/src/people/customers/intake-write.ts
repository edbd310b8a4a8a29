import { hash } from 'node:crypto';
import { uuidv7 } from '@peyvand/kernel/ids';
import type { Tx } from '../../platform/database/transaction.ts';
import { type Batch, type Item, problemOf, type Verdict } from '../../platform/intake/intake.ts';
import { copyRows } from '../../platform/intake/run/copy-rows.ts';
import { appendSelected } from '../../spine/append-selected.ts';
import { blankPerson, CustomerBook, eventsOf, type PersonState } from './intake-book.ts';
import { customers } from './refusals.ts';
import type { Identifier } from './rules/identifiers.ts';
import { searchKeyOf } from './rules/name.ts';

/** A row of a file of customers; what the file leaves empty is left out and never overwrites. */
export interface FilePerson extends Partial<Omit<PersonState, 'gender' | 'kind'>> {
  identifiers: readonly Identifier[];
  kind?: PersonState['kind'] | undefined;
  gender?: PersonState['gender'] | undefined;
}

/** Creates or updates the customers of a batch of rows. */
export async function writePersons(batch: Batch, items: readonly Item<FilePerson>[]): Promise<Verdict[]> {
  const book = new CustomerBook(batch);
  const persons = items.map((item) => withKey(item.rows[0] as FilePerson));
  await book.learn(persons.flatMap((person) => person.identifiers));
  const owners = new Set(persons.flatMap((person) => book.ownersOf(person.identifiers)));
  // Two rows may name one customer by different identifiers.
  await batch.settle(owners);
  const states = await readStates(batch.tx, [...owners]);
  const changes = new Map<string, Change>();
  const verdicts = persons.map((person) => decide(book, states, changes, person));
  batch.announce([...book.keys(), ...changes.keys()]);
  await book.write();
  if (!batch.dryRun) await writeChanges(batch, [...changes.values()]);
  return verdicts;
}

/**
 * A row with nothing but a name is known again by the whole of what it says: importing the same file twice must make nobody
 * twice. Two rows that say the same are one person.
 */
function withKey(person: FilePerson): FilePerson {
  if (person.identifiers.length > 0) return person;
  const { identifiers: _, ...said } = person;
  const matchKey = hash('sha256', JSON.stringify(said), 'hex').slice(0, 32);
  return { ...person, identifiers: [{ kind: 'external', scope: 'file-row', matchKey, value: matchKey.slice(0, 8) }] };
}

interface Change {
  customerId: string;
  before: PersonState;
  after: PersonState;
  identifiers: Identifier[];
}

function decide(
  book: CustomerBook,
  states: ReadonlyMap<string, PersonState>,
  changes: Map<string, Change>,
  person: FilePerson,
): Verdict {
  const [customerId, ...others] = book.ownersOf(person.identifiers);
  if (others.length > 0)
    return {
      verdict: 'rejected',
      problem: problemOf(customers('identifiers-differ', { customerIds: [customerId ?? '', ...others] })),
    };
  if (customerId === undefined) {
    book.make(fill(blankPerson, person), person.identifiers);
    return { verdict: 'created', customersCreated: 1 };
  }
  const fresh = book.add(customerId, person.identifiers);
  const made = book.madeHere(customerId);
  const change = changes.get(customerId);
  const before = made ?? change?.after ?? states.get(customerId);
  // A dry run's own person: what she would look like is not kept.
  if (before === undefined) return { verdict: fresh.length > 0 ? 'updated' : 'unchanged' };
  const after = fill(before, person);
  if (fresh.length === 0 && fieldsBetween(before, after).length === 0) return { verdict: 'unchanged' };
  if (made !== undefined) book.refill(customerId, after);
  else
    changes.set(customerId, {
      customerId,
      before: change?.before ?? before,
      after,
      identifiers: [...(change?.identifiers ?? []), ...fresh],
    });
  return { verdict: 'updated' };
}

/** What the row says goes over what was there; tags are joined; a birthday is taken whole. */
function fill(state: PersonState, person: FilePerson): PersonState {
  const said = <T>(value: T | undefined | '', was: T): T => (value === undefined || value === '' ? was : (value as T));
  const birth = person.birthMonth === undefined ? state : person;
  return {
    kind: said(person.kind, state.kind),
    name: said(person.name, state.name),
    givenName: said(person.givenName, state.givenName),
    familyName: said(person.familyName, state.familyName),
    gender: said(person.gender, state.gender),
    birthCalendar: birth.birthCalendar ?? null,
    birthYear: birth.birthYear ?? null,
    birthMonth: birth.birthMonth ?? null,
    birthDay: birth.birthDay ?? null,
    city: said(person.city, state.city),
    province: said(person.province, state.province),
    tags:
      person.tags === undefined || person.tags.length === 0
        ? state.tags
        : [...new Set([...state.tags, ...person.tags])],
  };
}

const personFields = Object.keys(blankPerson) as (keyof PersonState)[];

/** Fields in which two states differ. */
export function fieldsBetween(a: PersonState, b: PersonState): (keyof PersonState)[] {
  return personFields.filter((field) =>
    field === 'tags' ? a.tags.join('\u0000') !== b.tags.join('\u0000') : a[field] !== b[field],
  );
}

export async function readStates(tx: Tx, customerIds: readonly string[]): Promise<Map<string, PersonState>> {
  if (customerIds.length === 0) return new Map();
  const rows = await tx.query<PersonState & { customerId: string }>(
    `select customer_id as "customerId", kind, name, given_name as "givenName", family_name as "familyName", gender,
       birth_calendar as "birthCalendar", birth_year as "birthYear", birth_month as "birthMonth", birth_day as "birthDay",
       city, province, tags from customers_customer where workspace_id = $1 and customer_id = any($2)`,
    [tx.workspaceId, customerIds],
  );
  return new Map(rows.map(({ customerId, ...state }) => [customerId, state]));
}

/** Writes changed customers with their before-images and one event each. */
async function writeChanges(batch: Batch, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const { tx, importId, now } = batch;
  await stageStates(
    tx,
    now,
    changes.map(({ customerId, before, after, identifiers }) => ({
      customerId,
      state: after,
      fields: [...fieldsBetween(before, after), ...(identifiers.length > 0 ? ['identifiers'] : [])],
      image: imageOf(before, after, identifiers),
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
  await appendSelected(tx, eventsOf(batch, changes.length), changedEventsSql);
}

export const changedEventsSql = `select event_id, 'customer.changed' as type, customer_id, $2::timestamptz as occurred_at,
  jsonb_build_object('fields', fields) as data from pg_temp.intake_change`;

function imageOf(
  before: PersonState,
  after: PersonState,
  identifiers: readonly Identifier[],
): { before: object; after: object } {
  const fields = fieldsBetween(before, after);
  const pick = (state: PersonState) => Object.fromEntries(fields.map((field) => [field, state[field]]));
  const keys = identifiers.map(({ kind, scope, matchKey }) => ({ kind, scope, matchKey }));
  return { before: pick(before), after: { ...pick(after), ...(keys.length > 0 ? { identifiers: keys } : {}) } };
}

/** Stages whole states, for an import's changes and for taking them back. */
export async function stageStates(
  tx: Tx,
  now: Date,
  rows: readonly { customerId: string; state: PersonState; fields: readonly string[]; image: object }[],
): Promise<void> {
  await tx.query(`create temp table if not exists intake_change (customer_id uuid, event_id uuid, kind text, name text, given_name text,
    family_name text, search_key text, gender text, birth_calendar text, birth_year smallint, birth_month smallint, birth_day smallint,
    city text, province text, tags text[], fields text[], image jsonb) on commit delete rows`);
  const columns = [
    'customer_id',
    'event_id',
    'kind',
    'name',
    'given_name',
    'family_name',
    'search_key',
    'gender',
    'birth_calendar',
    'birth_year',
    'birth_month',
    'birth_day',
    'city',
    'province',
    'tags',
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
      searchKeyOf(state.name),
      state.gender,
      state.birthCalendar,
      state.birthYear,
      state.birthMonth,
      state.birthDay,
      state.city,
      state.province,
      state.tags,
      fields,
      JSON.stringify(image),
    ]),
  );
}

export async function applyStates(tx: Tx, now: Date): Promise<void> {
  await tx.query(
    `update customers_customer c set kind = s.kind, name = s.name, given_name = s.given_name, family_name = s.family_name,
       search_key = s.search_key, gender = s.gender, birth_calendar = s.birth_calendar, birth_year = s.birth_year,
       birth_month = s.birth_month, birth_day = s.birth_day, city = s.city, province = s.province, tags = s.tags,
       version = c.version + 1, updated_at = $2
     from pg_temp.intake_change s where c.workspace_id = $1 and c.customer_id = s.customer_id`,
    [tx.workspaceId, now],
  );
}
