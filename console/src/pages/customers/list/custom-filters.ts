import type { CustomField } from '@peyvand/sdk/customers';
import type { Range } from './filter-editors.tsx';

/** What one of the business's own fields is narrowed to: one value, or a stretch of them. */
export interface CustomWish extends Range<string> {
  readonly is?: string;
}

const pattern = /^([a-z][a-z0-9_]{0,40})(>=|<=|=)(.*)$/s;

/** Reads the filter of one field out of the address: "size=L", "weight>=50". */
export function customWishOf(texts: readonly string[] | undefined, key: string): CustomWish {
  const wish: { is?: string; least?: string; most?: string } = {};
  for (const text of texts ?? []) {
    const [, field, sign, value = ''] = pattern.exec(text) ?? [];
    if (field !== key) continue;
    wish[sign === '=' ? 'is' : sign === '>=' ? 'least' : 'most'] = value;
  }
  return wish;
}

/** The filters of the address with those of one field replaced; undefined when none are left. */
export function withCustomWish(
  texts: readonly string[] | undefined,
  key: string,
  { is, least, most }: CustomWish,
): readonly string[] | undefined {
  const others = (texts ?? []).filter((text) => pattern.exec(text)?.[1] !== key);
  const own = [
    ...(is === undefined ? [] : [`${key}=${is}`]),
    ...(least === undefined ? [] : [`${key}>=${least}`]),
    ...(most === undefined ? [] : [`${key}<=${most}`]),
  ];
  const all = [...others, ...own];
  return all.length === 0 ? undefined : all;
}

/** The same with the numbers of a range as numbers; a money field's are in the unit that people say. */
export function numbersOf({ least, most }: CustomWish, factor = 1): Range<number> {
  const number = (text: string | undefined) =>
    text === undefined ? undefined : Math.round(Number(text) * factor * 1e6) / 1e6;
  const [from, to] = [number(least), number(most)];
  return {
    ...(from === undefined || Number.isNaN(from) ? {} : { least: from }),
    ...(to === undefined || Number.isNaN(to) ? {} : { most: to }),
  };
}

/** A range of numbers as the address keeps it. */
export function wishOfNumbers({ least, most }: Range<number>, factor = 1): CustomWish {
  return {
    ...(least === undefined ? {} : { least: String(least / factor) }),
    ...(most === undefined ? {} : { most: String(most / factor) }),
  };
}

/** Types whose filter is a stretch; the others are filtered by one value. */
export const isRanged = ({ type }: CustomField): boolean => type === 'number' || type === 'money' || type === 'date';

/** The key of a field's chip, apart from those of the list's own filters. */
export const chipOf = (key: string): string => `custom.${key}`;
export const keyOfChip = (chip: string): string | undefined =>
  chip.startsWith('custom.') ? chip.slice('custom.'.length) : undefined;
