/** Why the embedded database server could not be opened; each one tells the reader what to do next. */
export type ServerErrorCode =
  | 'database.in-use'
  | 'database.folder-closed'
  | 'database.files-missing'
  | 'database.no-binaries'
  | 'database.not-ours'
  | 'database.start-failed'
  | 'database.locale-unfit'
  | 'database.encoding-unfit';

/** A failure of the database server that a person can act upon, in both languages. */
export class ServerError extends Error {
  readonly code: ServerErrorCode;
  readonly fa: string;

  constructor(code: ServerErrorCode, words: { fa: string; en: string }, detail = '') {
    super(detail === '' ? words.en : `${words.en}\n${detail}`);
    this.name = 'ServerError';
    this.code = code;
    this.fa = detail === '' ? words.fa : `${words.fa}\n${detail}`;
  }
}
