import { useWords } from '@peyvand/ui/read/reader.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { isSegment, segmentTones } from './segments.ts';
import { customerWords } from './words.ts';

/** A customer's segment in words; one of an edited grid by its own key. */
export function SegmentChip({ segment }: { readonly segment: string }) {
  const words = useWords(customerWords).segments;
  return isSegment(segment) ? <Chip tone={segmentTones[segment]}>{words[segment]}</Chip> : <Chip>{segment}</Chip>;
}
