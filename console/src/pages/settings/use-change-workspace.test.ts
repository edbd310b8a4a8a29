import type { Workspace } from '@peyvand/sdk/settings';
import { expect, test } from 'vitest';
import { changeBack } from './use-change-workspace.ts';

const chaharbagh: Workspace = {
  id: '019b1e6a-7c00-7000-8000-000000000000',
  slug: 'chaharbagh',
  name: 'فروشگاه چهارباغ',
  timeZone: 'Asia/Tehran',
  calendar: 'jalali',
  language: 'fa',
  currency: { code: 'IRR', minorDigits: 0, display: { unit: 'toman', factor: 10 } },
  settings: { margin: 0.3 },
  demo: false,
};

test('taking a change back brings exactly what stood before, also a setting that stood at its default', () => {
  const change = { name: 'چهارباغ نو', displayUnit: 'rial', settings: { margin: 0.4, loyalFrom: 7 } } as const;
  expect(changeBack(chaharbagh, change)).toEqual({
    name: 'فروشگاه چهارباغ',
    displayUnit: 'toman',
    settings: { margin: 0.3, loyalFrom: null },
  });
});
