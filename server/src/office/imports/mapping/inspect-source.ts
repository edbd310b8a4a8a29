import type { Refusal, Words } from '@peyvand/kernel/refusal';
import { isRefusal } from '@peyvand/kernel/refusal';
import type { Workspace } from '../../workspace/index.ts';
import type { Intake, IntakeField } from '../intake.ts';
import { allSheets, type SourceFacts } from '../read/source.ts';
import { imports, UnreadableFile } from '../refusals.ts';
import { askAboutColumns } from './ask-about-columns.ts';
import { detectDates, detectMoneyUnit, type Question, type SampledColumn } from './detect-formats.ts';
import { detectMarks, type MarksFound } from './detect-marks.ts';
import { findLostHeaders, findLostNames } from './find-lost-names.ts';
import { type Column, type Guess, guessColumns, headerKey } from './guess-columns.ts';
import { allOthers, type DecimalMark, type Mapping, type MappingWish, stillOpen } from './mapping.ts';
import { isNoValue } from './no-value.ts';
import type { OpenedTable } from './open-table.ts';
import { whyOf } from './reason-words.ts';
import { fieldByRecipe, type Recipe, recipesOf, recogniseRecipe } from './recipes.ts';

/** What a person sees before an import: the file's columns with samples, the guess, and what must be answered. */
export interface Inspection {
  readonly facts: SourceFacts;
  readonly headers: readonly string[];
  readonly samples: readonly (readonly string[])[];
  /** Each column with what it is taken for, and why. */
  readonly guesses: readonly (Guess & { readonly why: Words })[];
  readonly questions: readonly Question[];
  /** Codes of what was noticed about the file as a whole. */
  readonly notices: readonly string[];
  /** Key of the known export that it looks like, and what it is called. */
  readonly recipe?: string;
  readonly recipeName?: Words;
  /** The same file came before. */
  readonly before?: { readonly importId: string; readonly at: Date | string; readonly rows: number };
}

/** Parts of a mapping that a person can say. */
const sayable = new Set([
  ...[
    'existing',
    'dateCalendar',
    'dateOrder',
    'moneyUnit',
    'decimalMark',
    'quantityMark',
    'marks',
    'timeZone',
    'sheet',
    'recipe',
  ],
]);
const shownSamples = 5;
const lookedAt = 200;

/**
 * Guesses the mapping of a table, led by what the person has said (`wish`), and lists what remains to be asked.
 * @param fields those of the kind and the business's own
 * @returns refusal when the wish names columns, fields or a recipe that do not exist
 * @throws UnreadableFile when the names of the file were lost on its way
 */
