/** Fields of a customer that a merge may fill in. */
export interface MergeableRow {
  name: string;
  givenName: string;
  familyName: string;
  gender: string | null;
  language: string | null;
  birthCalendar: string | null;
  birthYear: number | null;
  birthMonth: number | null;
  birthDay: number | null;
  city: string;
  province: string;
  companyId: string | null;
  householdId: string | null;
  ownerId: string | null;
  tags: string[];
  custom: Record<string, unknown>;
}

/** Fields that belong together are filled together: half a birthday of each would be nobody's. */
const groups: readonly (readonly (keyof MergeableRow)[])[] = [
  ['name', 'givenName', 'familyName'],
  ['gender'],
  ['language'],
  ['birthCalendar', 'birthYear', 'birthMonth', 'birthDay'],
  ['city', 'province'],
  ['companyId'],
  ['householdId'],
  ['ownerId'],
];

export interface Filled {
  /** New values of the survivor's fields. */
  after: Partial<MergeableRow>;
  /** What each changed field held before and holds now: the undo restores it only if it still holds `to`. */
  before: Record<string, { from: unknown; to: unknown }>;
}

/** The survivor's own words win; what she lacks comes from the merged row; tags are united. */
export function fillIn(survivor: MergeableRow, merged: MergeableRow): Filled {
  const after: Record<string, unknown> = {};
  for (const group of groups) {
    if (group.some((field) => !isEmpty(survivor[field]))) continue;
    for (const field of group) if (!isEmpty(merged[field])) after[field] = merged[field];
  }
  const tags = [...new Set([...survivor.tags, ...merged.tags])];
  if (tags.length > survivor.tags.length) after.tags = tags;
  const custom = { ...merged.custom, ...survivor.custom };
  if (Object.keys(custom).length > Object.keys(survivor.custom).length) after.custom = custom;
  const before: Filled['before'] = {};
  for (const [field, to] of Object.entries(after)) before[field] = { from: survivor[field as keyof MergeableRow], to };
  return { after: after as Partial<MergeableRow>, before };
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '';
}
