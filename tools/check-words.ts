/**
 * Both languages are complete: each words.ts of the house (or file of a folder `words`) and each declaration of refusals is
 * loaded and walked. The same keys stand in both, no text is
 * empty, Persian is Persian (its letters, its ی and ک, its quotation marks) and differs from the English. One thing has one name
 * (GLOSSARY.md), and one voice speaks: verbal nouns on buttons, «کنید» in sentences.
 */
import { globSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Complaint {
  readonly file: string;
  /** Path to the text: "signIn.title". */
  readonly key: string;
  readonly says: string;
}

/** Names of languages are written in their own script in both; marks and units may be equal. */
const equalInBoth = new Set(['English', 'فارسی', 'RFM', 'ROR', 'NPS', 'CLV', 'API', 'CSV', 'XLSX', 'n']);
/** Second names of things that have a name, and voices that are not ours; with what to write. */
const otherNames: readonly (readonly [RegExp, string])[] = [
  [
    /(?:این|یک|با) پیوند (?:یک‌بار|دعوت|تازه|ورود|پیش)|پیوند (?:دعوت|یک‌بارمصرف|ورود|گذرواژه)|پیوندها|پیوند تازه‌?ای|با این پیوند/,
    'پیوند is the product; write لینک',
  ],
  [/فیلد(?:های)? سفارشی/, 'write فیلد دلخواه'],
  [/ورود داده|وارد کردن فایل/, 'write آوردن داده'],
  [/رونوشت/, 'write کپی'],
  [/سرایند/, 'write هدر'],
  [/کارگزار/, 'write سرور'],
  [/فضای کار/, 'write کسب‌وکار'],
  [/تراکنش|نقش پایگاه/, 'is a word of the engine'],
  [/چهارگوش/, 'write مربع'],
  [/سخن مشتری/, 'write رضایت'],
  // a right is what a role may do, consent what a person allowed: one word each
  [/^اجازه‌ها$|اجازه(?: را)? (?:داده?|پس گرفته?)(?![\u0600-\u06FF])|اجازهٔ (?:جدا|تبلیغ|پیام|تماس|مشتری)/, 'write رضایت'],
  [/گروه(?:‌های)? RFM/, 'write بخش'],
  [/^نگفته$/, 'write انتخاب نشده'],
  [
    /(?<![\u0600-\u06FF])(?:نشان|انجام) بده(?![\u0600-\u06FF])|^بفرست |^برگردان$|پیش‌بینی کن$/,
    'is an order to a friend; a button has a verbal noun',
  ],
];
/** Names of the code: a right, a code of a refusal, a field of the contract. Wrong in either language. */
const codeNames =
  /\b[a-z]+(?:-[a-z]+)*\.(?:read|write|manage|run)\b|request\.forbidden|\b(?:params|query|body)\.|\b[a-z]+(?:Id|At)\b/;
const arabicLetters = /[يكى]/;
const persianLetter = /[\u0621-\u06CC]/;

type Tree = Readonly<Record<string, unknown>>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A sentence of a function of parameters, made with stand-ins: digits for what is a number or a shown number alike. */
function sentenceOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value !== 'function') return null;
  const standIn: unknown = new Proxy(
    Object.assign(() => '1', {}),
    {
      get: (_, name) =>
        name === Symbol.toPrimitive || name === 'toString' || name === 'valueOf'
          ? () => '1'
          : name === 'length'
            ? 1
            : standIn,
      apply: () => standIn,
    },
  );
  try {
    return String(value(...Array.from({ length: Math.max(1, value.length) }, () => standIn)));
  } catch {
    return '';
  }
}

/** What is wrong with one pair of languages. */
export function compareWords(file: string, fa: unknown, en: unknown, key = ''): readonly Complaint[] {
  const complain = (says: string): readonly Complaint[] => [{ file, key, says }];
  if (isTree(fa) && isTree(en)) {
    const keys = new Set([...Object.keys(fa), ...Object.keys(en)]);
    return [...keys].flatMap((name) => {
      const path = key === '' ? name : `${key}.${name}`;
      if (!(name in en)) return [{ file, key: path, says: 'is missing in English' }];
      if (!(name in fa)) return [{ file, key: path, says: 'is missing in Persian' }];
      return compareWords(file, fa[name], en[name], path);
    });
  }
  const [persian, english] = [sentenceOf(fa), sentenceOf(en)];
  if (persian === null || english === null || typeof fa !== typeof en)
    return complain('is not a text in both languages');
  if (persian.trim() === '' || english.trim() === '') return complain('is empty or cannot be made');
  if (equalInBoth.has(persian) && persian === english) return [];
  if (persian === english) return complain('is the same in both languages');
  if (arabicLetters.test(persian)) return complain('has an Arabic ي or ك; write ی and ک');
  for (const [name, remedy] of otherNames) if (name.test(persian)) return complain(remedy);
  if (codeNames.test(persian) || codeNames.test(english)) return complain('shows a name of the code');
  if (!persianLetter.test(persian) && !equalInBoth.has(persian) && /[A-Za-z]{3}/.test(persian))
    return complain('is not Persian');
  return [];
}

