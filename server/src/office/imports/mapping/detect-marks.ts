import { toLatinDigits } from '@peyvand/kernel/digits';
import { withoutJoiners } from '@peyvand/kernel/text';
import type { DecimalMark } from './mapping.ts';

const marks = ['.', ',', '/'] as const;

/** What a column says of its marks: the one before the decimals, or undefined where its values can be read in two ways. */
export interface MarksFound {
  readonly mark: DecimalMark | undefined;
  /** Values that could be read in two ways, or that contradict each other. */
  readonly samples: readonly string[];
}

interface Votes {
  decimal: number;
  group: number;
  either: string[];
}

/**
 * Finds the mark before the decimals of one column. A mark whose every use leaves groups of exactly three behind one to three
 * digits parts thousands; "0.500" and "12.5" can be no groups. Values that have only uses of both kinds are groups where so
 * many decimals cannot be (money), and cannot be told where they can be (quantities to three places).
 * @param places most decimals that a value of this column can have
 */
export function detectMarks(samples: readonly string[], places: number): MarksFound {
  const votes: Record<string, Votes> = {};
  for (const mark of marks) votes[mark] = { decimal: 0, group: 0, either: [] };
  for (const sample of samples) look(sample, votes);
  const of = (mark: string) => votes[mark] as Votes;
  const torn = marks.filter((mark) => of(mark).decimal > 0 && of(mark).group > 0);
  const decimals = marks.filter((mark) => of(mark).decimal > 0);
  if (torn.length > 0 || decimals.length > 1) return { mark: undefined, samples: samples.slice(0, 3) };
  const [decimal] = decimals;
  if (decimal !== undefined) return { mark: decimal, samples: [] };
  const doubtful = places < 3 ? [] : marks.filter((mark) => of(mark).either.length > 0 && of(mark).group === 0);
  if (doubtful.length > 0) return { mark: undefined, samples: of(doubtful[0] as string).either.slice(0, 3) };
  // what parts groups is no decimal mark; the point stays one where it can
  const free = marks.find((mark) => of(mark).group === 0 && of(mark).either.length === 0);
  return { mark: free ?? '.', samples: [] };
}

/** Counts what one value says of each mark. */
function look(sample: string, votes: Record<string, Votes>): void {
  const text = withoutJoiners(toLatinDigits(sample))
    .replace(/[^\d.,/]+$|^[^\d.,/]+/g, '')
    .replace(/[\s٬،'’\u00A0\u202F]/g, '');
  if (!/^[\d.,/]*\d[\d.,/]*$/.test(text)) return;
  const used = marks.filter((mark) => text.includes(mark));
  for (const mark of used) {
    const parts = text.split(mark);
    const tail = parts.at(-1) ?? '';
    const others = used.filter((one) => one !== mark);
    const isLast = others.every((one) => text.lastIndexOf(one) < text.lastIndexOf(mark));
    const found = votes[mark] as Votes;
    if (others.length > 0) {
      // of two kinds of mark the last one, used once, stands before the decimals
      if (isLast && parts.length === 2) found.decimal += 1;
      else found.group += 1;
    } else if (parts.length > 2) found.group += 1;
    else if (!/^\d{3}$/.test(tail) || !/^[1-9]\d{0,2}$/.test(parts[0] ?? '')) found.decimal += tail === '' ? 0 : 1;
    else found.either.push(sample);
  }
}