export function inspectTable(
  table: OpenedTable,
  intake: Pick<Intake, 'kind' | 'otherTable'>,
  fields: readonly IntakeField[],
  workspace: Workspace,
  wish: MappingWish = {},
): { inspection: Inspection; mapping: Mapping } | Refusal {
  const lostHeaders = findLostHeaders(table.headers);
  if (lostHeaders !== undefined) throw new UnreadableFile(imports('names-lost', lostHeaders));
  const columns: Column[] = table.headers.map((header, index) => ({
    header,
    samples: table.first
      .slice(0, lookedAt)
      .map((row) => (row.cells[index] ?? '').trim())
      .filter((cell) => cell !== '' && !isNoValue(cell)),
  }));
  const recipe =
    wish.recipe === undefined
      ? recogniseRecipe(table.headers, intake.kind)
      : recipesOf(intake.kind).find((one) => one.key === wish.recipe);
  if (wish.recipe !== undefined && recipe === undefined)
    return imports('recipe-unknown', { recipe: wish.recipe, known: recipesOf(intake.kind).map((one) => one.key) });
  const guesses = takeColumns(columns, wish.columns, fields, recipe);
  if (isRefusal(guesses)) return guesses;
  const chosen = Object.fromEntries(
    guesses.flatMap((guess) => (guess.field === null ? [] : [[guess.header, guess.field]])),
  );
  // whoever says himself which column is which has seen what the table is
  const other = wish.columns === undefined ? intake.otherTable?.(table.headers, chosen) : undefined;
  if (other !== undefined) return other;
  const ofType = (type: string): SampledColumn[] =>
    columns.filter((column) => fields.some((field) => field.key === chosen[column.header] && field.type === type));
  const lost = findLostNames([...ofType('name'), ...ofType('text')]);
  if (lost !== undefined) throw new UnreadableFile(imports('names-lost', lost));
  const dates = detectDates(ofType('moment'));
  const money = ofType('money');
  const currencies = columns.find((column) => chosen[column.header] === 'currency')?.samples ?? [];
  const unit =
    money.length === 0
      ? { moneyUnit: workspaceUnit(workspace), questions: [] }
      : detectMoneyUnit(money, workspace.currency.code, currencies);
  const moneyUnit = wish.moneyUnit ?? unit.moneyUnit ?? workspaceUnit(workspace);
  const moneyMarks = marksOf(money, chosen, moneyPlaces(workspace, moneyUnit));
  const quantityMarks = marksOf(ofType('quantity'), chosen, 3);
  const said = wish.decimalMark ?? recipe?.formats?.decimalMark;
  const dateCalendar = wish.dateCalendar ?? recipe?.formats?.dateCalendar ?? dates.dateCalendar ?? workspace.calendar;
  const dateOrder = wish.dateOrder ?? recipe?.formats?.dateOrder ?? dates.dateOrder;
  const decimalMark = said ?? firstMark(moneyMarks) ?? '.';
  const quantityMark = wish.quantityMark ?? said ?? firstMark(quantityMarks);
  const answered: Record<string, unknown> = { ...wish, decimalMark: said, quantityMark: wish.quantityMark ?? said };
  const questions = [
    ...askAboutSheets(table.source.facts, wish.sheet),
    ...askAboutColumns(guesses, fields),
    ...dates.questions.filter(
      (question) => question.name !== 'dateCalendar' || recipe?.formats?.dateCalendar === undefined,
    ),
    ...unit.questions,
    ...askAboutMarks('decimalMark', moneyMarks),
    ...askAboutMarks('quantityMark', quantityMarks),
  ].filter((question) => answered[question.name] === undefined || question.name === 'columns');
  const marks = {
    ...otherMarks(said, decimalMark, moneyMarks),
    ...otherMarks(said ?? wish.quantityMark, quantityMark ?? decimalMark, quantityMarks),
    ...wish.marks,
  };
  const mapping: Mapping = {
    version: 1,
    kind: intake.kind,
    columns: chosen,
    dateCalendar,
    ...(dateOrder === undefined ? {} : { dateOrder }),
    moneyUnit,
    decimalMark,
    ...(quantityMark === undefined || quantityMark === decimalMark ? {} : { quantityMark }),
    ...(Object.keys(marks).length === 0 ? {} : { marks }),
    timeZone: wish.timeZone ?? workspace.timeZone,
    ...(wish.existing === undefined ? {} : { existing: wish.existing }),
    ...(table.source.facts.sheet === undefined || table.source.facts.sheets === undefined
      ? {}
      : { sheet: table.source.facts.sheet }),
    ...(recipe === undefined ? {} : { recipe: recipe.key }),
    told: Object.keys(wish).filter((name) => sayable.has(name)),
    ...(wish.columns === undefined ? {} : { toldColumns: wish.columns }),
  };
  const inspection: Inspection = {
    facts: table.source.facts,
    headers: table.headers,
    samples: table.first.slice(0, shownSamples).map((row) => table.headers.map((_, index) => row.cells[index] ?? '')),
    guesses: guesses.map((guess) => ({ ...guess, why: whyOf(guess) })),
    questions,
    notices: table.duplicates ? ['headers-twice'] : [],
    ...(recipe === undefined ? {} : { recipe: recipe.key, recipeName: recipe.name }),
  };
  return { inspection, mapping };
}

function workspaceUnit(workspace: Workspace): string {
  return workspace.currency.code === 'IRR'
    ? workspace.currency.display.unit === 'rial'
      ? 'rial'
      : 'toman'
    : workspace.currency.code;
}

/** Decimals that a sum can have in the unit in which the file writes it. */
function moneyPlaces({ currency }: Workspace, unit: string): number {
  if (unit === currency.code) return currency.minorDigits;
  return unit === 'rial' ? 0 : unit === 'toman' ? 1 : 2;
}

type MarksByField = ReadonlyMap<string, MarksFound>;

function marksOf(
  columns: readonly SampledColumn[],
  chosen: Readonly<Record<string, string>>,
  places: number,
): MarksByField {
  return new Map(columns.map((column) => [chosen[column.header] ?? '', detectMarks(column.samples, places)]));
}

function firstMark(found: MarksByField): DecimalMark | undefined {
  const marks = [...found.values()].flatMap(({ mark }) => (mark === undefined ? [] : [mark]));
  // a column that uses a mark says more than one that uses none
  return marks.find((mark) => mark !== '.') ?? marks[0];
}

