import type { Refusal } from '@peyvand/kernel/refusal';
import { request } from './problem.ts';

/** Deeper than any shape of ours; a bound, so that walking a body is no way to break it. */
const deepest = 40;

/**
 * Refuses what can be written in JSON or in an address and that no column can hold: NUL and halves of characters in a text or in
 * the name of a field, numbers that are not whole at that size, shapes without end. One gate for query, path and body.
 * @param where "query", "params" or "body", for the sentence
 */
export function refuseUnstorable(value: unknown, where: string): Refusal | undefined {
  const found = find(value, 0);
  if (found === undefined) return undefined;
  const { names, ...said } = found;
  return request('unstorable', { problems: [{ path: [where, ...names].join('.'), ...said }] });
}

interface Problem {
  /** Names of the fields that lead to it, the outermost first. */
  names: string[];
  fa: string;
  en: string;
}

const said = {
  text: {
    fa: 'نویسه‌ای دارد که نمی‌توان نگه داشت (NUL یا نیمهٔ یک نویسه)؛ آن را بردارید',
    en: 'holds a character that cannot be kept (NUL, or half of a character); take it out',
  },
  number: { fa: 'بزرگ‌تر از عددی است که نگه داشته می‌شود', en: 'is larger than a number that can be kept' },
  depth: { fa: 'بیش از اندازه تودرتو است', en: 'is nested too deeply' },
};

// the path is put together on the way back: nearly every body is sound, and has dozens of fields
function find(value: unknown, depth: number): Problem | undefined {
  if (typeof value === 'string') return isText(value) ? undefined : { names: [], ...said.text };
  if (typeof value === 'number')
    return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? undefined : { names: [], ...said.number };
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth >= deepest) return { names: [], ...said.depth };
  for (const name of Object.keys(value)) {
    if (!isText(name)) return { names: [], ...said.text };
    const found = find((value as Record<string, unknown>)[name], depth + 1);
    if (found !== undefined) return { ...found, names: [name.slice(0, 60), ...found.names] };
  }
  return undefined;
}

function isText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
