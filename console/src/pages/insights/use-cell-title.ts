import type { MeasureAnswer } from '@peyvand/sdk/measures';
import { useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { isSegment } from '../../shared/customers/segments.ts';
import { customerWords } from '../../shared/customers/words.ts';
import { panelWords } from './words/panels.ts';

/** The name of an open cell, its segment called as everywhere else on the screen; null of a whole measure. */
export function useCellTitle({ cell }: MeasureAnswer): string | null {
  const say = useSay();
  const { segments } = useWords(customerWords);
  const { notBought } = useWords(panelWords).intimacy;
  if (cell === undefined) return null;
  const said = say(cell.title);
  const key = /(?:^|,)(?:group|segment):([^,]+)/.exec(cell.address)?.[1];
  if (key === undefined) return said;
  const [, ...rest] = said.split(' · ');
  return [isSegment(key) ? segments[key] : notBought, ...rest].join(' · ');
}
