import { uuidv7 } from '@peyvand/kernel/ids';
import type { Tx } from '../../ground/database/transaction.ts';
import { type Batch, type NewKeys, problemOf, type RowProblem } from '../../office/imports/index.ts';
import { shareIdentities } from './identity-lock.ts';
import { type BookRows, writeBook } from './intake-book-rows.ts';
import { blankPerson, type PersonState, readCodes, readMergedFacts, readStates } from './intake-state.ts';
import { customers } from './refusals.ts';
import { sameName } from './rules/contradiction.ts';
import { type Identifier, identifierKey } from './rules/identifiers.ts';
import { nameOf } from './rules/name.ts';
import { type Candidate, isCode, isContact, type WhoItIs, whoIsIt } from './rules/who-is-it.ts';
import type { SharedWish } from './tables.ts';

/** Somebody of whom a row speaks. */
export interface RowPerson extends Partial<PersonState> {
  readonly identifiers: readonly Identifier[];
}

const hiddenSql = `select customer_id as id from customers_customer where workspace_id = $1 and customer_id = any($2::uuid[])
  and (owner_id is null or owner_id <> all($3::uuid[])) and import_id is distinct from $4::uuid`;
// An identifier always points to the survivor of a merge; the lock of identities keeps it so until the batch is committed.
// One key after another over the primary key: as a join the planner reads the whole table for every batch.
const knownSql = `select k.n::int as n, i.customer_id as "customerId"
from unnest($2::text[], $3::text[], $4::text[]) with ordinality as k (kind, scope, match_key, n)
cross join lateral (select customer_id from customers_identifier
  where workspace_id = $1 and kind = k.kind and scope = k.scope and match_key = k.match_key limit 1) i`;
// Whom a shared phone or mail reaches, a merged one answered by the survivor.
const reachedSql = `select k.n::int as n, coalesce(r.survivor_id, s.customer_id) as "customerId"
from unnest($2::text[], $3::text[]) with ordinality as k (kind, match_key, n)
cross join lateral (select customer_id from customers_shared_contact where workspace_id = $1 and kind = k.kind and match_key = k.match_key limit 5000) s
left join customers_redirect r on r.workspace_id = $1 and r.merged_id = s.customer_id`;

/**
 * Who is who within one batch of an import: what the tables know, and what earlier rows of the batch made. The same rule as
 * for one customer at a till (rules/who-is-it.ts), for ten thousand at once.
 */
export class CustomerBook {
  readonly #batch: Batch;
  readonly #owners = new Map<string, string>();
  /** Whom a shared phone or mail reaches, by its key. */
  readonly #reached = new Map<string, Set<string>>();
  readonly #states = new Map<string, PersonState>();
  /** What those merged into her were called. */
  readonly #merged = new Map<string, PersonState[]>();
  readonly #codes = new Map<string, Set<string>>();
  /** Of those met, the ones whom the person who imports does not see. */
  readonly #hidden = new Set<string>();
  readonly #made: BookRows['made'] = new Map();
  #newKeys: NewKeys | undefined;
  #newShared: NewKeys | undefined;
  readonly #added: BookRows['added'] = [];
  readonly #shared: BookRows['shared'] = [];
  readonly #replaced: Set<string> = new Set();
  /** Keys that are taken from somebody: the next batch must not find them where they were. */
  readonly #given = new Set<string>();

  constructor(batch: Batch) {
    this.#batch = batch;
  }

