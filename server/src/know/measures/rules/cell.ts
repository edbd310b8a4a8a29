import type { Cell } from '../measure.ts';

/**
 * The address of a cell as a table gives it: "r:5,f:4", "cohort:1405-01,k:3".
 * @param keys names that the measure knows
 * @returns undefined when it is none of this measure
 */
export function readCell(text: string, keys: readonly string[]): Cell | undefined {
  const cell = new Map<string, string>();
  for (const part of text.split(',')) {
    const [, key, value] = /^\s*([a-z]+):([^:,;\s][^:,;]*?)\s*$/.exec(part) ?? [];
    if (key === undefined || value === undefined || !keys.includes(key) || cell.has(key)) return undefined;
    cell.set(key, value);
  }
  return Object.fromEntries(cell);
}
