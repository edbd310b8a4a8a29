import { useCallback } from 'react';
import { useReader } from '../read/reader.tsx';
import type { Language } from '../read/reader-choices.ts';
import { kitWords } from '../words.ts';

/** A failure as it is told to a person. */
export interface ProblemText {
  readonly title: string;
  readonly text: string;
  /** For support; absent where the sentence says all. */
  readonly code?: string;
  readonly offline: boolean;
}

/** The part of the SDK's problem that a screen needs; the kit knows the shape, not the SDK. */
interface Told {
  readonly code: string;
  readonly message: { readonly fa: string; readonly en: string };
}

function toldBy(error: unknown): Told | null {
  const problem = (error as { problem?: unknown } | null)?.problem as Partial<Told> | undefined;
  const message = problem?.message;
  if (typeof problem?.code !== 'string' || typeof message?.fa !== 'string' || typeof message.en !== 'string')
    return null;
  return { code: problem.code, message };
}

/** Turns anything thrown into words: a refusal's own sentence, "not connected", or an honest "not foreseen". */
export function problemText(error: unknown, language: Language): ProblemText {
  const words = kitWords[language].error;
  const told = toldBy(error);
  if (told !== null) return { title: words.title, text: told.message[language], code: told.code, offline: false };
  const offline = error instanceof Error && error.name === 'NotReached';
  if (offline) return { title: words.offlineTitle, text: words.offline, offline };
  return { title: words.title, text: words.unexpected, offline: false };
}

/** problemText in the reader's language. */
export function useProblemText(): (error: unknown) => ProblemText {
  const { language } = useReader();
  return useCallback((error) => problemText(error, language), [language]);
}
