import type { CustomerChange, CustomerLine } from '@peyvand/sdk/customers';

/** What of a line can be changed in the list itself. */
export type LineValues = Partial<Pick<CustomerLine, 'city' | 'ownerId' | 'tags' | 'custom'>>;

/** True when the values are those of the line already. */
export function isSame(line: CustomerLine, values: LineValues): boolean {
  return Object.entries(values).every(
    ([key, value]) => JSON.stringify(value) === JSON.stringify(line[key as keyof LineValues]),
  );
}

/** The change to ask for: of tags and own fields only what differs, so that a colleague's other words stay. */
export function wishOf(line: CustomerLine, { tags, custom, ...plain }: LineValues): Omit<CustomerChange, 'version'> {
  const addTags = tags?.filter((tag) => !line.tags.includes(tag)) ?? [];
  const removeTags = tags === undefined ? [] : line.tags.filter((tag) => !tags.includes(tag));
  const keys = custom === undefined ? [] : [...new Set([...Object.keys(custom), ...Object.keys(line.custom)])];
  const differing = keys.filter((key) => JSON.stringify(custom?.[key]) !== JSON.stringify(line.custom[key]));
  return {
    ...plain,
    ...(addTags.length === 0 ? {} : { addTags }),
    ...(removeTags.length === 0 ? {} : { removeTags }),
    ...(differing.length === 0
      ? {}
      : { custom: Object.fromEntries(differing.map((key) => [key, custom?.[key] ?? null])) }),
  };
}
