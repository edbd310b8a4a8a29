import type { Show } from '@peyvand/ui/read/show.tsx';
import { wordsIn } from '@peyvand/ui/read/words.ts';
import { customerWords } from '../words.ts';
import { myDataWords } from './my-data-words.ts';
import { purchaseWords } from './purchase-words.ts';

interface MyDataReader {
  readonly language: 'fa' | 'en';
  readonly show: Pick<Show, 'number' | 'money' | 'day' | 'instant' | 'phone'>;
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const money = new Set(['total', 'returned', 'unitPrice', 'amount', 'gross', 'net', 'expectedValue', 'min', 'max']);
/** What only the machine needs: ids, versions, where each field came from, who pressed. All of it is in the JSON file. */
const technical = new Set([
  'version',
  'provenance',
  'source',
  'scope',
  'actor',
  'author',
  'addedBy',
  'notedBy',
  'model',
  'code',
]);

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
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
  data: Readonly<Record<string, unknown>>,
  about: { readonly name: string; readonly business: string },
  reader: MyDataReader,
): string {
  const { language, show } = reader;
  const words = wordsIn(myDataWords, language);
  const values: Readonly<Record<string, string>> = {
    ...wordsIn(customerWords, language).segments,
    ...wordsIn(purchaseWords, language).channels,
    ...words.values,
  };
  const labelOf = (key: string) => (key in words.keys ? words.keys[key as keyof typeof words.keys] : key);
  const leaf = (key: string, value: unknown, kind?: unknown): string => {
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    if (typeof value === 'number') {
      if (money.has(key)) return show.money(value);
      if (key === 'year') return show.number(value).replace(/[٬,]/g, '');
      return show.number(value, Number.isInteger(value) ? 0 : 2);
    }
    const text = String(value);
    if (kind === 'phone' && key === 'value') return show.phone(text);
    if (/^\d{4}-\d\d-\d\dT/.test(text)) return show.instant(text);
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return show.day(text as Parameters<Show['day']>[0]);
    return values[text] ?? text;
  };
  const told = (key: string, value: unknown, kind?: unknown): string => {
    if (Array.isArray(value)) {
      const items = value.filter((one) => !isNothing(one));
      return `<ul>${items.map((one) => `<li>${told(key, one)}</li>`).join('')}</ul>`;
    }
    if (isObject(value)) {
      const lines = Object.entries(value).filter(([name, one]) => !technical.has(name) && !isNothing(one));
      return `<dl>${lines.map(([name, one]) => `<dt>${escaped(labelOf(name))}</dt><dd>${told(name, one, value.kind)}</dd>`).join('')}</dl>`;
    }
    return `<bdi>${escaped(leaf(key, value, kind))}</bdi>`;
  };
  const { customerId: _id, collectedAt, ...parts } = data;
  const known = Object.keys(words.parts);
  const placeOf = (part: string) => (known.includes(part) ? known.indexOf(part) : known.length);
  const inOrder = Object.entries(parts).sort(([one], [other]) => placeOf(one) - placeOf(other));
  const sections = inOrder.map(([part, value]) => {
    const title = part in words.parts ? words.parts[part as keyof typeof words.parts] : part;
    const body = isNothing(value) ? `<p>${words.nothing}</p>` : told(part, value);
    return `<section><h2>${escaped(title)}</h2>${body}</section>`;
  });
  return `<!doctype html>
<html lang="${language}" dir="${language === 'fa' ? 'rtl' : 'ltr'}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(words.title(about.name))}</title>
<style>
body { font-family: Vazirmatn, Tahoma, system-ui, sans-serif; line-height: 1.8; max-width: 780px; margin: 32px auto; padding: 0 20px; color: #1d2426; }
h2 { margin-top: 32px; border-bottom: 1px solid #ccd5d5; }
dl { display: grid; grid-template-columns: minmax(110px, max-content) 1fr; gap: 2px 18px; margin: 0; }
dt { color: #566466; } dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
ul { list-style: none; margin: 0; padding: 0; } ul > li { break-inside: avoid; } ul > li:has(> dl) { padding: 10px 0; border-bottom: 1px solid #e4eaea; }
</style>
<h1>${escaped(words.title(about.name))}</h1>
<p>${escaped(words.collected(about.business, show.instant(String(collectedAt))))}</p>
${sections.join('\n')}
<p>${words.left}</p>
</html>
`;
}
