import type { FieldChoice } from '@peyvand/sdk/custom-fields';
import type { Language } from '@peyvand/ui/read/reader-choices.ts';

/** The choices as a person writes them: one on each line, in her language. */
export function linesOf(choices: readonly FieldChoice[], language: Language): string {
  return choices.map((choice) => choice.label[language]).join('\n');
}

/**
 * The choices that the lines write. A line that names a known choice keeps its stored value and its other language; a new
 * one is stored as it is written.
 */
export function choicesOf(lines: string, known: readonly FieldChoice[], language: Language): FieldChoice[] {
  const written = [...new Set(lines.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
  return written.map(
    (line) => known.find((choice) => choice.label[language] === line) ?? { value: line, label: { fa: line, en: line } },
  );
}

/** A key out of an address-like proposal: "skin-type" → "skin_type"; it begins with a letter. */
export function keyFrom(slug: string): string {
  return slug
    .replaceAll('-', '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, 41);
}

/** True for what the server takes as a key. */
export function isFieldKey(text: string): boolean {
  return /^[a-z][a-z0-9_]{0,40}$/.test(text);
}
