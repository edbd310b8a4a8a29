import type { Refusal } from '@peyvand/kernel/refusal';
import type { Inspection } from './mapping/inspect-source.ts';
import { imports } from './refusals.ts';

const longestHeader = 200;
const longestSample = 200;
const mostSamples = 20;
/** Characters of all samples of a file: the row of an import is read again and again. */
const mostCharacters = 100_000;

/**
 * An inspection within bounds. A name of a column that is longer than a sentence is a fault of the file, and said; a long cell
 * is shown by its beginning, and of very many columns fewer rows are shown.
 */
export function shapeInspection(inspection: Inspection): Inspection | Refusal {
  const at = inspection.headers.findIndex((header) => header.length > longestHeader);
  if (at >= 0) return imports('header-too-long', { column: at + 1, most: longestHeader });
  let left = mostCharacters;
  const samples: string[][] = [];
  for (const row of inspection.samples.slice(0, mostSamples)) {
    const shown = row.map(beginningOf);
    left -= shown.reduce((sum, cell) => sum + cell.length, 0);
    if (left < 0) break;
    samples.push(shown);
  }
  const questions = inspection.questions.map((one) => ({ ...one, samples: one.samples.map(beginningOf) }));
  return { ...inspection, samples, questions };
}

function beginningOf(cell: string): string {
  return cell.length > longestSample ? `${cell.slice(0, longestSample - 1)}…` : cell;
}
