import type { Refusal, Words } from '@peyvand/kernel/refusal';
import type pg from 'pg';
import type { Tx } from '../../ground/database/transaction.ts';
import type { Secrets } from '../../ground/secrets.ts';
import type { Origin } from '../../spine/event.ts';
import type { Workspace } from '../workspace/index.ts';
import type { Subject } from './mapping/header-words.ts';
import type { Formats } from './mapping/mapping.ts';
import type { NoticeCode } from './notices.ts';
import type { Change } from './run/keep-images.ts';
import type { Match } from './run/keep-matches.ts';
import type { NewKeys } from './run/new-keys.ts';

/** What a field of a file can hold; decides how its values are recognised and read. */
export type FieldType =
  | 'text'
  | 'name'
  | 'phone'
  | 'email'
  | 'code'
  | 'money'
  | 'quantity'
  | 'moment'
  | 'clock'
  | 'national-id';

/** A field that a file of this kind may have. */
export interface IntakeField {
  readonly key: string;
  readonly name: Words;
  readonly type: FieldType;
  /** Spellings of the header in both languages, most telling first; compared folded. */
  readonly aliases: readonly string[];
  /** Names that mean this field only in a header that names her: «کد» in a file of sales, for «کد مشتری». */
  readonly ownAliases?: readonly string[];
  /** It says who somebody is, or when she was born: only a header that means it chooses it, never the looks of values. */
  readonly person?: boolean;
  /** Whom a header of it speaks of, where it is not she. */
  readonly of?: Subject;
  /** Several columns may feed it: their cells come one below the other. */
  readonly several?: boolean;
  /** Key of the field that takes a second column of this kind. */
  readonly further?: string;
}

/** One row of the file under its mapping. */
export interface MappedRow {
  /** Row of the file as a spreadsheet counts it, from 1, the header being one of them. */
  readonly rowNumber: number;
  /** The field's text, trimmed; '' when the file has no such column, or the cell says that there is no value. */
  text(field: string): string;
  /** The same with words for nothing left in, for fields in which they mean no. */
  raw(field: string): string;
}

/** Why a row was not taken. */
export interface RowProblem {
  readonly problem: true;
  /** Key of the field; '' when the whole row is meant. */
  readonly field: string;
  readonly code: string;
  readonly message: Words;
}

export function isProblem(value: unknown): value is RowProblem {
  return typeof value === 'object' && value !== null && (value as { problem?: unknown }).problem === true;
}

/** What a business "no" means for a row of a file. */
export function problemOf(refusal: Refusal, field = ''): RowProblem {
  return { problem: true, field, code: refusal.code, message: refusal.message };
}

/** What reading a row may know beside its text. */
export interface ReadingContext {
  readonly workspace: Workspace;
  readonly secrets: Secrets;
  readonly formats: Formats;
  /** When the file is read: nothing that it tells of can lie behind it. */
  readonly now: Date;
  /** Fields that the mapping names. */
  readonly fields: ReadonlySet<string>;
  /** Fields that the business added for itself, as the kind's `ownFields` gave them. */
  readonly ownFields: readonly IntakeField[];
  /** Counts something that the person should know of without a row being refused. */
  notice(code: NoticeCode): void;
  /** Leaves a cell out that cannot be read while its row is taken: it is counted by its code, and listed with its sentence. */
  leaveOut(problem: RowProblem): void;
}

/** Rows that are one record: one row, or all lines of an order. */
export interface Item<R> {
  /** 1, 2, 3 … within the import: the order in which items are written. */
  readonly ordinal: number;
  readonly rows: readonly R[];
  /** Hash of the values read and the ordinal among equal rows of the file; only where the kind groups. */
  readonly matchKey: Buffer | undefined;
}

export type Verdict =
  | {
      readonly verdict: 'created' | 'updated' | 'unchanged';
      readonly customersCreated?: number;
      /** Cells of the record's first row that could only be looked up here, and lead nowhere. */
      readonly leftOut?: readonly RowProblem[];
    }
  | { readonly verdict: 'rejected'; readonly problem: RowProblem };