  /** Learns to whom these rows may lead: a few queries for the whole batch, riding on keys. */
  async learn(rows: readonly RowPerson[]): Promise<void> {
    const unique = new Map<string, Identifier>();
    for (const row of rows) for (const one of row.identifiers) unique.set(identifierKey(one), one);
    const contacts = new Map([...unique].filter(([, one]) => isContact(one)));
    const { tx, dryRun } = this.#batch;
    if (!dryRun) await shareIdentities(tx);
    await this.#batch.settle(unique.keys());
    await this.#batch.settle([...contacts.keys()].map(sharedKey));
    this.#newKeys = await this.#batch.newKeys('customers_identifier', () => hasNone(tx, 'customers_identifier'));
    this.#newShared = await this.#batch.newKeys('customers_shared_contact', () =>
      hasNone(tx, 'customers_shared_contact'),
    );
    await this.#learnOwners([...unique].filter(([key]) => this.#newKeys?.mayHave(key) ?? true));
    await this.#learnReached([...contacts].filter(([key]) => this.#newShared?.mayHave(sharedKey(key)) ?? true));
    const met = new Set([...this.#owners.values(), ...[...this.#reached.values()].flatMap((ids) => [...ids])]);
    // Two rows may name one customer by different identifiers.
    await this.#batch.settle(met);
    await this.#learnHidden([...met]);
    await this.#learnStates([...met].filter((id) => !this.#states.has(id)));
    await this.#learnCodes(rows);
  }

  async #learnOwners(wanted: readonly (readonly [string, Identifier])[]): Promise<void> {
    if (wanted.length === 0) return;
    const { tx, memory } = this.#batch;
    const rows = await tx.query<{ n: number; customerId: string }>(knownSql, [
      tx.workspaceId,
      wanted.map(([, one]) => one.kind),
      wanted.map(([, one]) => one.scope),
      wanted.map(([, one]) => one.matchKey),
    ]);
    for (const { n, customerId } of rows) this.#owners.set(wanted[n - 1]?.[0] ?? '', customerId);
    for (const [key, customerId] of await memory.recall(wanted.map(([key]) => key))) this.#owners.set(key, customerId);
  }

