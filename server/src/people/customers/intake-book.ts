import { uuidv7 } from '@peyvand/kernel/ids';
import type { Tx } from '../../platform/database/transaction.ts';
import { type Batch, problemOf, type RowProblem } from '../../platform/intake/intake.ts';
import { copyRows } from '../../platform/intake/run/copy-rows.ts';
import type { NewKeys } from '../../platform/intake/run/new-keys.ts';
import { appendSelected } from '../../spine/append-selected.ts';
import { shareIdentities } from './identity-lock.ts';
import { customers } from './refusals.ts';
import type { Identifier } from './rules/identifiers.ts';
import { searchKeyOf } from './rules/name.ts';

/** All columns of a customer that a file can set, as they are after the row. */
export interface PersonState {
  kind: 'person' | 'company';
  name: string;
  givenName: string;
  familyName: string;
  gender: 'female' | 'male' | 'other' | null;
  birthCalendar: 'jalali' | 'gregorian' | null;
  birthYear: number | null;
  birthMonth: number | null;
  birthDay: number | null;
  city: string;
  province: string;
  tags: readonly string[];
}

export const blankPerson: PersonState = {
  kind: 'person',
  name: '',
  givenName: '',
  familyName: '',
  gender: null,
  birthCalendar: null,
  birthYear: null,
  birthMonth: null,
  birthDay: null,
  city: '',
  province: '',
  tags: [],
};

// An identifier always points to the survivor of a merge; the lock of identities keeps it so until the batch is committed.
// One key after another over the primary key: as a join the planner reads the whole table for every batch.
const knownSql = `select k.n::int as n, i.customer_id as "customerId"
from unnest($2::text[], $3::text[], $4::text[]) with ordinality as k (kind, scope, match_key, n)
cross join lateral (select customer_id from customers_identifier
  where workspace_id = $1 and kind = k.kind and scope = k.scope and match_key = k.match_key limit 1) i`;

/**
 * Who is who within one batch of an import: what the tables know, and what earlier rows of the batch made. The same rule as
 * for one customer at a till (commands/recognise-customer.ts), for ten thousand at once.
 */
export class CustomerBook {
  readonly #batch: Batch;
  readonly #owners = new Map<string, string>();
  readonly #made = new Map<string, { state: PersonState; identifiers: Identifier[] }>();
  #newKeys: NewKeys | undefined;
  readonly #added: { customerId: string; identifier: Identifier }[] = [];

  constructor(batch: Batch) {
    this.#batch = batch;
  }

