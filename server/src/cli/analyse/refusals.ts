import type { Language } from '@peyvand/kernel/language';

/** A sentence in both languages. */
export type Sentence = Readonly<Record<Language, string>>;

/** Why `analyse` stops: a stable code, what to do next in both languages, and the exit code of the process. */
export class AnalyseRefusal extends Error {
  readonly code: string;
  readonly sentence: Sentence;
  readonly exitCode: number;

  constructor(code: string, exitCode: number, sentence: Sentence) {
    super(sentence.en);
    this.code = code;
    this.sentence = sentence;
    this.exitCode = exitCode;
  }
}

/** The command was written wrongly: exit code 1. */
export function wrongUse(code: string, sentence: Sentence): AnalyseRefusal {
  return new AnalyseRefusal(`analyse.${code}`, 1, sentence);
}

/** The file cannot be used: exit code 2. */
export function unusableFile(code: string, sentence: Sentence): AnalyseRefusal {
  return new AnalyseRefusal(`analyse.${code}`, 2, sentence);
}
