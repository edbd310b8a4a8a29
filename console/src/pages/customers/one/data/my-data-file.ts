import { type Birthday, showBirthday } from '@peyvand/kernel/birthday';
import { withoutIsolates } from '@peyvand/ui/read/clean-copy.ts';
import type { Show } from '@peyvand/ui/read/show.tsx';
import { wordsIn } from '@peyvand/ui/read/words.ts';
import { fieldWords } from '../../../../shared/changes/field-words.ts';
import { channelWords } from '../../../../shared/customers/channel-words.ts';
import { valueWords } from '../../../../shared/customers/value-words.ts';
import { customerWords } from '../../../../shared/customers/words.ts';
import { myDataStyle } from './my-data-style.ts';
import { myDataWords } from './my-data-words.ts';

interface MyDataReader {
  readonly language: 'fa' | 'en';
  readonly show: Pick<Show, 'number' | 'percent' | 'money' | 'day' | 'instant' | 'phone'>;
  /** A value of one of the business's own fields under its label; undefined for a key that is no field any more. */
  readonly ownField: (key: string, value: unknown) => { readonly label: string; readonly shown: string } | undefined;
}

type Values = Readonly<Record<string, unknown>>;

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const money = new Set(['total', 'returned', 'unitPrice', 'amount', 'gross', 'net', 'expectedValue', 'min', 'max']);
/** Keys whose values are codes of ours; anything else was written by people and stands as it is. */
const codes = new Set([
  'kind',
  'channel',
  'direction',
  'state',
  'purpose',
  'gender',
  'language',
  'readiness',
  'component',
  'attitude',
  'segment',
  'method',
  'source',
]);
/** What only the machine needs: ids, versions, where each field came from, who pressed. All of it is in the JSON file. */
const technical = new Set([
  'version',
  'provenance',
  'scope',
  'actor',
  'author',
  'addedBy',
  'notedBy',
  'model',
  'code',
  'contentType',
  'textVersion',
]);
/** Long texts are read below each other, not in columns. */
const longTexts = new Set(['body', 'text']);

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'string' && uuid.test(value)) ||
  (Array.isArray(value) && value.every(isNothing)) ||
  (isObject(value) && Object.entries(value).every(([key, one]) => technical.has(key) || isNothing(one)));

/** What is kept about a person as one page that she can read herself: words for names, her calendar, no ids. */
export function myDataFile(
  data: Values,
  about: { readonly name: string; readonly business: string },
  reader: MyDataReader,
): string {
  const { language, show } = reader;
  const words = wordsIn(myDataWords, language);
  const { customerId: _id, collectedAt, ...parts } = data;
  const known = Object.keys(words.parts);
  const placeOf = (part: string) => (known.includes(part) ? known.indexOf(part) : known.length);
  const inOrder = Object.entries(parts).sort(([one], [other]) => placeOf(one) - placeOf(other));
  const tell = teller(reader);
  const sections = inOrder.map(([part, value]) => {
    const title = part in words.parts ? words.parts[part as keyof typeof words.parts] : part;
    const body = isNothing(value) ? `<p>${words.nothing}</p>` : tell(part, value);
    return `<section><h2>${escaped(title)}</h2>${body}</section>`;
  });
  const at = withoutIsolates(show.instant(String(collectedAt)));
  return `<!doctype html>
<html lang="${language}" dir="${language === 'fa' ? 'rtl' : 'ltr'}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(words.title(about.name))}</title>
<style>${myDataStyle}</style>
<h1>${escaped(words.title(about.name))}</h1>
<p>${escaped(words.collected(about.business, at))}</p>
${sections.join('\n')}
<p class="left">${words.left}</p>
</html>
`;
}

