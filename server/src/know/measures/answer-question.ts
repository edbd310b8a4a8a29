import { toPersianDigits } from '@peyvand/kernel/digits';
import { isRefusal, type Refusal, type Words } from '@peyvand/kernel/refusal';
import { type AskedPart, sayCell, understandCell } from './find-behind.ts';
import type { CellFigure, Found, Measure } from './measure.ts';
import type { Question } from './question.ts';
import { refuse } from './refusals.ts';
import type { Standpoint } from './understand-question.ts';

/** Words in Persian digits. */
const inDigits = ({ fa, en }: Words): Words => ({ fa: toPersianDigits(fa), en });

/** The definition for this very question, its Persian in Persian digits. */
export function define(measure: Measure, question: Question): Words {
  return inDigits(measure.define(question));
}

/** A measure adds up everybody: without statistics (just after an import) a nested loop would be the planner's mistake. */
export async function planForEverybody({ tx }: Question): Promise<void> {
  await tx.query(`select set_config('enable_nestloop', 'off', true), set_config('work_mem', '64MB', true)`);
}

/** A measure's answer, or that of one cell of its table with the whole beside it, as the contract shows it. */
export async function answerQuestion(standpoint: Standpoint, measure: Measure, asked: AskedPart) {
  const about = understandCell(standpoint, measure, asked);
  if (isRefusal(about)) return about;
  const { question, cell } = about;
  await planForEverybody(question);
  const found = await measure.find(question);
  if (cell === undefined) return { ...shared(measure, question, asked, found), ...figureOf(found), ...further(found) };
  const inCell = await measure.findCell?.(question, cell);
  if (inCell === undefined) return refuse('cell-unknown', { cell: sayCell(cell) });
  return {
    ...shared(measure, question, { ...asked, cell: sayCell(cell) }, found),
    ...figureOf(inCell),
    unit: inCell.unit,
    cell: { address: sayCell(cell), title: inDigits(inCell.title) },
    whole: { ...figureOf(found), unit: measure.unit },
  };
}

/** What an answer says. */
export type Answer = Exclude<Awaited<ReturnType<typeof answerQuestion>>, Refusal>;

function figureOf(found: Found | CellFigure) {
  const value = found.value !== null && Number.isFinite(found.value) ? found.value : null;
  const { numerator, denominator, n } = found;
  return { defined: value !== null, value, numerator, denominator, n };
}

function further({ interval, figures, table }: Found) {
  return {
    ...(interval === undefined ? {} : { interval: [...interval] }),
    ...(figures === undefined ? {} : { figures }),
    ...(table === undefined ? {} : { table }),
  };
}

function shared(measure: Measure, question: Question, asked: AskedPart, found: Found) {
  const { window, asOf, calendar, variant } = question;
  const query = new URLSearchParams(
    Object.entries(asked)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]): [string, string] => [key, String(value)]),
  ).toString();
  return {
    name: measure.name,
    title: measure.title,
    unit: measure.unit,
    window: { ...window, asOf: asOf.day, calendar },
    variant: [...variant],
    definition: found.definition === undefined ? define(measure, question) : inDigits(found.definition),
    parts: [...measure.parts],
    rows: `/api/v1/measures/${measure.name}/rows${query === '' ? '' : `?${query}`}`,
  };
}
