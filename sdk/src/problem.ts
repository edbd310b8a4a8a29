/** The body of a refusal: RFC 9457 with a stable code and both languages. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** module.reason, for ever stable: "purchases.total-differs". */
  readonly code: string;
  readonly message: { readonly fa: string; readonly en: string };
  readonly data: Readonly<Record<string, unknown>>;
}

/** The server answered no. `problem` says why, in both languages. */
export class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.code} (${problem.status})`);
    this.name = 'Refused';
    this.problem = problem;
  }
}

/** No answer came: no network, or the server is away. A write may or may not have happened; the same key is safe to repeat. */
export class NotReached extends Error {
  constructor(cause: unknown) {
    super('the server was not reached', { cause });
    this.name = 'NotReached';
  }
}

/** True for a refusal with this code, or of this module when the code ends in a dot. */
export function isRefusedWith(error: unknown, code: string): error is Refused {
  return (
    error instanceof Refused && (code.endsWith('.') ? error.problem.code.startsWith(code) : error.problem.code === code)
  );
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Reads a problem document; what a proxy or a broken server sent instead becomes an honest `http.unexpected`. */
export function problemOf(status: number, body: unknown): Problem {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const message = (typeof given.message === 'object' && given.message !== null ? given.message : {}) as Record<
    string,
    unknown
  >;
  const fa = text(message.fa);
  const en = text(message.en);
  const code = text(given.code);
  if (code === null || fa === null || en === null) {
    return {
      type: 'about:blank',
      title: 'Unexpected answer',
      status,
      code: 'http.unexpected',
      message: {
        fa: 'کارگزار پاسخی داد که انتظارش را نداشتیم. کمی بعد دوباره تلاش کنید.',
        en: 'The server gave an answer we did not expect. Please try again a little later.',
      },
      data: {},
    };
  }
  const data = (typeof given.data === 'object' && given.data !== null ? given.data : {}) as Record<string, unknown>;
  return {
    type: text(given.type) ?? 'about:blank',
    title: text(given.title) ?? code,
    status,
    code,
    message: { fa, en },
    data,
  };
}
