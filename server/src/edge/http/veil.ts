import { toLatinDigits } from '@peyvand/kernel/digits';
import { parseNationalId } from '@peyvand/kernel/national-id';
import type { Refusal } from '@peyvand/kernel/refusal';

/**
 * The one gate through which values leave for somebody whose role masks fields. A field that the product knows as a phone or
 * a birthday is masked where it is read; here goes what people wrote into other places: notes, messages of a lead form,
 * names of files, reasons of an import, values of the business's own fields, the history of changes.
 */
export const veiled = '••••';

type Masks = ReadonlySet<string>;

// Digits of whatever script, in groups with at most two marks between them.
const digitGroups = /\+?\p{Nd}+(?:[\s\u200c\-()./]{1,3}\p{Nd}+)*/gu;
const address = /[^\s<>«»"'(),;:،؛]+@[^\s<>«»"'(),;،؛]+/gu;
// A year of four digits with a month and a day on either side of it.
const dayWritten =
  /(?<!\p{Nd})(?:\p{Nd}{4}[/.\-٫]\p{Nd}{1,2}[/.\-٫]\p{Nd}{1,2}|\p{Nd}{1,2}[/.\-٫]\p{Nd}{1,2}[/.\-٫]\p{Nd}{4})(?!\p{Nd})/gu;

/** Our own way to write a day or an instant, and ids: no person typed them. */
const ours =
  /^(?:\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** Hides in a text whatever reads as a phone, a mail address, a national id or a day of birth, of those that are masked. */
export function veilText(text: string, masked: Masks): string {
  if (text.length < 6 || ours.test(text)) return text;
  let shown = text;
  if (masked.has('email') && shown.includes('@')) shown = shown.replace(address, veiled);
  if (!/\p{Nd}/u.test(shown)) return shown;
  if (masked.has('birthday')) shown = shown.replace(dayWritten, (found) => (isBirthYear(found) ? veiled : found));
  if (masked.has('phone') || masked.has('national-id'))
    shown = shown.replace(digitGroups, (found) => veilGroups(found, masked));
  return shown;
}

/** True for a year in which somebody living may have been born. */
function isBirthYear(day: string): boolean {
  const year = Number(/\d{4}/.exec(toLatinDigits(day))?.[0]);
  return (year >= 1280 && year <= 1395) || (year >= 1900 && year <= 2016);
}

const mostDigits = 16;

/** Hides the neighbouring groups of digits that together are a number of somebody's: "2 · 0912 195 7346" keeps its 2. */
function veilGroups(written: string, masked: Masks): string {
  const groups = [...written.matchAll(/\+?\p{Nd}+/gu)].map((one) => ({ at: one.index, text: one[0] }));
  let shown = '';
  let done = 0;
  for (let first = 0; first < groups.length; first++) {
    let digits = '';
    let longest: number | undefined;
    for (let last = first; last < groups.length && digits.length <= mostDigits; last++) {
      digits += groups[last]?.text ?? '';
      if (isMaskedNumber(digits, masked)) longest = last;
    }
    const end = longest === undefined ? undefined : groups[longest];
    if (longest === undefined || end === undefined) continue;
    shown += written.slice(done, groups[first]?.at) + veiled;
    done = end.at + end.text.length;
    first = longest;
  }
  return shown + written.slice(done);
}

function isMaskedNumber(written: string, masked: Masks): boolean {
  const digits = toLatinDigits(written).replace(/\D/g, '');
  if (masked.has('national-id') && digits.length === 10 && parseNationalId(digits) !== undefined) return true;
  if (!masked.has('phone')) return false;
  if (written.startsWith('+')) return digits.length >= 8 && digits.length <= 15;
  return /^(?:0|98|0098|980)?9\d{9}$/.test(digits) || /^0[1-8]\d{9}$/.test(digits) || /^00[1-9]\d{7,14}$/.test(digits);
}

/** Fields that hold codes of the shop's own and addresses of ours: a bar code is no phone. */
const codes = /^(?:id|.*Id|ids|sku|number|externalId|cursor|nextCursor|url|href|key|hash|version|code|type|kind)$/;

/** A text that leaves under the name of a field or a column. */
export function veilField(name: string, text: string, masked: Masks): string {
  return masked.size === 0 || codes.test(name) ? text : veilText(text, masked);
}

/** Rights whose routes tell of colleagues and settings: a masked field is a customer's. */
const ofTheHouse = new Set([
  'public',
  'session',
  'staff.read',
  'staff.manage',
  'tokens.manage',
  'settings.manage',
  'webhooks.manage',
]);

/** What leaves by a route with that right for somebody with these masks. */
export function veilAnswer<V>(right: string, value: V, masked: Masks): V {
  return ofTheHouse.has(right) ? value : veilBody(value, masked);
}

/**
 * A conflict names nobody to a reader who could learn by it whose a number is: it says that somebody has it, and not who.
 */
export function veilRefusal(refusal: Refusal, reader: { masked: Masks; scope: string }): Refusal {
  if (reader.masked.size === 0 && reader.scope === 'all') return refusal;
  const { customerId: _, customerIds: __, ...data } = refusal.data as Record<string, unknown>;
  return { ...refusal, data };
}

/** A whole answer with every text in it veiled; nothing is changed for somebody who sees everything. */
export function veilBody<V>(value: V, masked: Masks): V {
  if (masked.size === 0) return value;
  return walk(value, masked, '') as V;
}

function walk(value: unknown, masked: Masks, name: string): unknown {
  if (typeof value === 'string') return veilField(name, value, masked);
  if (Array.isArray(value)) return value.map((one) => walk(one, masked, name));
  if (typeof value !== 'object' || value === null || value instanceof Date || Buffer.isBuffer(value)) return value;
  return Object.fromEntries(
    // the name of a field may be what somebody wrote too: the header of a column
    Object.entries(value).map(([field, one]) => [veilText(field, masked), walk(one, masked, field)]),
  );
}
