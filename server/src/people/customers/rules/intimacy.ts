import type { Words } from '@peyvand/kernel/refusal';

/** What is asked of a record to know how well the person is known. */
export interface Known {
  name: string;
  /** What she is known and reached by, shared or not. */
  identifiers: readonly unknown[];
  birthday: unknown;
  gender: string | null;
  city: string;
  companyId: string | null;
  householdId: string | null;
  ownerId: string | null;
  tags: readonly string[];
  readiness: string | null;
  budget: unknown;
  preferences: readonly { component: string; attitude: string }[];
}

/** The six blocks; the same decisions in SQL, for everybody at once, stand in known-blocks.ts. */
export const intimacyBlocks: readonly { code: string; words: Words; has: (known: Known) => boolean }[] = [
  { code: 'identity', words: { fa: 'هویت', en: 'Identity' }, has: (k) => k.name !== '' && k.identifiers.length > 0 },
  {
    code: 'background',
    words: { fa: 'شرح حال', en: 'Background' },
    has: (k) =>
      [k.birthday, k.gender, k.city || null, k.companyId, k.householdId].filter((one) => one !== null).length >= 2,
  },
  {
    code: 'status',
    words: { fa: 'وضعیت', en: 'Status' },
    has: (k) => k.tags.length > 0 || k.readiness !== null || k.budget !== null || k.ownerId !== null,
  },
  {
    code: 'needs',
    words: { fa: 'نیازها', en: 'Needs' },
    has: (k) => k.preferences.some((one) => one.attitude === 'needs' || one.attitude === 'unstated-need'),
  },
  {
    code: 'expectations',
    words: { fa: 'توقعات', en: 'Expectations' },
    has: (k) => k.preferences.some((one) => one.component !== 'product'),
  },
  {
    code: 'tastes',
    words: { fa: 'سلایق', en: 'Tastes' },
    has: (k) =>
      k.preferences.some(
        (one) => one.component === 'product' && (one.attitude === 'likes' || one.attitude === 'dislikes'),
      ),
  },
];

/** Customer intimacy: which of the six blocks are known of a person, and their share in percent. */
export function measureIntimacy(known: Known): {
  percent: number;
  blocks: { code: string; words: Words; known: boolean }[];
} {
  const seen = intimacyBlocks.map(({ code, words, has }) => ({ code, words, known: has(known) }));
  return { percent: Math.round((100 * seen.filter((one) => one.known).length) / intimacyBlocks.length), blocks: seen };
}
