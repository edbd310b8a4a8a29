import { isDeepStrictEqual } from 'node:util';
import { type BulkField, bulkFields, type ValuesOf } from '../columns.ts';
import type { CustomValue } from './custom-value.ts';
import { withCustom } from './custom-value.ts';

/** Fields of which many customers are simply given another value. */
type PlainField = Exclude<BulkField, 'tags' | 'custom'>;
export const plainFields = bulkFields.filter((field): field is PlainField => field !== 'tags' && field !== 'custom');

/** What a bulk edit may change: what many customers can share. */
export interface BulkChange extends Partial<ValuesOf<PlainField>> {
  addTags?: string[];
  removeTags?: string[];
  custom?: Record<string, CustomValue | null>;
}

export type BulkRow = ValuesOf<BulkField>;

/** What the edit did to one customer, field by field and tag by tag, so that the undo touches nothing else. */
export interface BulkImage {
  before: Partial<ValuesOf<PlainField | 'custom'>> & { removedTags?: string[] };
  after: Partial<ValuesOf<PlainField | 'custom'>> & { addedTags?: string[] };
}

/** The row after the edit with its before-image; undefined when she has all of it already. */
export function applyBulk(
  row: BulkRow,
  change: BulkChange,
): { row: BulkRow; image: BulkImage; fields: string[] } | undefined {
  const after: BulkRow = { ...row };
  const image: BulkImage = { before: {}, after: {} };
  const fields: string[] = [];
  for (const field of plainFields) {
    const to = change[field];
    if (to === undefined || to === row[field]) continue;
    Object.assign(after, { [field]: to });
    Object.assign(image.before, { [field]: row[field] });
    Object.assign(image.after, { [field]: to });
    fields.push(field);
  }
  const removedTags = row.tags.filter((tag) => change.removeTags?.includes(tag));
  const addedTags = (change.addTags ?? []).filter(
    (tag) => !row.tags.includes(tag) && !change.removeTags?.includes(tag),
  );
  if (removedTags.length + addedTags.length > 0) {
    after.tags = [...row.tags.filter((tag) => !removedTags.includes(tag)), ...addedTags];
    image.before.removedTags = removedTags;
    image.after.addedTags = addedTags;
    fields.push('tags');
  }
  const custom = Object.entries(change.custom ?? {}).filter(
    ([key, value]) => !isDeepStrictEqual(row.custom[key] ?? null, value),
  );
  if (custom.length > 0) {
    after.custom = withCustom(row.custom, Object.fromEntries(custom));
    image.before.custom = Object.fromEntries(custom.map(([key]) => [key, row.custom[key] ?? null]));
    image.after.custom = Object.fromEntries(custom);
    fields.push('custom');
  }
  return fields.length === 0 ? undefined : { row: after, image, fields };
}

/** The row without the edit: what somebody has changed since keeps the newer value. Undefined when nothing is left to undo. */
export function undoBulkOf(row: BulkRow, image: BulkImage): { row: BulkRow; fields: string[] } | undefined {
  const { before, after } = image;
  const back: BulkRow = { ...row };
  const fields: string[] = [];
  for (const field of plainFields) {
    if (!(field in after) || row[field] !== after[field]) continue;
    Object.assign(back, { [field]: before[field] });
    fields.push(field);
  }
  const tags = row.tags.filter((tag) => !after.addedTags?.includes(tag));
  tags.push(...(before.removedTags ?? []).filter((tag) => !tags.includes(tag)));
  if (!isDeepStrictEqual(new Set(tags), new Set(row.tags))) {
    back.tags = tags;
    fields.push('tags');
  }
  const custom = Object.entries(after.custom ?? {}).filter(([key, value]) =>
    isDeepStrictEqual(row.custom[key] ?? null, value),
  );
  if (custom.length > 0) {
    const old = custom.map(([key]) => [key, before.custom?.[key] ?? null] as [string, CustomValue | null]);
    back.custom = withCustom(row.custom, Object.fromEntries(old));
    fields.push('custom');
  }
  return fields.length === 0 ? undefined : { row: back, fields };
}
