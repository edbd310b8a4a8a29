import { hash } from 'node:crypto';
import { uuidv7 } from '@peyvand/kernel/ids';
import type { Tx } from '../../platform/database/transaction.ts';
import { type Batch, type Item, problemOf, type Verdict } from '../../platform/intake/intake.ts';
import { copyRows } from '../../platform/intake/run/copy-rows.ts';
import { appendSelected } from '../../spine/append-selected.ts';
import { selectEvents } from '../../spine/select-events.ts';
import { customerChanged } from './events.ts';
import { CustomerBook } from './intake-book.ts';
import { blankPerson, type PersonState } from './intake-state.ts';
import { customers } from './refusals.ts';
import { differences, sameName } from './rules/contradiction.ts';
import type { CustomValue } from './rules/custom-value.ts';
import type { Identifier } from './rules/identifiers.ts';
import { alikeKeyOf, searchKeyOf } from './rules/name.ts';
import { isCode, type WhoItIs } from './rules/who-is-it.ts';
import type { SharedWish } from './tables.ts';

/** A row of a file of customers; what the file leaves empty is left out and never overwrites. */
export interface FilePerson extends Partial<Omit<PersonState, 'gender' | 'kind' | 'custom'>> {
  identifiers: readonly Identifier[];
  /** Phones and mails of others that reach her: a father's, a desk's. */
  shared?: readonly { readonly identifier: Identifier; readonly label: string }[] | undefined;
  kind?: PersonState['kind'] | undefined;
  gender?: PersonState['gender'] | undefined;
  /** Values of the business's own fields. */
  custom?: Readonly<Record<string, CustomValue>> | undefined;
}

/** Creates or updates the customers of a batch of rows. */
export async function writePersons(batch: Batch, items: readonly Item<FilePerson>[]): Promise<Verdict[]> {
  const book = new CustomerBook(batch);
  const persons = items.map((item) => withKey(item.rows[0] as FilePerson));
  await book.learn(persons.flatMap((person) => [said(person), ...sharedRow(person)]));
  const changes = new Map<string, Change>();
  const verdicts = persons.map((person) => decide(batch, book, changes, person));
  batch.announce([...book.keys(), ...changes.keys()]);
  await book.write();
  if (!batch.dryRun) await writeChanges(batch, [...changes.values()]);
  return verdicts;
}

/** What a row says of her, as it is compared. */
function said({ gender, kind, shared: _, custom: __, ...person }: FilePerson) {
  return { ...person, gender: gender ?? null, kind: kind ?? 'person' };
}

/** What she shares is looked up as well: whether it reaches her already. */
function sharedRow({ shared }: FilePerson) {
  return shared === undefined || shared.length === 0 ? [] : [{ identifiers: shared.map((one) => one.identifier) }];
}

/**
 * A row with nothing but a name is known again by the whole of what it says: importing the same file twice must make nobody
 * twice. Two rows that say the same are one person.
 */
function withKey(person: FilePerson): FilePerson {
  if (person.identifiers.length > 0) return person;
  const { identifiers: _, ...all } = person;
  const matchKey = hash('sha256', JSON.stringify(all), 'hex').slice(0, 32);
  return { ...person, identifiers: [{ kind: 'external', scope: 'file-row', matchKey, value: matchKey.slice(0, 8) }] };
}

/**
 * Who a row means. Where an id of the shop's knows her and the row says another national id than hers, "fill" lets hers stand as
 * everything else that is known; under "update" the row is refused, for it asks to write over who she is.
 */
function whoIsMeant(batch: Batch, book: CustomerBook, person: FilePerson): { meant: WhoItIs; leftNationalId: boolean } {
  const meant = book.whoIs(said(person));
  const others = person.identifiers.filter((one) => one.kind !== 'national-id');
  if (meant.who !== 'two-ids' || meant.kind !== 'national-id' || batch.existing === 'update' || !others.some(isCode))
    return { meant, leftNationalId: false };
  const byTheRest = book.whoIs(said({ ...person, identifiers: others }));
  const isShe = byTheRest.who === 'known' && byTheRest.byCode && byTheRest.customerId === meant.customerId;
  return isShe ? { meant: byTheRest, leftNationalId: true } : { meant, leftNationalId: false };
}

interface Change {
  customerId: string;
  before: PersonState;
  after: PersonState;
  identifiers: Identifier[];
  shared: number;
}

function decide(batch: Batch, book: CustomerBook, changes: Map<string, Change>, person: FilePerson): Verdict {
  const { meant, leftNationalId } = whoIsMeant(batch, book, person);
  if (meant.who === 'several')
    return { verdict: 'rejected', problem: problemOf(customers('identifiers-differ', meant)) };
  if (meant.who === 'two-ids')
    return { verdict: 'rejected', problem: problemOf(customers('ids-of-one-source', meant)) };
  if (meant.who === 'new') {
    book.make(fill(blankPerson, person), meant.fresh, [...meant.shared, ...(person.shared ?? [])]);
    return { verdict: 'created', customersCreated: 1 };
  }
  const { customerId, fresh } = meant;
  if (book.isHidden(customerId)) return { verdict: 'rejected', problem: problemOf(customers('somebody-elses')) };
  const shared: SharedWish[] = [
    ...meant.shared,
    ...(person.shared ?? []).filter((one) => !book.isReachedBy(customerId, one.identifier)),
  ];
  book.add(customerId, fresh, shared);
  const before = book.stateOf(customerId);
  if (before === undefined) throw new Error(`nothing was read of customer ${customerId}`);
  const { state: after, left } = join(before, person, batch.existing === 'update', meant.byCode);
  if (left || leftNationalId) batch.notice('left-as-it-was');
  const added = fresh.length + shared.length;
  if (added === 0 && fieldsBetween(before, after).length === 0) return { verdict: 'unchanged' };
  book.refill(customerId, after);
  const change = changes.get(customerId);
  if (!book.isMadeHere(customerId))
    changes.set(customerId, {
      customerId,
      before: change?.before ?? before,
      after,
      identifiers: [...(change?.identifiers ?? []), ...fresh],
      shared: (change?.shared ?? 0) + shared.length,
    });
  return { verdict: 'updated' };
}

