import type { Stage } from '@peyvand/sdk/customer-page';
import type { Tone } from '@peyvand/ui/show/chip.tsx';

/** The colour of a stage, wherever on the screens it stands. */
export const stageTones: Readonly<Record<Stage, Tone>> = {
  prospect: 'neutral',
  new: 'info',
  active: 'good',
  'at-risk': 'warn',
  lapsed: 'bad',
  'won-back': 'good',
  ended: 'neutral',
};
