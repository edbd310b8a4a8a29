/** Structured logs, one JSON document a line, without personal data: ids, codes, counts and durations only. */
export interface Log {
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields & { error?: unknown }): void;
}
type Fields = Record<string, unknown>;

/** Logs to a sink (standard error by default, so that `--json` keeps standard output clean). */
export function createLog(write: (line: string) => void = (line) => process.stderr.write(line)): Log {
  const say = (level: string, message: string, fields: Fields = {}) => {
    const { error, ...rest } = fields;
    const shown = error === undefined ? rest : { ...rest, error: describeError(error) };
    write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...shown })}\n`);
  };
  return {
    info: (message, fields) => say('info', message, fields),
    warn: (message, fields) => say('warn', message, fields),
    error: (message, fields) => say('error', message, fields),
  };
}

export const silentLog: Log = { info() {}, warn() {}, error() {} };

/**
 * A thrown value without its words. An error's message may quote what it stumbled over (PostgreSQL's "invalid input syntax
 * … : <the value>", a path, a name), and a log outlives the person it is about: its code, its kind and the places in our own
 * text are kept, which is what finds the fault.
 */
export function describeError(error: unknown): { name: string; code?: string; at?: string[] } {
  if (!(error instanceof Error)) return { name: 'thrown' };
  const { code } = error as { code?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line));
  return {
    name: error.name,
    ...(typeof code === 'string' && /^[\w.-]{1,60}$/.test(code) ? { code } : {}),
    at: frames.slice(0, 12).map((line) => line.trim()),
  };
}

/** "error 22P02", "TypeError": what a table may keep of a failure. */
export function nameFailure(error: unknown): string {
  const { name, code } = describeError(error);
  return code === undefined ? name : `${name} ${code}`;
}