/** Marks of the columns that are written otherwise than the first of their kind; none where the person has said how all are. */
function otherMarks(
  said: DecimalMark | undefined,
  usual: DecimalMark,
  found: MarksByField,
): Record<string, DecimalMark> {
  if (said !== undefined) return {};
  return Object.fromEntries(
    [...found].flatMap(([field, { mark }]) => (mark === undefined || mark === usual ? [] : [[field, mark]])),
  );
}

function askAboutMarks(name: 'decimalMark' | 'quantityMark', found: MarksByField): Question[] {
  const doubtful = [...found.values()].find(({ mark }) => mark === undefined);
  if (doubtful === undefined) return [];
  const [sample = ''] = doubtful.samples;
  return [
    {
      name,
      fa: `عددی مانند «${sample}» را دو جور می‌شود خواند. کدام نشانه پیش از اعشار می‌آید؟`,
      en: `A number such as "${sample}" can be read in two ways. Which mark stands before the decimals?`,
      choices: ['.', ',', '/'],
      samples: doubtful.samples,
    },
  ];
}

function askAboutSheets(facts: SourceFacts, said: string | undefined): Question[] {
  if (facts.sheets === undefined || said !== undefined) return [];
  return [
    {
      name: 'sheet',
      fa: 'این فایل چند برگه دارد. کدام را می‌آورید؟',
      en: 'This file has several sheets. Which one do you bring?',
      choices: [...(facts.sheetsAlike ? [allSheets] : []), ...facts.sheets],
      samples: facts.sheets,
    },
  ];
}

/** Columns as the person named them, by the exact header or one that reads the same; as the recipe says; or guessed. */
function takeColumns(
  columns: readonly Column[],
  wished: Readonly<Record<string, string>> | undefined,
  fields: readonly IntakeField[],
  recipe: Recipe | undefined,
): readonly Guess[] | Refusal {
  const said = wished === undefined ? new Map<string, string>() : readWish(columns, wished, fields);
  if (isRefusal(said)) return said;
  const open = wished === undefined || wished[allOthers] === stillOpen;
  const isOpen = (header: string) => said.get(header) === stillOpen || (open && !said.has(header));
  const known = new Set(fields.map((field) => field.key));
  const given = new Map<string, { field: string; reason: 'said' | 'recipe' }>();
  for (const { header, samples } of columns) {
    const field = isOpen(header) ? recipe && fieldByRecipe(recipe, header) : (said.get(header) ?? '');
    // a recipe's column that is empty in this file is nobody's
    if (field === undefined || (field !== '' && !known.has(field))) continue;
    given.set(header, {
      field: samples.length === 0 && isOpen(header) ? '' : field,
      reason: isOpen(header) ? 'recipe' : 'said',
    });
  }
  const taken = new Set([...given.values()].map((one) => one.field));
  const free = fields.filter((field) => field.several || !taken.has(field.key));
  const guessed = guessColumns(
    columns.filter((column) => !given.has(column.header)),
    free,
  );
  const byHeader = new Map(guessed.map((guess) => [guess.header, guess]));
  return columns.map(({ header }): Guess => {
    const one = given.get(header);
    if (one === undefined) return byHeader.get(header) ?? { header, field: null, sureness: 0, reason: 'no-field' };
    const field = one.field === '' ? null : one.field;
    return { header, field, sureness: field === null ? 0 : 1, reason: field === null ? 'left-out' : one.reason };
  });
}

function readWish(
  columns: readonly Column[],
  wished: Readonly<Record<string, string>>,
  fields: readonly IntakeField[],
): Map<string, string> | Refusal {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const named = Object.entries(wished).filter(([header]) => header !== allOthers);
  const wanted = named.map(([, field]) => field).filter((field) => field !== '' && field !== stillOpen);
  const unknown = wanted.filter((field) => !byKey.has(field));
  if (unknown.length > 0) return imports('fields-unknown', { fields: unknown, known: [...byKey.keys()] });
  const twice = wanted.filter((field, index) => wanted.indexOf(field) !== index && !byKey.get(field)?.several);
  if (twice.length > 0) return imports('field-twice', { fields: twice });
  const said = new Map<string, string>();
  const missing: string[] = [];
  for (const [header, field] of named) {
    const exact = columns.find((column) => column.header === header);
    const found = exact ?? columns.find((column) => headerKey(column.header) === headerKey(header));
    if (found === undefined) missing.push(header);
    else said.set(found.header, field);
  }
  return missing.length > 0 ? imports('columns-unknown', { columns: missing }) : said;
}