/**
 * A known person with what a row says (FRONTDOOR 16): what is empty is filled. Other words than those that stand are written over
 * them only under "update", and who she is (name, birthday, gender) only where a code decided that it is she. Tags are joined.
 * `left`: the row says something else than what stays.
 */
function join(
  before: PersonState,
  person: FilePerson,
  update: boolean,
  byCode: boolean,
): { state: PersonState; left: boolean } {
  const row = fill(blankPerson, person);
  const parts = [
    joinNames(before, row, update && byCode),
    joinBirthdays(before, row, update && byCode),
    joinField('gender', before, row, update && byCode),
    joinField('title', before, row, update),
    joinField('city', before, row, update),
    joinField('province', before, row, update),
    person.kind === undefined || before.name === '' ? {} : joinField('kind', before, row, update),
  ];
  const own = joinOwn(before.custom, row.custom, update);
  const tags = [...new Set([...before.tags, ...row.tags])];
  const kind = before.name === '' && person.kind !== undefined ? person.kind : before.kind;
  const state = Object.assign(
    { ...before, kind, tags, custom: own.values },
    ...parts.map((part) => part ?? {}),
  ) as PersonState;
  return { state, left: own.left || parts.includes(undefined) };
}

/** What a part of her becomes; undefined when it stays and the row says otherwise. */
type Joined = Partial<PersonState> | undefined;

function joinNames(before: PersonState, row: PersonState, mayWrite: boolean): Joined {
  const { name, givenName, familyName } = row;
  if (name === '') return {};
  if (before.name === '') return { name, givenName, familyName };
  if (!sameName(before, row)) return mayWrite ? { name, givenName, familyName } : undefined;
  // The same name, now in its parts.
  return before.givenName === '' && before.familyName === '' ? { givenName, familyName } : {};
}

function joinBirthdays(before: PersonState, row: PersonState, mayWrite: boolean): Joined {
  const { birthCalendar, birthYear, birthMonth, birthDay } = row;
  if (birthMonth === null) return {};
  const said = { birthCalendar, birthYear, birthMonth, birthDay };
  if (before.birthMonth === null) return said;
  const differs = differences({ ...blankPerson, ...said }, { ...before, name: '', gender: null }).length > 0;
  if (differs) return mayWrite ? said : undefined;
  return before.birthYear === null && before.birthCalendar === birthCalendar ? { birthYear } : {};
}

function joinField(
  field: 'gender' | 'title' | 'city' | 'province' | 'kind',
  before: PersonState,
  row: PersonState,
  mayWrite: boolean,
): Joined {
  const isSaid = row[field] !== null && row[field] !== '';
  if (!isSaid || before[field] === row[field]) return {};
  const isEmpty = before[field] === null || before[field] === '';
  return isEmpty || mayWrite ? { [field]: row[field] } : undefined;
}

/** Fields of the business's own, each filled where it is empty, or written over under "update". */
function joinOwn(
  before: PersonState['custom'],
  said: PersonState['custom'],
  mayWrite: boolean,
): { values: PersonState['custom']; left: boolean } {
  const others = Object.entries(said).filter(
    ([key, value]) => textOf({ key: before[key] ?? value }) !== textOf({ key: value }),
  );
  return {
    values: mayWrite ? { ...before, ...said } : { ...said, ...before },
    left: others.length > 0 && !mayWrite,
  };
}

/** A new person as the row says her. */
function fill(blank: PersonState, person: FilePerson): PersonState {
  const { identifiers: _identifiers, shared: _shared, kind, gender, custom, ...said } = person;
  const filled = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return {
    ...blank,
    ...filled,
    kind: kind ?? blank.kind,
    gender: gender ?? blank.gender,
    custom: custom ?? blank.custom,
  };
}

const personFields = Object.keys(blankPerson) as (keyof PersonState)[];

/** Fields in which two states differ. */
export function fieldsBetween(a: PersonState, b: PersonState): (keyof PersonState)[] {
  return personFields.filter((field) =>
    field === 'tags'
      ? a.tags.join('\u0000') !== b.tags.join('\u0000')
      : field === 'custom'
        ? textOf(a.custom) !== textOf(b.custom)
        : a[field] !== b[field],
  );
}

/** The database orders the keys of a document its own way. */
function textOf(values: PersonState['custom']): string {
  return JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Writes changed customers with their before-images and one event each. */
async function writeChanges(batch: Batch, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const { tx, importId, now } = batch;
  await stageStates(
    tx,
    now,
    changes.map(({ customerId, before, after, identifiers, shared }) => ({
      customerId,
      state: after,
      fields: [...fieldsBetween(before, after), ...(identifiers.length + shared > 0 ? ['identifiers'] : [])],
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
    family_name text, title text, search_key text, alike_key text, gender text, birth_calendar text, birth_year smallint, birth_month smallint,
    birth_day smallint, city text, province text, tags text[], custom jsonb, fields text[], image jsonb) on commit delete rows`);
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
       birth_month = s.birth_month, birth_day = s.birth_day, city = s.city, province = s.province, tags = s.tags, custom = s.custom,
       version = c.version + 1, updated_at = $2
     from pg_temp.intake_change s where c.workspace_id = $1 and c.customer_id = s.customer_id`,
    [tx.workspaceId, now],
  );
}
