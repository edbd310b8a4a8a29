import { toPersianDigits } from '@peyvand/kernel/digits';
import type { Words } from '@peyvand/kernel/refusal';
import type { Measure, Question } from './measure.ts';
import type { Asked } from './understand-question.ts';

/** The definition for this very question, its Persian in Persian digits. */
export function define(measure: Measure, question: Question): Words {
  const { fa, en } = measure.define(question);
  return { fa: toPersianDigits(fa), en };
}

/** A measure's answer, as the contract shows it. */
export async function answerQuestion(measure: Measure, question: Question, asked: Asked) {
  // A measure adds up everybody: without statistics (just after an import) a nested loop would be the planner's mistake.
  await question.tx.query(`select set_config('enable_nestloop', 'off', true), set_config('work_mem', '64MB', true)`);
  const found = await measure.find(question);
  const { window, asOf, calendar, variant } = question;
  const query = new URLSearchParams(
    Object.entries(asked)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
  const value = found.value !== null && Number.isFinite(found.value) ? found.value : null;
  return {
    name: measure.name,
    title: measure.title,
    unit: measure.unit,
    defined: value !== null,
    ...found,
    value,
    window: { ...window, asOf: asOf.day, calendar },
    variant: [...variant],
    definition: define(measure, question),
    rows: `/api/v1/measures/${measure.name}/rows${query === '' ? '' : `?${query}`}`,
  };
}
