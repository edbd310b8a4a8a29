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

/** A thrown value as text. PostgreSQL puts row values into `detail`, which may be personal: it is left out. */
export function describeError(error: unknown): { name: string; message: string; code?: unknown; stack?: string } {
  if (!(error instanceof Error)) return { name: 'thrown', message: String(error) };
  const code = (error as { code?: unknown }).code;
  return { name: error.name, message: error.message, ...(code === undefined ? {} : { code }), stack: error.stack };
}
