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
  /** True where trying again may help: what a role forbids or nobody finds stays so. */
  readonly again: boolean;
}

/** The part of the SDK's problem that a screen needs; the kit knows the shape, not the SDK. */
interface Told {
  readonly code: string;
  readonly status?: number;
  readonly message: Record<Language, string>;
  readonly data?: Readonly<Record<string, unknown>>;
}

function toldBy(error: unknown): Told | null {
  const problem = (error as { problem?: unknown } | null)?.problem as Partial<Told> | undefined;
  const message = problem?.message;
  if (typeof problem?.code !== 'string' || typeof message?.fa !== 'string' || typeof message.en !== 'string')
    return null;
  return {
    code: problem.code,
    message,
    ...(typeof problem.status === 'number' ? { status: problem.status } : {}),
    ...(problem.data === undefined ? {} : { data: problem.data }),
  };
}

/** Turns anything thrown into words: a refusal's own sentence, "not connected", or an honest "not foreseen". */
export function problemText(error: unknown, language: Language): ProblemText {
  const words = kitWords[language].error;
  const told = toldBy(error);
  if (told !== null) return toldText(told, language);
  if (error instanceof Error && error.name === 'NotReached') {
    // The browser knows when the line is down; else it is the server that does not answer.
    const unplugged = typeof navigator !== 'undefined' && navigator.onLine === false;
    const title = unplugged ? words.unpluggedTitle : words.offlineTitle;
    return { title, text: unplugged ? words.unplugged : words.offline, offline: true, again: true };
  }
  return { title: words.title, text: words.unexpected, offline: false, again: true };
}

/** A refusal says all in its sentence; a code for support stands only beside what went wrong on our side. */
function toldText({ code, status, message, data }: Told, language: Language): ProblemText {
  const words = kitWords[language].error;
  const faults = code.startsWith('request.') ? faultsOf(data, language) : [];
  // An address with a broken id leads nowhere; what is wrong with its letters helps nobody.
  if (faults.some(({ path }) => path.startsWith('params')))
    return { title: words.nothingTitle, text: words.nothing, offline: false, again: false };
  const text =
    faults.length === 0
      ? message[language]
      : words.unfit([...new Set(faults.map(({ says }) => says))].join(language === 'fa' ? '؛ ' : '; '));
  if (status === 403) return { title: words.forbiddenTitle, text, offline: false, again: false };
  if (status === 404) return { title: words.nothingTitle, text, offline: false, again: false };
  const ours = status === undefined || status >= 500;
  return { title: words.title, text, ...(ours ? { code } : {}), offline: false, again: true };
}

/** What the edge found wrong with a request. Its own sentence names the fields of the contract, for programs; a person gets the rest. */
function faultsOf(data: Told['data'], language: Language): readonly { path: string; says: string }[] {
  if (!Array.isArray(data?.problems)) return [];
  return data.problems.flatMap((one: Readonly<Record<string, unknown>> | null) => {
    const [path, says] = [one?.path, one?.[language]];
    return typeof path === 'string' && typeof says === 'string' ? [{ path, says }] : [];
  });
}

/** problemText in the reader's language. */
export function useProblemText(): (error: unknown) => ProblemText {
  const { language } = useReader();
  return useCallback((error) => problemText(error, language), [language]);
}
