import { basename } from 'node:path';
import { counted } from '@peyvand/kernel/counted';
import { allOthers, stillOpen } from '../office/imports/mapping/mapping.ts';
import type { Prepared } from '../office/imports/prepare-import.ts';
import { printJson, tell } from './output.ts';
import { languageOf } from './words.ts';

/** Only the file's owner knows the money unit or the calendar. */
const QUESTIONS = 3;

/** A question with what was read of the file so far. */
export interface Asked {
  readonly questions: Prepared['inspection']['questions'];
  readonly inspection: Prepared['inspection'];
}

/** Asks what only the owner of the file knows, with how to answer; answers the exit code. */
export function ask({ questions, inspection }: Asked, path: string, json: boolean): number {
  const language = languageOf(process.argv.slice(2));
  for (const question of questions) {
    tell(`${basename(path)}: ${question[language]}`);
    const samples = question.samples.length > 0 ? question.samples : samplesOf(inspection, question.header);
    if (samples.length > 0) tell(`  ${samples.join(' | ')}`);
    tell(`  ${answerOf(question)}`);
  }
  if (json) printJson({ questions, file: path });
  return QUESTIONS;
}

/** How a question is answered, as it is written. */
function answerOf({ name, header, field, choices }: Asked['questions'][number]): string {
  if (name === 'sheet') return choices.map((choice) => `--sheet "${choice}"`).join('  ');
  const others = `"${allOthers}": "${stillOpen}"`;
  if (name === 'columns')
    return field === undefined
      ? `--map: {"version": 1, "columns": {${others}, "${header}": "${choices.join(' | ')}"}}`
      : `--map: {"version": 1, "columns": {${others}, "${choices.join(' | ')}": "${field}"}}`;
  return `--map: {"version": 1, "${name}": "${choices.join(' | ')}"}`;
}

function samplesOf({ headers, samples }: Asked['inspection'], header: string | undefined): string[] {
  const at = headers.indexOf(header ?? '');
  return at < 0
    ? []
    : samples
        .map((row) => row[at] ?? '')
        .filter((cell) => cell !== '')
        .slice(0, 3);
}

/** The file as it is read: what it is, column by column, and what is left out and why. */
export function tellMapping(path: string, { mapping, inspection }: Prepared): void {
  const language = languageOf(process.argv.slice(2));
  const { facts, guesses, recipeName, before } = inspection;
  const columns = Object.entries(mapping.columns).map(([header, field]) => `${header} → ${field}`);
  const named = recipeName?.[language];
  const shown = [facts.format, facts.encoding, facts.sheet, mapping.dateCalendar, mapping.moneyUnit, named].filter(
    Boolean,
  );
  tell(`${basename(path)} (${shown.join(', ')}): ${columns.join(', ')}`);
  const leftOut = guesses.filter((guess) => guess.field === null && guess.reason !== 'empty');
  if (leftOut.length > 0)
    tell(
      `${language === 'fa' ? 'ستون‌های کنارگذاشته' : 'left out'}: ${leftOut.map((one) => `${one.header} (${one.why[language]})`).join(', ')}`,
    );
  if (before !== undefined)
    tell(
      language === 'fa'
        ? `همین فایل را پیش‌تر آورده‌اید: ${String(new Date(before.at).toISOString()).slice(0, 10)}، ${before.rows} ردیف`
        : `you brought this file before: ${String(new Date(before.at).toISOString()).slice(0, 10)}, ${counted(before.rows, 'row')}`,
    );
}
