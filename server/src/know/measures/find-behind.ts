import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import type { Behind, Cell, Measure } from './measure.ts';
import type { Question } from './question.ts';
import { refuse } from './refusals.ts';
import { readCell } from './rules/cell.ts';
import { type Asked, type Standpoint, understandQuestion } from './understand-question.ts';

/** A part of a figure, or of one of its cells, as it is asked for; a cell also by its names one by one. */
export interface AskedPart extends Asked {
  part?: string;
  cell?: string;
  r?: string;
  f?: string;
  cohort?: string;
  k?: string;
  purchase?: string;
  month?: string;
  block?: string;
  group?: string;
  customers?: string;
}

/** A question with the cell it is about, if any. */
export interface AboutCell {
  question: Question;
  cell: Cell | undefined;
}

/** Reads a question and the cell that it names. */
export function understandCell(standpoint: Standpoint, measure: Measure, asked: AskedPart): AboutCell | Refusal {
  const named = Object.entries(asked).filter(
    ([key, value]) => key !== 'segment' && measure.cellKeys.includes(key) && value !== undefined,
  );
  // inside the grid `segment` both narrows the people and names cells
  const ofGrid = asked.part === 'cell' && asked.segment !== undefined && measure.cellKeys.includes('segment');
  if (ofGrid) named.push(['segment', asked.segment?.replace(/^rfm:/, '')]);
  const question = understandQuestion(standpoint, measure, ofGrid ? { ...asked, segment: undefined } : asked);
  if (isRefusal(question)) return question;
  if (asked.cell === undefined)
    return { question, cell: named.length === 0 ? undefined : (Object.fromEntries(named) as Cell) };
  const cell = readCell(asked.cell, measure.cellKeys);
  return cell === undefined ? refuse('cell-unknown', { cell: asked.cell }) : { question, cell };
}

/** Who stands behind the part of a figure or of a cell that is asked for; nobody where the figure is not defined. */
export async function findBehind(
  standpoint: Standpoint,
  measure: Measure,
  asked: AskedPart,
): Promise<{ question: Question; behind: Behind } | Refusal> {
  const about = understandCell(standpoint, measure, asked);
  if (isRefusal(about)) return about;
  const { question, cell } = about;
  const part = asked.part === undefined || (asked.part === 'cell' && cell !== undefined) ? 'numerator' : asked.part;
  if (!measure.parts.includes(part)) return refuse('part-unknown', { part, known: measure.parts });
  const behind = await measure.behind(question, part, cell);
  if (behind !== undefined) return { question, behind };
  if (cell === undefined) return { question, behind: nobody(question) };
  if (asked.cell === undefined)
    return refuse('part-unknown', { part: `${part} (${sayCell(cell)})`, known: measure.parts });
  return refuse('cell-unknown', { cell: sayCell(cell) });
}

function nobody({ tx }: Question): Behind {
  const sql = 'select null::uuid as customer_id, 0 as value where $1::uuid is null';
  return { of: 'customers', money: false, sql, params: [tx.workspaceId] };
}

/** The address of a cell. */
export function sayCell(cell: Cell): string {
  return Object.entries(cell)
    .map(([key, value]) => `${key}:${value}`)
    .join(',');
}
