import { isFullDisk } from '../ground/files/disk-floor.ts';
import { files } from '../ground/files/refusals.ts';
import { printJson, tell } from './output.ts';
import type { Words } from './words.ts';

/** Exit code for a command line that was typed wrong (BSD's EX_USAGE): 2 and 3 have their own meaning in `import`. */
export const WRONG_USAGE = 64;

/** A reason to end a command, with its exit code and words for the person who typed it. */
export class CommandFailure extends Error {
  readonly code: string;
  readonly words: Words;
  readonly exitCode: number;

  constructor(code: string, words: Words, exitCode = 1) {
    super(words.en);
    this.name = 'CommandFailure';
    this.code = code;
    this.words = words;
    this.exitCode = exitCode;
  }
}

/** Tells the person why the command ended (with `--json` also as the one document) and answers the exit code. */
export function reportFailure(error: unknown, language: 'fa' | 'en', json: boolean): number {
  const failure = describe(error);
  tell(failure.words[language]);
  // A bug of ours: whoever reports it needs to know where.
  if (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError)
    tell(error.stack ?? '');
  if (json) printJson({ error: { code: failure.code, message: failure.words } });
  return failure.exitCode;
}

function describe(error: unknown): { code: string; words: Words; exitCode: number } {
  if (error instanceof CommandFailure) return error;
  if (!(error instanceof Error)) return { code: 'command.failed', words: both(String(error)), exitCode: 1 };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'command.failed';
  if (isFullDisk(error)) return { code: 'command.disk-full', words: files('disk-nearly-full').message, exitCode: 1 };
  if (code.startsWith('ERR_PARSE_ARGS'))
    return { code: 'command.usage', words: usage(error.message), exitCode: WRONG_USAGE };
  // Errors of the database server carry their Persian sentence with them.
  const fa = 'fa' in error && typeof error.fa === 'string' ? error.fa : error.message;
  return { code, words: { fa, en: error.message }, exitCode: 1 };
}

function usage(message: string): Words {
  const option = /'(-[^' ]*)/.exec(message)?.[1];
  const fa = option === undefined ? 'این‌گونه نمی‌شود.' : `گزینهٔ ${option} را این‌گونه نمی‌پذیرم.`;
  return { fa: `${fa}\nراهنما: peyvand help`, en: `${message}\nHelp: peyvand help` };
}

function both(text: string): Words {
  return { fa: text, en: text };
}
