import { CommandFailure, WRONG_USAGE } from '../failure.ts';
import type { Words } from '../words.ts';

/** Exit code when the file cannot be used, as in `import`. */
const UNUSABLE_FILE = 2;

/** The command was written wrongly. */
export function wrongUse(code: string, words: Words): CommandFailure {
  return new CommandFailure(`analyse.${code}`, words, WRONG_USAGE);
}

/** The file cannot be used. */
export function unusableFile(code: string, words: Words): CommandFailure {
  return new CommandFailure(`analyse.${code}`, words, UNUSABLE_FILE);
}
