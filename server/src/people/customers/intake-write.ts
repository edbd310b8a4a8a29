import { hash } from 'node:crypto';
import { type Batch, type Item, problemOf, type Verdict } from '../../office/imports/index.ts';
import type { FilePerson } from './file-person.ts';
import { CustomerBook } from './intake-book.ts';
import { type Change, writeChanges } from './intake-changes.ts';
import { fieldsBetween, fill, join } from './intake-join.ts';
import { LinkBook } from './intake-links.ts';
import { blankPerson } from './intake-state.ts';
import { customers } from './refusals.ts';
import { isCode, type WhoItIs } from './rules/who-is-it.ts';
import type { SharedWish } from './tables.ts';

/** Creates or updates the customers of a batch of rows. */
export async function writePersons(batch: Batch, items: readonly Item<FilePerson>[]): Promise<Verdict[]> {
  const book = new CustomerBook(batch);
  const persons = items.map((item) => withKey(item.rows[0] as FilePerson));
  await book.learn(persons.flatMap((person) => [said(person), ...sharedRow(person)]));
  const links = await LinkBook.learn(batch, persons);
  const changes = new Map<string, Change>();
  const verdicts: Verdict[] = [];
  for (const at of links.order(persons)) {
    const { linked, leftOut } = links.link(persons[at] as FilePerson);
    const verdict = decide(batch, book, changes, linked);
    verdicts[at] = verdict.verdict === 'rejected' ? verdict : { ...verdict, leftOut };
    if (verdict.verdict !== 'rejected') links.meet(verdict.customerId, linked);
  }
  batch.announce([...book.keys(), ...changes.keys(), ...links.keys()]);
  await book.write();
  await links.remember();
  if (!batch.dryRun) await writeChanges(batch, [...changes.values()]);
  return verdicts;
}

/** What a row says of her, as it is compared. */
function said({ gender, kind, shared: _, custom: __, ownerName: ___, companyName: ____, ...person }: FilePerson) {
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
  // who looks after her may change from file to file
  const { identifiers: _, ownerName: __, companyName: ___, ...all } = person;
  const matchKey = hash('sha256', JSON.stringify(all), 'hex').slice(0, 32);
  return { ...person, identifiers: [{ kind: 'external', scope: 'file-row', matchKey, value: matchKey.slice(0, 8) }] };
}

interface Meant {
  readonly meant: WhoItIs;
  /** The row says another national id than hers, which stays. */
  readonly leftNationalId?: boolean;
  /** The row says another national id than hers, and may write over it. */
  readonly newNationalId?: boolean;
}

/**
 * Who a row means. Where an id of the shop's knows her and the row says another national id than hers, which is nobody's, "fill"
 * lets hers stand as everything else that is known, and "update" writes over it as over her name (FRONTDOOR 16). Without such an
 * id nothing says that it is she.
 */
function whoIsMeant(batch: Batch, book: CustomerBook, person: FilePerson): Meant {
  const meant = book.whoIs(said(person));
  const others = person.identifiers.filter((one) => one.kind !== 'national-id');
  if (meant.who !== 'two-ids' || meant.kind !== 'national-id' || !others.some(isCode)) return { meant };
  const byTheRest = book.whoIs(said({ ...person, identifiers: others }));
  const isShe = byTheRest.who === 'known' && byTheRest.byCode && byTheRest.customerId === meant.customerId;
  if (!isShe) return { meant };
  if (batch.existing !== 'update') return { meant: byTheRest, leftNationalId: true };
  const nationalIds = person.identifiers.filter((one) => one.kind === 'national-id');
  return { meant: { ...byTheRest, fresh: [...byTheRest.fresh, ...nationalIds] }, newNationalId: true };
}

type Decided =
  | Extract<Verdict, { verdict: 'rejected' }>
  | (Exclude<Verdict, { verdict: 'rejected' }> & { customerId: string });

function decide(batch: Batch, book: CustomerBook, changes: Map<string, Change>, person: FilePerson): Decided {
  const { meant, leftNationalId, newNationalId } = whoIsMeant(batch, book, person);
  if (meant.who === 'several')
    return { verdict: 'rejected', problem: problemOf(customers('identifiers-differ', meant)) };
  if (meant.who === 'two-ids')
    return { verdict: 'rejected', problem: problemOf(customers('ids-of-one-source', meant)) };
  if (meant.who === 'new') {
    const made = book.make(fill(blankPerson, person), meant.fresh, [...meant.shared, ...(person.shared ?? [])]);
    return { verdict: 'created', customersCreated: 1, customerId: made };
  }
  const { customerId, fresh } = meant;
  if (book.isHidden(customerId)) return { verdict: 'rejected', problem: problemOf(customers('somebody-elses')) };
  const shared: SharedWish[] = [
    ...meant.shared,
    ...(person.shared ?? []).filter((one) => !book.isReachedBy(customerId, one.identifier)),
  ];
  if (newNationalId) book.dropNationalId(customerId);
  book.add(customerId, fresh, shared);
  const before = book.stateOf(customerId);
  if (before === undefined) throw new Error(`nothing was read of customer ${customerId}`);
  // nobody works for herself
  const row = person.companyId === customerId ? { ...person, companyId: null } : person;
  const { state: after, left } = join(before, row, batch.existing === 'update', meant.byCode);
  if (left || leftNationalId) batch.notice('left-as-it-was');
  const added = fresh.length + shared.length;
  if (added === 0 && fieldsBetween(before, after).length === 0) return { verdict: 'unchanged', customerId };
  book.refill(customerId, after);
  const change = changes.get(customerId);
  if (!book.isMadeHere(customerId))
    changes.set(customerId, {
      customerId,
      before: change?.before ?? before,
      after,
      identifiers: [...(change?.identifiers ?? []), ...fresh],
      shared: (change?.shared ?? 0) + shared.length,
      nationalId: newNationalId === true || change?.nationalId === true,
    });
  return { verdict: 'updated', customerId };
}