  /** Learns who owns these identifiers: one query, riding on the primary key. */
  async learn(identifiers: Iterable<Identifier>): Promise<void> {
    const unique = new Map<string, Identifier>();
    for (const one of identifiers) unique.set(keyOf(one), one);
    const { tx, dryRun, memory } = this.#batch;
    if (!dryRun) await shareIdentities(tx);
    await this.#batch.settle(unique.keys());
    this.#newKeys = await this.#batch.newKeys('customers_identifier', () => hasNone(tx));
    const wanted = [...unique].filter(([key]) => this.#newKeys?.mayHave(key) ?? true);
    if (wanted.length === 0) return;
    const rows = await tx.query<{ n: number; customerId: string }>(knownSql, [
      tx.workspaceId,
      wanted.map(([, one]) => one.kind),
      wanted.map(([, one]) => one.scope),
      wanted.map(([, one]) => one.matchKey),
    ]);
    for (const { n, customerId } of rows) this.#owners.set(wanted[n - 1]?.[0] ?? '', customerId);
    for (const [key, customerId] of await memory.recall(wanted.map(([key]) => key))) this.#owners.set(key, customerId);
  }

  /** Owners of the identifiers, each once: none, one, or several who would have to be merged first. */
  ownersOf(identifiers: readonly Identifier[]): string[] {
    const owners: string[] = [];
    for (const one of identifiers) {
      const owner = this.#owners.get(keyOf(one));
      if (owner !== undefined && !owners.includes(owner)) owners.push(owner);
    }
    return owners;
  }

  /** The state of a customer made in this batch; rows that follow may still fill it. */
  madeHere(customerId: string): PersonState | undefined {
    return this.#made.get(customerId)?.state;
  }

  make(state: PersonState, identifiers: readonly Identifier[]): string {
    const customerId = uuidv7(this.#batch.now.getTime());
    this.#made.set(customerId, { state, identifiers: [...identifiers] });
    for (const one of identifiers) this.#owners.set(keyOf(one), customerId);
    return customerId;
  }

  refill(customerId: string, state: PersonState): void {
    const made = this.#made.get(customerId);
    if (made !== undefined) made.state = state;
  }

  /** Gives her the identifiers that nobody has; answers those that were new. */
  add(customerId: string, identifiers: readonly Identifier[]): Identifier[] {
    const fresh = identifiers.filter((one) => !this.#owners.has(keyOf(one)));
    for (const identifier of fresh) {
      this.#owners.set(keyOf(identifier), customerId);
      const made = this.#made.get(customerId);
      if (made === undefined) this.#added.push({ customerId, identifier });
      else made.identifiers.push(identifier);
    }
    return fresh;
  }

  /** The customer whom a sale names, made if nobody knows her yet; what the tables say of her is not touched. */
  recognise(identifiers: readonly Identifier[], name: string): { customerId: string; created: boolean } | RowProblem {
    const [owner, ...others] = this.ownersOf(identifiers);
    if (others.length > 0) return problemOf(customers('identifiers-differ', { customerIds: [owner ?? '', ...others] }));
    if (owner === undefined) return { customerId: this.make({ ...blankPerson, name }, identifiers), created: true };
    this.add(owner, identifiers);
    return { customerId: owner, created: false };
  }

  /** Writes new customers, their identifiers and their events; call once, before rows that point to them. */
  async write(): Promise<void> {
    const { tx, dryRun, memory } = this.#batch;
    if (dryRun) {
      const keys = [...this.#made].flatMap(([id, { identifiers }]) =>
        identifiers.map((one) => [keyOf(one), id] as const),
      );
      await memory.remember([...keys, ...this.#added.map((one) => [keyOf(one.identifier), one.customerId] as const)]);
      return;
    }
    if (this.#made.size === 0 && this.#added.length === 0) return;
    this.#keepNewKeys();
    await tx.query(stagesSql);
    if (this.#made.size > 0) {
      await copyRows(tx, 'intake_person', personColumns, this.#personRows());
      await tx.query(insertPersonsSql, [tx.workspaceId, this.#batch.importId, this.#batch.now]);
    }
    await copyRows(
      tx,
      'intake_key',
      ['customer_id', 'kind', 'scope', 'match_key', 'value', 'is_primary'],
      this.#keyRows(),
    );
    await tx.query(insertKeysSql, [tx.workspaceId, this.#batch.now]);
    if (this.#made.size > 0) await appendSelected(tx, eventsOf(this.#batch, this.#made.size), createdEventsSql);
  }

  /** The keys of identifiers that `write` will write, for the batch's announcement. */
  *keys(): Generator<string> {
    for (const { identifiers } of this.#made.values()) for (const one of identifiers) yield keyOf(one);
    for (const { identifier } of this.#added) yield keyOf(identifier);
  }

  #keepNewKeys(): void {
    if (this.#newKeys === undefined) return;
    for (const key of this.keys()) this.#newKeys.add(key);
  }

  *#personRows() {
    const ms = this.#batch.now.getTime();
    for (const [customerId, { state, identifiers }] of this.#made)
      yield [
        customerId,
        uuidv7(ms),
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
        identifiers.map((one) => one.kind),
      ];
  }

  *#keyRows() {
    for (const [customerId, { identifiers }] of this.#made) {
      const kinds: string[] = [];
      for (const one of identifiers) {
        yield [customerId, one.kind, one.scope, one.matchKey, one.value, !kinds.includes(one.kind)];
        kinds.push(one.kind);
      }
    }
    for (const { customerId, identifier: one } of this.#added)
      yield [customerId, one.kind, one.scope, one.matchKey, one.value, false];
  }
}

async function hasNone(tx: Tx): Promise<boolean> {
  return (
    (await tx.query('select 1 from customers_identifier where workspace_id = $1 limit 1', [tx.workspaceId])).length ===
    0
  );
}

function keyOf(one: Identifier): string {
  return `${one.kind} ${one.scope} ${one.matchKey}`;
}

/** What the events of one statement share. */
export function eventsOf(batch: Batch, count: number) {
  return {
    epoch: batch.epoch,
    recordedAt: batch.now,
    actor: batch.actor,
    origin: batch.origin,
    firstPosition: batch.takePositions(count),
  };
}

const stagesSql = `create temp table if not exists intake_person (customer_id uuid, event_id uuid, kind text, name text, given_name text,
  family_name text, search_key text, gender text, birth_calendar text, birth_year smallint, birth_month smallint, birth_day smallint,
  city text, province text, tags text[], kinds text[]) on commit delete rows;
create temp table if not exists intake_key (customer_id uuid, kind text, scope text, match_key text, value text, is_primary boolean) on commit delete rows`;

const personColumns = [
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
  'kinds',
];

const insertPersonsSql = `insert into customers_customer (workspace_id, customer_id, kind, name, given_name, family_name, search_key, gender,
  birth_calendar, birth_year, birth_month, birth_day, city, province, tags, source, import_id, created_at, updated_at)
select $1, customer_id, kind, name, given_name, family_name, search_key, gender, birth_calendar, birth_year, birth_month, birth_day,
  city, province, tags, 'import', $2, $3, $3 from pg_temp.intake_person`;

const insertKeysSql = `insert into customers_identifier (workspace_id, kind, scope, match_key, customer_id, value, is_primary, source, created_at)
select $1, kind, scope, match_key, customer_id, value, is_primary, 'import', $2 from pg_temp.intake_key`;

const createdEventsSql = `select event_id, 'customer.created' as type, customer_id, $2::timestamptz as occurred_at,
  jsonb_build_object('kind', kind, 'kinds', kinds) as data from pg_temp.intake_person`;
