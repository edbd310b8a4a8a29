import { isDeepStrictEqual } from 'node:util';
import { allFields, columnOf, type Field, type Provenance, type ValuesOf } from '../columns.ts';

/** Fields of a customer that a merge may fill in. */
export type MergeableRow = Omit<ValuesOf<Field>, 'kind'>;

/** Fields that belong together are filled together: half a birthday of each would be nobody's. */
const groups: readonly (readonly (keyof MergeableRow)[])[] = [...new Set(allFields.map((one) => columnOf[one].fills))]
  .filter((group) => group !== undefined)
  .map((group) => allFields.filter((one) => one !== 'kind' && columnOf[one].fills === group) as (keyof MergeableRow)[]);

/** What one merge put into the survivor, so that the undo takes out exactly that. */
export interface Filled {
  /** Field → what it held before and was given. */
  fields: Record<string, { from: unknown; to: unknown }>;
  tags: string[];
  custom: Record<string, unknown>;
  provenance: Provenance;
}

/** The survivor's own words win; what she lacks comes from the merged row; tags are united. */
export function fillIn(survivor: MergeableRow, merged: MergeableRow): Filled {
  const fields: Filled['fields'] = {};
  for (const group of groups) {
    if (group.some((field) => !isEmpty(survivor[field]))) continue;
    for (const field of group)
      if (!isEmpty(merged[field])) fields[field] = { from: survivor[field], to: merged[field] };
  }
  return {
    fields,
    tags: merged.tags.filter((tag) => !survivor.tags.includes(tag)),
    custom: lacking(survivor.custom, merged.custom),
    provenance: lacking(survivor.provenance, merged.provenance),
  };
}

/** The survivor with what the merge brought. */
export function withFilled(survivor: MergeableRow, filled: Filled): MergeableRow {
  const given = Object.fromEntries(Object.entries(filled.fields).map(([field, { to }]) => [field, to]));
  return {
    ...survivor,
    ...given,
    tags: [...survivor.tags, ...filled.tags],
    custom: { ...survivor.custom, ...filled.custom },
    provenance: { ...survivor.provenance, ...filled.provenance },
  };
}

/** The survivor without what the merge had brought; what somebody has changed since keeps the newer value. */
export function withoutFilled(survivor: MergeableRow, filled: Filled): MergeableRow {
  const now: Record<string, unknown> = { ...survivor };
  for (const group of groups) {
    const given = group.filter((field) => field in filled.fields);
    if (given.every((field) => isDeepStrictEqual(now[field], filled.fields[field]?.to)))
      for (const field of given) now[field] = filled.fields[field]?.from;
  }
  return {
    ...(now as unknown as MergeableRow),
    tags: survivor.tags.filter((tag) => !filled.tags.includes(tag)),
    custom: without(survivor.custom, filled.custom),
    provenance: without(survivor.provenance, filled.provenance),
  };
}

/**
 * What another merge that is still in force brings instead, when one is undone: only into places that the undone one had
 * filled, since an empty place elsewhere was emptied on purpose.
 */
export function refill(survivor: MergeableRow, merged: MergeableRow, undone: Filled): Filled {
  const again = fillIn(survivor, merged);
  return {
    fields: only(again.fields, undone.fields),
    tags: again.tags.filter((tag) => undone.tags.includes(tag)),
    custom: only(again.custom, undone.custom),
    provenance: only(again.provenance, undone.provenance),
  };
}

/** Two fillings of one merge, one after the other. */
export function joinFilled(first: Filled, second: Filled): Filled {
  return {
    fields: { ...first.fields, ...second.fields },
    tags: [...first.tags, ...second.tags],
    custom: { ...first.custom, ...second.custom },
    provenance: { ...first.provenance, ...second.provenance },
  };
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '';
}

function lacking<V>(own: Record<string, V>, other: Record<string, V>): Record<string, V> {
  return Object.fromEntries(Object.entries(other).filter(([key]) => !(key in own)));
}

function without<V>(own: Record<string, V>, brought: Record<string, V>): Record<string, V> {
  return Object.fromEntries(
    Object.entries(own).filter(([key, value]) => !(key in brought && isDeepStrictEqual(value, brought[key]))),
  );
}

function only<V>(values: Record<string, V>, keys: Record<string, unknown>): Record<string, V> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key in keys));
}
