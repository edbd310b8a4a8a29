import { isTimeZone } from '@peyvand/kernel/calendar';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { imports } from '../refusals.ts';
import type { MappingWish } from './mapping.ts';

const choices: Readonly<Record<string, readonly string[]>> = {
  dateCalendar: ['jalali', 'gregorian'],
  dateOrder: ['dmy', 'mdy', 'ymd'],
  decimalMark: ['.', ',', '/'],
  quantityMark: ['.', ',', '/'],
  existing: ['fill', 'update'],
};

/** Reads a mapping that a person wrote, whole or in part; the refusal says what is wrong with it. */
export function parseMapping(value: unknown, kind: string): MappingWish | Refusal {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return no('it is not an object');
  const wish = value as Record<string, unknown>;
  if (wish.version !== undefined && wish.version !== 1) return no('version must be 1');
  if (wish.kind !== undefined && wish.kind !== kind) return no(`it is for ${String(wish.kind)} and not for ${kind}`);
  const columns = readTexts(wish.columns, 'columns must name a field for each header');
  if (isRefusal(columns)) return columns;
  const marks = readTexts(wish.marks, 'marks must name a mark for each field');
  if (isRefusal(marks)) return marks;
  if (Object.values(marks ?? {}).some((mark) => !choices.decimalMark?.includes(mark)))
    return no('a mark must be one of . , /');
  for (const name of ['sheet', 'recipe'])
    if (wish[name] !== undefined && typeof wish[name] !== 'string') return no(`${name} must be a text`);
  for (const [name, allowed] of Object.entries(choices))
    if (wish[name] !== undefined && !allowed.includes(String(wish[name])))
      return no(`${name} must be one of ${allowed.join(' ')}`);
  if (wish.moneyUnit !== undefined && !/^(rial|toman|[A-Z]{3})$/.test(String(wish.moneyUnit)))
    return no('moneyUnit must be rial, toman or a currency code such as USD');
  if (wish.timeZone !== undefined && !isTimeZone(String(wish.timeZone)))
    return no(`there is no time zone ${String(wish.timeZone)}`);
  // Each field was checked above; what is not one of them is left out.
  const { dateCalendar, dateOrder, moneyUnit, decimalMark, quantityMark, timeZone, sheet, recipe, existing } =
    wish as MappingWish;
  const given = {
    columns,
    dateCalendar,
    dateOrder,
    moneyUnit,
    decimalMark,
    quantityMark,
    marks,
    timeZone,
    sheet,
    recipe,
    existing,
  };
  return Object.fromEntries(Object.entries(given).filter(([, one]) => one !== undefined));
}

function readTexts(value: unknown, why: string): Record<string, string> | undefined | Refusal {
  if (value === undefined) return undefined;
  if (typeof value !== 'object' || value === null || Object.values(value).some((one) => typeof one !== 'string'))
    return no(why);
  return value as Record<string, string>;
}

function no(why: string): Refusal {
  return imports('map-unreadable', { why });
}
