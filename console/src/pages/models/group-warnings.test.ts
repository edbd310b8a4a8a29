import type { Fit } from '@peyvand/sdk/profile-models';
import { expect, it } from 'vitest';
import { groupWarnings } from './group-warnings.ts';

it('says each warning once, with the models it is true of', () => {
  const few = { code: 'few', fa: 'کم است', en: 'few' };
  const open = { code: 'open', fa: 'باز است', en: 'open' };
  const fits = { mbgnbd: { warnings: [few, open] }, bgnbd: { warnings: [few] }, gammagamma: { warnings: [] } };
  expect(groupWarnings({ fits } as unknown as Fit)).toEqual([
    { warning: few, models: ['mbgnbd', 'bgnbd'] },
    { warning: open, models: ['mbgnbd'] },
  ]);
});
