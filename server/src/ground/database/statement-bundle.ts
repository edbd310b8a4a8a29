import pg from 'pg';
import { type ReadRow, readerOf } from './row-reader.ts';

/** A statement of a bundle: prepared once on each connection under its name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

interface Waiting extends Statement {
  readonly answered: PromiseWithResolvers<object[]>;
  readonly rows: object[];
  readRow: ReadRow | undefined;
  /** Sent with its text, since this connection had not prepared it. */
  fresh: boolean;
}

/** What is used of the driver's connection; its types leave out which names it has prepared, or is about to. */
interface Line {
  readonly stream: pg.Connection['stream'];
  readonly parsedStatements: Record<string, string | undefined>;
  readonly submittedNamedStatements: Record<string, string | undefined>;
  parse(config: { name: string; text: string }): void;
  bind(config: { statement: string; values: unknown[] }): void;
  describe(config: { type: 'P' }): void;
  execute(): void;
  sync(): void;
}

// the driver's own mapping of values, so that a statement says the same alone and in a bundle
const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): string | Buffer | null } }).utils;

/** How rows of a statement read, by connection and name: the server is asked for it once. */
const readers = new WeakMap<pg.Connection, Map<string, ReadRow>>();

/**
 * Several prepared statements that go down the pipe with one Sync at their end. The driver sends a Sync behind each: the
 * server then answers, and wakes us, seven times for a purchase; so it is twice. What a statement's columns are is asked for
 * once on each connection. After an error the server skips the rest of the bundle, which is answered with the same error.
 */
export class StatementBundle extends pg.Query {
  readonly #statements: Waiting[] = [];
  /** The statement whose answer is being read: all before it are complete. */
  #current = 0;

  constructor() {
    super('');
  }

  get isEmpty(): boolean {
    return this.#statements.length === 0;
  }

  /** Takes one more statement, before the bundle leaves. */
  add(statement: Statement): Promise<object[]> {
    const answered = Promise.withResolvers<object[]>();
    this.#statements.push({ ...statement, answered, rows: [], readRow: undefined, fresh: false });
    return answered.promise;
  }

  /** The driver keeps its book of prepared statements by these two: name and text of what is being parsed now. */
  get name(): string | undefined {
    const statement = this.#statements[this.#current];
    return statement?.fresh ? statement.name : undefined;
  }
  // the driver's constructor writes them
  set name(_: string | undefined) {}
  get text(): string | undefined {
    return this.#statements[this.#current]?.text;
  }
  set text(_: string | undefined) {}

  override submit = (connection: pg.Connection): Error | null => {
    const line = connection as unknown as Line;
    let values: unknown[][];
    try {
      values = this.#statements.map((one) => (one.values ?? []).map(prepareValue));
    } catch (error) {
      return error as Error;
    }
    const known = readers.get(connection) ?? new Map<string, ReadRow>();
    readers.set(connection, known);
    line.stream.cork();
    for (const [index, statement] of this.#statements.entries()) {
      const { name, text } = statement;
      statement.fresh = line.parsedStatements[name] === undefined && line.submittedNamedStatements[name] === undefined;
      statement.readRow = known.get(name);
      if (statement.fresh) {
        line.parse({ name, text });
        line.submittedNamedStatements[name] = text;
      }
      line.bind({ statement: name, values: values[index] ?? [] });
      if (statement.readRow === undefined) line.describe({ type: 'P' });
      line.execute();
    }
    line.sync();
    line.stream.uncork();
    return null;
  };

  handleRowDescription({ fields }: { fields: readonly pg.FieldDef[] }): void {
    const statement = this.#statements[this.#current];
    if (statement !== undefined) statement.readRow = readerOf(fields);
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    const statement = this.#statements[this.#current];
    if (statement?.readRow === undefined) throw new Error('a row came of which nobody knows the columns');
    statement.rows.push(statement.readRow(fields));
  }

  handleCommandComplete(_: unknown, connection: pg.Connection): void {
    const statement = this.#statements[this.#current];
    if (statement === undefined) return;
    readers.get(connection)?.set(statement.name, statement.readRow ?? readerOf([]));
    this.#current += 1;
    // the last one waits for the end of the bundle: only then may the connection be used by somebody else
    if (this.#current < this.#statements.length) statement.answered.resolve(statement.rows);
  }

  handleReadyForQuery(): void {
    const last = this.#statements.at(-1);
    last?.answered.resolve(last.rows);
  }

  handleError(error: Error, connection: pg.Connection): void {
    const { submittedNamedStatements } = connection as unknown as Line;
    const from = Math.min(this.#current, this.#statements.length - 1);
    for (const [index, { name, fresh, answered }] of this.#statements.entries()) {
      if (index < from) continue;
      // skipped by the server: not prepared either, and the one before it has said why
      if (fresh && index > this.#current) delete submittedNamedStatements[name];
      if (index > from) answered.promise.catch(() => {});
      answered.reject(error);
    }
  }
}