/** True for a value made by defineWords or shaped like it. */
function isArea(value: unknown): value is { fa: unknown; en: unknown } {
  return isTree(value) && 'fa' in value && 'en' in value && Object.keys(value).length === 2;
}

/** Walks an export: an area, or a record whose values are areas or pairs of texts. */
function walk(file: string, value: unknown, key: string): readonly Complaint[] {
  if (isArea(value)) return compareWords(file, value.fa, value.en, key);
  if (!isTree(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => walk(file, inner, key === '' ? name : `${key}.${name}`));
}

/** Complaints about the sentences of a module's refusals: a text may stand beside a function, since each language says what it needs. */
export function refusalsOf(file: string, value: unknown): readonly Complaint[] {
  if (typeof value !== 'function' || !('specs' in value) || !isTree(value.specs)) return [];
  return Object.entries(value.specs).flatMap(([reason, spec]) =>
    isTree(spec) ? compareWords(file, sentenceOf(spec.fa), sentenceOf(spec.en), reason) : [],
  );
}

const things =
  'rows purchases customers days orders cells columns returns amounts dates files sessions tokens links pairs events parts rights members choices attempts types weeks months results buyers minutes seconds characters items letters colleagues changes duplicates conversations products lines codes fields samples businesses categories'
    .split(' ')
    .join('|');
const uncounted = new RegExp(
  `\\$\\{(?!counted\\()(?:[^{}\`]|\\{[^{}]*\\})+\\} (?:(?:new|possible|earlier|other|known|temporary|different) )?(?:${things})\\b`,
);
/** Sentences that only whoever programs meets, and SQL. */
const unseen = /throw new |\b(?:select|join|update|interval|attempts) |seconds'/;

/** Complaints about English that says "1 rows": a number and its thing are put together by `counted` of the kernel. */
export function uncountedIn(file: string, source: string): readonly Complaint[] {
  return source
    .split('\n')
    .flatMap((line, at) =>
      uncounted.test(line) && !unseen.test(line)
        ? [{ file, key: `line ${at + 1}`, says: 'says "1 rows" for one; write counted(n, \'row\') of the kernel' }]
        : [],
    );
}

/**
 * Complaints about all words of the repository: each words.ts, each file of a folder `words`, and wherever a module
 * declares how it says no.
 */
export async function checkWords(root: string): Promise<readonly Complaint[]> {
  const files = globSync('{ui,console,portal,widget,server,sdk}/{src,gallery}/**/{words,words/*}.ts', { cwd: root });
  const found: Complaint[] = [];
  for (const file of files) {
    const module: unknown = await import(pathToFileURL(`${root}/${file}`).href);
    if (isTree(module)) for (const value of Object.values(module)) found.push(...walk(file, value, ''));
  }
  for (const file of globSync('{server,console,ui,portal,widget}/src/**/*.{ts,tsx}', { cwd: root }))
    if (!file.includes('.test.') && !file.includes('/testing/'))
      found.push(...uncountedIn(file, readFileSync(`${root}/${file}`, 'utf8')));
  for (const file of globSync('server/src/**/*.ts', { cwd: root })) {
    if (
      file.includes('.test.') ||
      !/^export const \w+ = defineRefusals\(/m.test(readFileSync(`${root}/${file}`, 'utf8'))
    )
      continue;
    const module: unknown = await import(pathToFileURL(`${root}/${file}`).href);
    if (isTree(module)) for (const value of Object.values(module)) found.push(...refusalsOf(file, value));
  }
  return found;
}

if (import.meta.main) {
  const found = await checkWords(new URL('..', import.meta.url).pathname.replace(/\/$/, ''));
  for (const { file, key, says } of found) console.error(`${relative('.', file)}: ${key} ${says}.`);
  process.exitCode = found.length > 0 ? 1 : 0;
}
