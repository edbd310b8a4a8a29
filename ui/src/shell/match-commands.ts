import { fold, foldCompact } from '@peyvand/kernel/fold';
import { inOtherLayout } from '@peyvand/kernel/keyboard';

/** One line of the palette. */
export interface Command {
  readonly key: string;
  /** Group head: "صفحه‌ها". */
  readonly group: string;
  readonly label: string;
  /** A quieter fact at the end: a phone, a shortcut. */
  readonly hint?: string;
  /** Other words it is found by, in either language. */
  readonly also?: readonly string[];
  /** Already found by the server: shown without being matched again. */
  readonly found?: boolean;
}

/**
 * Commands that fit what was typed, best first: the beginning of the label, then the beginning of a word, then anywhere.
 * Both sides are folded, so ي and ی, ZWNJ and space, ۱ and 1 are one. Nothing typed: all commands as they came. Where nothing
 * fits, what the same keys write in the other layout is tried.
 */
export function matchCommands<C extends Command>(commands: readonly C[], typed: string): readonly C[] {
  const fitting = fit(commands, typed);
  const meant = fitting.length === 0 ? inOtherLayout(typed) : undefined;
  return meant === undefined ? fitting : fit(commands, meant);
}

function fit<C extends Command>(commands: readonly C[], typed: string): readonly C[] {
  const wanted = fold(typed);
  if (wanted === '') return commands;
  const compact = foldCompact(typed);
  const rankOf = (command: C): number | null => {
    if (command.found === true) return 2;
    const ranks = [command.label, ...(command.also ?? [])].map((text) => {
      const key = fold(text);
      if (key.startsWith(wanted)) return 0;
      if (key.includes(` ${wanted}`)) return 1;
      return foldCompact(text).includes(compact) ? 3 : null;
    });
    return ranks.reduce((best, rank) => (rank !== null && (best === null || rank < best) ? rank : best), null);
  };
  return commands
    .flatMap((command) => {
      const rank = rankOf(command);
      return rank === null ? [] : [{ command, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ command }) => command);
}
