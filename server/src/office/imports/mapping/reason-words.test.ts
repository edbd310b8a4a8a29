import { expect, it } from 'vitest';
import { whyOf } from './reason-words.ts';

it('says of a column that is not sure what was taken in its place, and never that both say the same', () => {
  const guess = { header: 'رنگ دلخواه مشتری', field: null, sureness: 0.5, beside: 'نام مشتری' } as const;
  expect(whyOf({ ...guess, reason: 'unsure' }).fa).toBe('نامش روشن نیست و از ستون «نام مشتری» گرفته شد');
  expect(whyOf({ ...guess, reason: 'second' }).fa).toBe('ستون «نام مشتری» همین را می‌گوید');
});