  async #learnReached(wanted: readonly (readonly [string, Identifier])[]): Promise<void> {
    if (wanted.length === 0) return;
    const { tx, memory } = this.#batch;
    const rows = await tx.query<{ n: number; customerId: string }>(reachedSql, [
      tx.workspaceId,
      wanted.map(([, one]) => one.kind),
      wanted.map(([, one]) => one.matchKey),
    ]);
    for (const { n, customerId } of rows) this.#reach(wanted[n - 1]?.[0] ?? '', customerId);
    for (const [key, ids] of await memory.recall(wanted.map(([key]) => sharedKey(key))))
      for (const id of ids.split(' ')) this.#reach(key.slice(sharedKey('').length), id);
  }

  /** Whom the person who imports does not see is somebody else's; those whom this import has made are hers. */
  async #learnHidden(ids: readonly string[]): Promise<void> {
    const { tx, owners, importId } = this.#batch;
    if (owners === null || ids.length === 0) return;
    const rows = await tx.query<{ id: string }>(hiddenSql, [tx.workspaceId, ids, owners, importId]);
    for (const { id } of rows) this.#hidden.add(id);
  }

  /** True for a customer whom the person who imports does not see: her rows are refused, and she is not touched. */
  isHidden(customerId: string): boolean {
    return this.#hidden.has(customerId);
  }

  async #learnStates(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const { tx, memory } = this.#batch;
    for (const [id, state] of await readStates(tx, ids)) this.#states.set(id, state);
    for (const [id, states] of await readMergedFacts(tx, ids)) this.#merged.set(id, states);
    for (const [key, state] of await memory.recall(ids.map(stateKey)))
      this.#states.set(key.slice(stateKey('').length), JSON.parse(state) as PersonState);
  }

  /** Codes of those whom a phone or mail proposes for a row that says a code of its own. */
  async #learnCodes(rows: readonly RowPerson[]): Promise<void> {
    const asked = new Set<string>();
    for (const { identifiers } of rows)
      if (identifiers.some((one) => isCode(one))) for (const id of this.#idsOf(identifiers)) asked.add(id);
    if (asked.size === 0) return;
    const { tx, memory } = this.#batch;
    for (const { customerId, key } of await readCodes(tx, [...asked])) this.#keepCode(customerId, key);
    for (const [key, codes] of await memory.recall([...asked].map(codesKey)))
      for (const code of codes.split('\n')) this.#keepCode(key.slice(codesKey('').length), code);
  }

  #keepCode(customerId: string, key: string): void {
    const codes = this.#codes.get(customerId);
    if (codes === undefined) this.#codes.set(customerId, new Set([key]));
    else codes.add(key);
  }

  #reach(key: string, customerId: string): void {
    const ids = this.#reached.get(key);
    if (ids === undefined) this.#reached.set(key, new Set([customerId]));
    else ids.add(customerId);
  }

  /** Everybody to whom the identifiers lead, owners first. */
  #idsOf(identifiers: readonly Identifier[]): Set<string> {
    const ids = new Set<string>();
    for (const one of identifiers) {
      const owner = this.#owners.get(identifierKey(one));
      if (owner !== undefined) ids.add(owner);
    }
    for (const one of identifiers) for (const id of this.#reached.get(identifierKey(one)) ?? []) ids.add(id);
    return ids;
  }

  /** Who a row means. @param bare a purchase or call, which a phone alone leads to its owner */
  whoIs(person: RowPerson, bare = false): WhoItIs {
    const { identifiers } = person;
    const said = { ...blankPerson, ...person };
    const owned = identifiers.filter((one) => this.#owners.has(identifierKey(one)));
    // Most rows of a first file lead to nobody.
    const ids = owned.length === 0 && this.#reached.size === 0 ? new Set<string>() : this.#idsOf(identifiers);
    const candidates = [...ids].flatMap((id) => this.#candidate(id, identifiers, said) ?? []);
    return whoIsIt(identifiers, said, candidates, bare);
  }

  /** Of the many whom a switchboard reaches only those with the name of the row come into question. */
  #candidate(customerId: string, identifiers: readonly Identifier[], said: PersonState): Candidate | undefined {
    const keys = identifiers.map(identifierKey);
    const owned = new Set(keys.filter((key) => this.#owners.get(key) === customerId));
    const facts = [this.stateOf(customerId) ?? blankPerson, ...(this.#merged.get(customerId) ?? [])];
    if (owned.size === 0 && !facts.some((one) => sameName(said, one))) return undefined;
    const held = new Set(keys.filter((key) => this.#reached.get(key)?.has(customerId)));
    return { customerId, facts, owned, held, codes: this.#codes.get(customerId) ?? noCodes };
  }

  /** What is known of somebody now, the earlier rows of the batch included. */
  stateOf(customerId: string): PersonState | undefined {
    return this.#made.get(customerId)?.state ?? this.#states.get(customerId);
  }

  isMadeHere(customerId: string): boolean {
    return this.#made.has(customerId);
  }

  make(state: PersonState, identifiers: readonly Identifier[], shared: readonly SharedWish[]): string {
    const customerId = uuidv7(this.#batch.now.getTime());
    this.#made.set(customerId, { state, identifiers: [] });
    this.add(customerId, identifiers, shared);
    return customerId;
  }

  /** Keeps the state to which a row has brought somebody. */
  refill(customerId: string, state: PersonState): void {
    const made = this.#made.get(customerId);
    if (made === undefined) this.#states.set(customerId, state);
    else made.state = state;
  }

  /** Gives her identifiers that nobody has, and what she shares. */
  add(customerId: string, identifiers: readonly Identifier[], shared: readonly SharedWish[]): void {
    for (const identifier of identifiers) {
      this.#owners.set(identifierKey(identifier), customerId);
      if (isCode(identifier)) this.#keepCode(customerId, identifierKey(identifier));
      const made = this.#made.get(customerId);
      if (made === undefined) this.#added.push({ customerId, identifier });
      else made.identifiers.push(identifier);
    }
    for (const one of shared) {
      this.#reach(identifierKey(one.identifier), customerId);
      this.#shared.push({ ...one, customerId });
      if (one.apartFrom !== undefined) this.#batch.notice('kept-apart');
    }
  }

  /** Takes her national id away, for another that a row says. */
  dropNationalId(customerId: string): void {
    const isOld = (one: Identifier) => one.kind === 'national-id';
    const made = this.#made.get(customerId);
    if (made === undefined) this.#replaced.add(customerId);
    else made.identifiers = made.identifiers.filter((one) => !isOld(one));
    const given = this.#added.filter((one) => one.customerId !== customerId || !isOld(one.identifier));
    this.#added.splice(0, this.#added.length, ...given);
    for (const key of this.#codes.get(customerId) ?? []) {
      if (!key.startsWith('national-id ')) continue;
      this.#codes.get(customerId)?.delete(key);
      this.#owners.delete(key);
      this.#given.add(key);
    }
  }

  /** True when she is reached by it already, or it is hers. */
  isReachedBy(customerId: string, identifier: Identifier): boolean {
    const key = identifierKey(identifier);
    return this.#owners.get(key) === customerId || (this.#reached.get(key)?.has(customerId) ?? false);
  }

  /**
   * The customer whom a sale names, made if nobody knows her yet; what the tables say of her is not touched. `otherName`: the name
   * that was said, where it is not hers.
   */
  recognise(
    identifiers: readonly Identifier[],
    said: string,
  ): { customerId: string; created: boolean; otherName: string } | RowProblem {
    const { name, title } = nameOf({ name: said });
    const meant = this.whoIs({ identifiers, name }, identifiers.every(isContact));
    if (meant.who === 'several') return problemOf(customers('identifiers-differ', { customerIds: meant.customerIds }));
    if (meant.who === 'two-ids') return problemOf(customers('ids-of-one-source', meant));
    if (meant.who === 'new')
      return {
        customerId: this.make({ ...blankPerson, name, title }, meant.fresh, meant.shared),
        created: true,
        otherName: '',
      };
    const { customerId } = meant;
    if (this.isHidden(customerId)) return problemOf(customers('somebody-elses'));
    this.add(customerId, meant.fresh, meant.shared);
    const facts = [this.stateOf(customerId) ?? blankPerson, ...(this.#merged.get(customerId) ?? [])];
    const otherName = name === '' || facts.some((one) => sameName({ name }, one)) ? '' : name;
    if (otherName !== '') this.#batch.notice('other-name');
    return { customerId, created: false, otherName };
  }

  /** Writes new customers, their identifiers and their events; call once, before rows that point to them. */
  async write(): Promise<void> {
    if (this.#batch.dryRun) return this.#remember();
    this.#keepNewKeys();
    await writeBook(this.#batch, {
      made: this.#made,
      added: this.#added,
      shared: this.#shared,
      replaced: this.#replaced,
    });
  }

  /** What the next batches of a dry run have to know. */
  async #remember(): Promise<void> {
    const entries: [string, string][] = [];
    for (const [id, { state, identifiers }] of this.#made) {
      entries.push([stateKey(id), JSON.stringify(state)]);
      const codes = identifiers.filter(isCode).map(identifierKey);
      if (codes.length > 0) entries.push([codesKey(id), codes.join('\n')]);
      for (const one of identifiers) entries.push([identifierKey(one), id]);
    }
    for (const { identifier, customerId } of this.#added) entries.push([identifierKey(identifier), customerId]);
    for (const key of new Set(this.#shared.map(({ identifier }) => identifierKey(identifier))))
      entries.push([sharedKey(key), [...(this.#reached.get(key) ?? [])].join(' ')]);
    await this.#batch.memory.remember(entries);
  }

  /** The keys of identifiers that `write` will write, for the batch's announcement. */
  *keys(): Generator<string> {
    for (const { identifiers } of this.#made.values()) for (const one of identifiers) yield identifierKey(one);
    for (const { identifier } of this.#added) yield identifierKey(identifier);
    for (const { identifier } of this.#shared) yield sharedKey(identifierKey(identifier));
    yield* this.#given;
  }

  #keepNewKeys(): void {
    if (this.#newKeys !== undefined) for (const key of this.keys()) this.#newKeys.add(key);
    if (this.#newShared !== undefined)
      for (const { identifier } of this.#shared) this.#newShared.add(sharedKey(identifierKey(identifier)));
  }
}

const noCodes: ReadonlySet<string> = new Set();
const sharedKey = (key: string) => `shared ${key}`;
const stateKey = (customerId: string) => `state ${customerId}`;
const codesKey = (customerId: string) => `codes ${customerId}`;

async function hasNone(tx: Tx, table: 'customers_identifier' | 'customers_shared_contact'): Promise<boolean> {
  return (await tx.query(`select 1 from ${table} where workspace_id = $1 limit 1`, [tx.workspaceId])).length === 0;
}