/** Writes any value as markup, by the name under which it stands. */
function teller({ language, show, ownField }: MyDataReader): (key: string, value: unknown) => string {
  const words = wordsIn(myDataWords, language);
  const known = wordsIn(valueWords, language);
  const shared = wordsIn(customerWords, language);
  const labels: Readonly<Record<string, string>> = { ...wordsIn(fieldWords, language), ...words.keys };
  const values: Readonly<Record<string, string>> = {
    ...shared.segments,
    ...shared.readiness,
    ...wordsIn(channelWords, language).channels,
    ...known.components,
    ...known.attitudes,
    ...known.tasteSources,
    ...words.values,
  };
  const labelOf = (key: string) => labels[key] ?? key;
  // the database gives keys back by their length
  const order = Object.keys(words.keys);
  const inOrder = (keys: readonly string[]) => keys.toSorted((one, other) => order.indexOf(one) - order.indexOf(other));

  const leaf = (key: string, value: unknown, kind?: unknown): string => {
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    if (typeof value === 'number') {
      if (money.has(key)) return show.money(value);
      if (key === 'chanceOfBeingActive') return show.percent(value);
      if (key === 'confidence') return show.percent(value / 100);
      if (key === 'durationSeconds') return words.minutes(show.number(Math.max(1, Math.round(value / 60))));
      return show.number(value, Number.isInteger(value) ? 0 : 2);
    }
    const text = String(value);
    if (kind === 'phone' && key === 'value') return show.phone(text);
    if (/^\d{4}-\d\d-\d\dT/.test(text)) return show.instant(text);
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return show.day(text);
    return codes.has(key) ? (values[text] ?? text) : text;
  };
  const plain = (text: string) =>
    `<bdi>${escaped(text).replace(/\u2066([^\u2069]*)\u2069/g, '<bdi dir="ltr">$1</bdi>')}</bdi>`;
  const facts = (pairs: readonly (readonly [label: string, markup: string])[]) =>
    `<dl>${pairs.map(([label, markup]) => `<dt>${escaped(label)}</dt><dd>${markup}</dd>`).join('')}</dl>`;

  /** The entries of an object that are for people, in their order. */
  const entriesOf = (value: Values): [string, unknown][] =>
    Object.entries(value).filter(([name, one]) => {
      // what did not happen is not told: not pinned, nothing brought back
      if (technical.has(name) || isNothing(one) || one === false || (name === 'returned' && one === 0)) return false;
      // where a record came from is for machines; how a taste is known is for her
      if (name === 'source') return String(one) in known.tasteSources;
      // what is known by its day only has no hour
      if (name === 'at' && value.day !== undefined) return !isMidnight(String(one));
      return name !== 'day' || value.at === undefined || isMidnight(String(value.at));
    });
  const isMidnight = (instant: string) => /(?:00:00|۰۰:۰۰)$/.test(show.instant(instant));

  const table = (items: readonly Values[]) => {
    const rows = items.map((one) => new Map(entriesOf(one)));
    const columns = inOrder([...new Set(rows.flatMap((row) => [...row.keys()]))]);
    const head = columns.map((key) => `<th scope="col">${escaped(labelOf(key))}</th>`).join('');
    const body = rows.map((row, index) => {
      const kind = items[index]?.kind;
      const cell = (key: string) => (row.has(key) ? plain(leaf(key, row.get(key), kind)) : '');
      const figure = (key: string) => (typeof row.get(key) === 'number' ? ' class="figure"' : '');
      return `<tr>${columns.map((key) => `<td${figure(key)}>${cell(key)}</td>`).join('')}</tr>`;
    });
    return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
  };
  const isFlat = (value: unknown): value is Values =>
    isObject(value) &&
    entriesOf(value).every(([name, one]) => !isObject(one) && !Array.isArray(one) && !longTexts.has(name));

  const tell = (key: string, value: unknown): string => {
    if (key === 'birthday' && isBirthday(value)) return plain(showBirthday(withoutEmptyYear(value), language));
    if (key === 'custom' && isObject(value))
      return facts(
        Object.entries(value).flatMap(([name, one]) => {
          if (isNothing(one)) return [];
          const own = ownField(name, one);
          return [[own?.label ?? name, own === undefined ? tell(name, one) : plain(own.shown)] as const];
        }),
      );
    if (Array.isArray(value)) {
      const items = value.filter((one) => !isNothing(one));
      if (items.every(isFlat)) return table(items);
      return `<ul>${items.map((one) => `<li>${tell(key, one)}</li>`).join('')}</ul>`;
    }
    if (key === 'budget' && isObject(value))
      return facts(
        inOrder(Object.keys(value)).flatMap((name) =>
          isNothing(value[name]) ? [] : [[labelOf(name), tell(name, value[name])] as const],
        ),
      );
    if (isObject(value)) return facts(entriesOf(value).map(([name, one]) => [labelOf(name), tell(name, one)] as const));
    return plain(leaf(key, value));
  };
  return tell;
}

function isBirthday(value: unknown): value is Birthday {
  const { calendar, month, day } = (value ?? {}) as Partial<Birthday>;
  return (calendar === 'jalali' || calendar === 'gregorian') && typeof month === 'number' && typeof day === 'number';
}

/** A year that is not known is null on the wire and absent in the kernel. */
function withoutEmptyYear({ year, ...day }: Birthday): Birthday {
  return typeof year === 'number' ? { ...day, year } : day;
}
