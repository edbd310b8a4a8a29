import { columnOf, type FileField, fileFields } from './columns.ts';
import type { FilePerson } from './file-person.ts';
import { blankPerson, type PersonState } from './intake-state.ts';
import { differences, sameName } from './rules/contradiction.ts';

/**
 * A known person with what a row says (FRONTDOOR 16): what is empty is filled. Other words than those that stand are written over
 * them only under "update", and who she is (name, birthday, gender) only where a code decided that it is she. Tags are joined.
 * `left`: the row says something else than what stays.
 */
export function join(
  before: PersonState,
  person: FilePerson,
  update: boolean,
  byCode: boolean,
): { state: PersonState; left: boolean } {
  const row = fill(blankPerson, person);
  const parts = [
    joinNames(before, row, update && byCode),
    joinBirthdays(before, row, update && byCode),
    ...fileFields.map((field) => {
      const { joins } = columnOf[field];
      return joins === undefined ? {} : joinField(field, before, row, update && (joins === 'word' || byCode));
    }),
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

function joinField(field: FileField, before: PersonState, row: PersonState, mayWrite: boolean): Joined {
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
export function fill(blank: PersonState, person: FilePerson): PersonState {
  const { identifiers: _, shared: __, ownerName: ___, companyName: ____, kind, gender, custom, ...said } = person;
  const filled = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return {
    ...blank,
    ...filled,
    kind: kind ?? blank.kind,
    gender: gender ?? blank.gender,
    custom: custom ?? blank.custom,
  };
}

/** Fields in which two states differ. */
export function fieldsBetween(a: PersonState, b: PersonState): FileField[] {
  return fileFields.filter((field) => !isSame(field, a[field], b[field]));
}

function isSame(field: FileField, a: unknown, b: unknown): boolean {
  const { type } = columnOf[field];
  if (type === 'jsonb') return textOf(a as PersonState['custom']) === textOf(b as PersonState['custom']);
  return type === 'text[]' ? (a as string[]).join('\u0000') === (b as string[]).join('\u0000') : a === b;
}

/** The database orders the keys of a document its own way. */
function textOf(values: PersonState['custom']): string {
  return JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}