/** One transaction of an import. */
export interface Batch {
  readonly tx: Tx;
  readonly importId: string;
  readonly workspace: Workspace;
  readonly secrets: Secrets;
  readonly now: Date;
  readonly origin: Origin;
  readonly actor: string;
  /** Owners whose customers are matched; null: everybody's. Whoever else is met is somebody else's, and untouched. */
  readonly owners: readonly string[] | null;
  /** Whose the customers are that it makes; null: nobody's. */
  readonly ownerId: string | null;
  readonly epoch: number;
  /** Decide and answer, write nothing. */
  readonly dryRun: boolean;
  /** Whether a row may write over what a known record says (mapping.ts). */
  readonly existing: 'fill' | 'update';
  readonly memory: Memory;
  /** The keys that this run made in a table that was empty when it began; undefined when all must be looked up. */
  newKeys(table: string, isEmpty: () => Promise<boolean>): Promise<NewKeys | undefined>;
  /**
   * Before something is looked up by these keys: waits where the batch before this one, still being written, writes one of
   * them. What is looked up afterwards is up to date.
   */
  settle(keys: Iterable<string>): Promise<void>;
  /**
   * Once all is decided and before it is written: every key under which this batch makes or changes something. The next
   * batch may then be decided meanwhile. An intake that never says so is written batch after batch.
   */
  announce(keys: Iterable<string>): void;
  notice(code: NoticeCode, count?: number): void;
  /**
   * Keeps what records were before this import changed them, for its undo.
   * @param gathered a field of `after` that lists what was added: a second change of the record adds to it
   */
  keepBefore(changes: readonly Change[], gathered?: string): Promise<void>;
  /** Keeps by what new records without a number are known again. */
  keepMatches(matches: readonly Match[]): Promise<void>;
  /** The next free position in the log within this transaction. */
  takePositions(count: number): number;
}

/** What a dry run would have made so far; a real run finds it in the tables and this stays empty. */
export interface Memory {
  recall(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  remember(entries: readonly (readonly [key: string, id: string])[]): Promise<void>;
}

/** A step of an undo: some records of one module, in one transaction. */
export interface UndoStep {
  readonly tx: Tx;
  readonly importId: string;
  readonly workspace: Workspace;
  readonly secrets: Secrets;
  readonly now: Date;
  readonly actor: string;
  readonly epoch: number;
  /** Record of this phase after which to go on; undefined at its start. */
  readonly after: string | undefined;
  readonly size: number;
  takePositions(count: number): number;
  /** The next records of this kind that the import changed, as they were and as it left them. */
  images<B extends object, A extends object>(): Promise<{ recordId: string; before: B; after: A }[]>;
  /** Forgets by what removed records were known again. */
  forgetMatches(recordIds: readonly string[]): Promise<void>;
  /** Those of these records that rows of modules further down point to. */
  inUse(recordIds: readonly string[]): Promise<ReadonlySet<string>>;
}

export interface Undone {
  readonly removed: number;
  readonly restored: number;
  /** Records left alone, with a code of why: 'later-activity', 'changed-since'. */
  readonly kept: readonly { readonly recordId: string; readonly reason: string }[];
  /** Last record looked at; undefined when there are no more. */
  readonly last: string | undefined;
}

/** How a kind takes an import back: first the records that it made, then those that it changed. */
export interface Undo {
  made(step: UndoStep): Promise<Undone>;
  changed?(step: UndoStep): Promise<Undone>;
}

/** How a module takes rows of files. Reading is pure; writing is set-based, one batch a transaction. */
export interface Intake<R = unknown> {
  readonly kind: string;
  readonly words: Words;
  /** The right that the importing person needs beside imports.write. */
  readonly right: string;
  readonly fields: readonly IntakeField[];
  /** Tables that an import fills, the log aside: their statistics are refreshed at its end. */
  readonly tables: readonly string[];
  /** Refuses a mapping with which no row could be read. */
  checkFields(fields: ReadonlySet<string>): Refusal | undefined;
  /** Refuses a table that is one of something else, by its headers and what each was taken for, with what to bring instead. */
  otherTable?(headers: readonly string[], columns: Readonly<Record<string, string>>): Refusal | undefined;
  read(row: MappedRow, context: ReadingContext): R | RowProblem;
  /** Fields that a business added for itself; they are read beside those of the kind. */
  ownFields?(tx: Tx): Promise<readonly IntakeField[]>;
  /**
   * The number that the rows of one record share, within what (a till, a channel; '' where the row does not say): 'above' for a
   * row that only goes on with the record above it, null for none. Absent: each row is a record. Rows without a number are
   * known again by what was read from them (`sameAs`), so that another spelling of the same changes nothing.
   */
  numberOf?(row: MappedRow): { readonly number: string; readonly within: string } | 'above' | null;
  /** What makes two rows without a number the same, as one text. */
  sameAs?(record: R): string;
  write(batch: Batch, items: readonly Item<R>[]): Promise<Verdict[]>;
  readonly undo: Undo;
  /** Those of these records of another kind that this module's rows point to. */
  pointsTo?(tx: Tx, kind: string, recordIds: readonly string[]): Promise<readonly string[]>;
  /** True once the workspace keeps books of this kind: then its currency can no longer be another. */
  holdsMoney?(tx: Tx): Promise<boolean>;
}

/** A connection that can COPY and hold temporary tables: it belongs to one import. */
export type BulkClient = pg.Client;
