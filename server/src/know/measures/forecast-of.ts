import {
  currentScores,
  type FitRecord,
  isBeforeFit,
  judgeForecasts,
  readCurrentFit,
  readFitOfDay,
  type Silence,
} from '../profile/index.ts';
import type { Question } from './question.ts';
import type { Params } from './sources.ts';

/** The fit by which a question is answered: the one that is shown, or for a day before it one of that very day. */
export interface Forecast {
  readonly fit: FitRecord | undefined;
  /** Why no fit of the day could be made, where that is so. */
  readonly noFit: Silence | null;
  /** What a fit of the day foretells of each, as texts of SQL arrays; null: the kept scores are meant, or nothing is told. */
  readonly people: { readonly ids: string; readonly clv: string } | null;
}

// A question asks several times for its fit: its parts, its reasons. A transaction sees one state of the data.
const found = new WeakMap<Question['tx'], Map<string, Promise<Forecast>>>();

/** Reads the fit of a question, once in a transaction. */
export function readForecastOf(question: Question): Promise<Forecast> {
  const { tx, asOf } = question;
  const known = found.get(tx) ?? new Map<string, Promise<Forecast>>();
  found.set(tx, known);
  const key = `${asOf.setting}:${asOf.day}`;
  const forecast = known.get(key) ?? findForecast(question);
  known.set(key, forecast);
  return forecast;
}

async function findForecast({ tx, workspace, asOf }: Question): Promise<Forecast> {
  const fit = await readCurrentFit(tx);
  if (fit === undefined || !isBeforeFit(fit, asOf)) return { fit, noFit: null, people: null };
  const ofDay = await readFitOfDay(tx, workspace, asOf.day, fit.madeAt);
  if (ofDay === 'nobody') return { fit: undefined, noFit: 'nobody-yet', people: null };
  if (ofDay === 'too-many') return { fit: undefined, noFit: 'too-many', people: null };
  return { ...ofDay, noFit: null };
}

/** What may not be told, and why: of persons by a model, and of their values. */
export async function judgeQuestion(question: Question, model?: 'mbgnbd') {
  const forecast = await readForecastOf(question);
  const { fit, noFit } = forecast;
  const verdict = judgeForecasts(fit, question.workspace, question.asOf, model ?? fit?.model);
  return { ...forecast, persons: noFit ?? verdict.persons, values: noFit ?? verdict.values };
}

/** The values foretold of persons as SQL: customer_id, clv. */
export function foretoldValues({ people }: Forecast, params: Params): string {
  if (people === null) return `(select customer_id, clv from ${currentScores} s where workspace_id = $1)`;
  return `unnest(${params.add(people.ids)}::uuid[], ${params.add(people.clv)}::float8[])`;
}
