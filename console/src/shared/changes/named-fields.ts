type Words = Readonly<Record<string, string>>;
/** More fields than these are "details". */
const mostNamed = 3;
const birthColumns = /^birth(?:Calendar|Year|Month|Day)$/;

/** The names of changed fields as a list; null where they are none or too many. */
export function namedFields(fields: readonly string[], words: Words, comma: string, and: string): string | null {
  const names = [...new Set(fields.map((field) => words[birthColumns.test(field) ? 'birthday' : field]))];
  if (names.length === 0 || names.length > mostNamed || names.includes(undefined)) return null;
  const said = names.map((name = '') => name.replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase()));
  return said.length < 2 ? (said[0] ?? null) : `${said.slice(0, -1).join(comma)}${and}${said.at(-1)}`;
}
