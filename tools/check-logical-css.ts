/**
 * No physical side stands in our screens: a page in Persian is the mirror of one in English only if every rule speaks of
 * start and end. Run as a program it prints each trespass with its remedy and ends with 1.
 */
import { globSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

export interface Trespass {
  readonly file: string;
  readonly line: number;
  readonly found: string;
  readonly remedy: string;
}

interface Rule {
  readonly sign: RegExp;
  readonly remedy: string;
}

const cssRules: readonly Rule[] = [
  {
    sign: /(?<![-\w])(?:margin|padding)-(?:left|right)\b/,
    remedy: 'margin-inline-start/end, padding-inline-start/end',
  },
  { sign: /(?<![-\w])border-(?:left|right)(?:-\w+)?\b/, remedy: 'border-inline-start/end' },
  { sign: /(?<![-\w])border-(?:top|bottom)-(?:left|right)-radius\b/, remedy: 'border-start-start-radius and its kin' },
  { sign: /(?<![-\w])(?:left|right)\s*:/, remedy: 'inset-inline-start/end' },
  { sign: /(?<![-\w])(?:text-align|float|clear)\s*:\s*(?:left|right)\b/, remedy: 'start or end' },
];

const screenRules: readonly Rule[] = [
  { sign: /\b(?:margin|padding|border)(?:Left|Right)\b/, remedy: 'marginInlineStart/End and its kin' },
  { sign: /\b(?:left|right)\s*:\s*(?:[\d'"`-]|['"]?var)/, remedy: 'insetInlineStart/End' },
  { sign: /\btextAlign\s*:\s*['"](?:left|right)['"]/, remedy: "'start' or 'end'" },
  { sign: /\s(?:ml|mr|pl|pr)=/, remedy: "Mantine's ms, me, ps, pe" },
  { sign: /\bta="(?:left|right)"/, remedy: 'ta="start" or ta="end"' },
];

/** Physical sides in one file's text. Comments of CSS are left out. */
export function physicalSides(file: string, text: string): readonly Trespass[] {
  const css = file.endsWith('.css');
  const read = css ? text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' ')) : text;
  return read.split('\n').flatMap((line, i) =>
    (css ? cssRules : screenRules).flatMap(({ sign, remedy }) => {
      const found = sign.exec(line)?.[0];
      return found === undefined ? [] : [{ file, line: i + 1, found: found.trim(), remedy }];
    }),
  );
}

/** Physical sides in all screens of the repository. */
export function checkLogicalCss(root: string): readonly Trespass[] {
  const files = globSync('{ui,console,portal,widget}/{src,gallery}/**/*.{css,tsx}', { cwd: root });
  return files.flatMap((file) => physicalSides(file, readFileSync(`${root}/${file}`, 'utf8')));
}

if (import.meta.main) {
  const root = relative('.', new URL('..', import.meta.url).pathname) || '.';
  const found = checkLogicalCss(root);
  for (const { file, line, found: what, remedy } of found)
    console.error(`${file}:${line}: "${what}" is a physical side; write ${remedy}.`);
  process.exitCode = found.length > 0 ? 1 : 0;
}
