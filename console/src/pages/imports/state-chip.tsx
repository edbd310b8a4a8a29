import type { ImportState } from '@peyvand/sdk/imports';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { Chip, type Tone } from '@peyvand/ui/show/chip.tsx';
import { importWords } from './words.ts';

const tones: Readonly<Record<ImportState, Tone>> = {
  ready: 'info',
  waiting: 'info',
  checking: 'info',
  running: 'accent',
  cancelled: 'warn',
  done: 'good',
  failed: 'bad',
  undoing: 'warn',
  undone: 'neutral',
};

/** Where an import stands. */
export function StateChip({ state }: { readonly state: ImportState }) {
  return <Chip tone={tones[state]}>{useWords(importWords).states[state]}</Chip>;
}
