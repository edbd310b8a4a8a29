import type { Client, ReadOptions, WriteOptions } from './client.ts';
import type { Page } from './customers.ts';
import type { Pair } from './measures.ts';

/**
 * ready: waits for its columns and its start; checking: a dry run; waiting, running: being written; cancelled, failed: can
 * be resumed or taken back; done; undoing, undone.
 */
export type ImportState =
  | 'ready'
  | 'waiting'
  | 'checking'
  | 'running'
  | 'cancelled'
  | 'done'
  | 'failed'
  | 'undoing'
  | 'undone';

/** How the texts of a file are read. */
export interface ImportFormats {
  readonly dateCalendar: 'jalali' | 'gregorian';
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd';
  /** 'rial', 'toman', or the code of a currency. */
  readonly moneyUnit: string;
  readonly decimalMark: '.' | ',' | '/';
  /** Of quantities, where they are written otherwise than money. */
  readonly quantityMark?: '.' | ',' | '/';
  /** Fields whose column is written otherwise than the others. */
  readonly marks?: Readonly<Record<string, '.' | ',' | '/'>>;
  readonly timeZone: string;
  /** What a row does to a customer who is known: fills what is empty (when absent), or also writes over it. */
  readonly existing?: 'fill' | 'update';
  /** Sheet of a workbook; '*' for all of them. */
  readonly sheet?: string;
}

export interface ImportMapping extends ImportFormats {
  readonly kind: string;
  /** Header of the file to key of a field; headers left out are not read. */
  readonly columns: Readonly<Record<string, string>>;
}

/** Something only the file's owner knows. */
export interface ImportQuestion extends Pair {
  readonly name: 'moneyUnit' | 'dateCalendar' | 'dateOrder' | 'decimalMark' | 'quantityMark' | 'sheet' | 'columns';
  /** Of 'columns': the column that is asked about; the choices are fields, '' for none of them. */
  readonly header?: string;
  /** Of 'columns': the field that two columns claim; the choices are their headers. */
  readonly field?: string;
  readonly choices: readonly string[];
  readonly samples: readonly string[];
}

export interface ImportInspection {
  readonly facts: {
    readonly format: 'csv' | 'xlsx';
    readonly encoding?: string;
    readonly delimiter?: string;
    readonly sheet?: string;
    readonly sheets?: readonly string[];
    readonly sheetsAlike?: boolean;
  };
  readonly headers: readonly string[];
  /** The first rows, a text for each header. */
  readonly samples: readonly (readonly string[])[];
  readonly guesses: readonly ImportGuess[];
  readonly questions: readonly ImportQuestion[];
  readonly notices: readonly string[];
  /** What the known export is called that the file looks like. */
  readonly recipeName?: Pair;
  /** The same file was brought before. */
  readonly before?: { readonly importId: string; readonly at: string; readonly rows: number };
}

/** What a column is taken for, and why. */
export interface ImportGuess {
  readonly header: string;
  readonly field: string | null;
  /** 0 to 1. */
  readonly sureness: number;
  readonly reason: string;
  readonly why: Pair;
}

/** How often a kind of problem came, with one of its sentences. */
export interface ImportProblemKind {
  readonly code: string;
  /** Only a cell was left out; the row was taken. */
  readonly taken: boolean;
  readonly count: number;
  readonly message: Pair;
}

/** rows = created + updated + unchanged + rejected, each row counted once by what it did to its main record. */
export interface ImportCounts {
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly customersCreated: number;
  readonly notices: Readonly<Record<string, number>>;
  /** The notices as sentences, in the order of their weight. */
  readonly noticed: readonly { readonly code: string; readonly count: number; readonly message: Pair }[];
}

/** A row that was not taken, with the sentence that says why. */
export interface ImportProblem {
  /** As a spreadsheet counts it, from 1. */
  readonly rowNumber: number;
  readonly header: string;
  readonly code: string;
  readonly message: Pair;
  /** Only a cell was left out; the row was taken. */
  readonly taken: boolean;
}

export interface ImportView extends ImportCounts {
  /** What the rows done so far are: orders, where rows are their lines. */
  readonly records: number;
  readonly id: string;
  readonly kind: string;
  readonly state: ImportState;
  readonly fileName: string;
  readonly fileSize: number | null;
  /** Share of the file that is read, 0 to 1. */
  readonly progress: number;
  readonly mapping: ImportMapping;
  readonly inspection: ImportInspection;
  /** The last dry run; null after the columns changed. */
  readonly check:
    | (ImportCounts & { readonly problems: readonly ImportProblem[]; readonly kinds: readonly ImportProblemKind[] })
    | null;
  readonly refusal: { readonly code: string; readonly message: Pair } | null;
  readonly undone: { readonly removed: number; readonly restored: number; readonly kept: number } | null;
  /** The first rows that were not taken. */
  readonly problems: readonly ImportProblem[];
  readonly kinds: readonly ImportProblemKind[];
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}

/** A kind of file that can be imported, with its fields. */
export interface ImportKind {
  readonly kind: string;
  readonly words: Pair;
  readonly fields: readonly {
    readonly key: string;
    readonly name: Pair;
    readonly type: string;
    /** Several columns may feed it. */
    readonly several: boolean;
  }[];
}

/** A record that an undo left alone, and why. */
export interface KeptRecord {
  readonly kind: string;
  readonly recordId: string;
  readonly reason: string;
}

export type ImportAct = 'dry-run' | 'start' | 'cancel' | 'resume' | 'undo';

const at = '/api/v1/imports';
const signalled = (signal?: AbortSignal): ReadOptions => (signal === undefined ? {} : { signal });

/** Imports: a file goes up, is looked at, tried, run, and can be taken back. */
export function importCalls(client: Client) {
  return {
    kinds: (signal?: AbortSignal) => client.get<Page<ImportKind>>(`${at}/kinds`, signalled(signal)),
    list: (cursor: string | null, signal?: AbortSignal) =>
      client.get<Page<ImportView>>(at, { ...signalled(signal), query: { cursor, limit: 30 } }),
    read: (id: string, signal?: AbortSignal) => client.get<ImportView>(`${at}/${id}`, signalled(signal)),
    /** Sends the file as it is; the answer holds what was found in it. */
    upload: (kind: string, file: File, options: WriteOptions = {}) =>
      client.upload<ImportView>(at, file, { ...options, name: file.name, query: { kind, name: file.name } }),
    /** Says which column is which and answers questions; what is left out stays. */
    map: (
      id: string,
      mapping: Partial<ImportFormats> & { readonly columns?: Readonly<Record<string, string>> },
      options?: WriteOptions,
    ) => client.put<ImportView>(`${at}/${id}/mapping`, mapping, options),
    act: (id: string, act: ImportAct, options?: WriteOptions) =>
      client.post<ImportView>(`${at}/${id}/${act}`, undefined, options),
    kept: (id: string, cursor: string | null, signal?: AbortSignal) =>
      client.get<Page<KeptRecord>>(`${at}/${id}/kept`, { ...signalled(signal), query: { cursor, limit: 50 } }),
    /** Rows that were not taken and cells that were left out, of one kind. */
    problems: (id: string, code: string, cursor: string | null, signal?: AbortSignal) =>
      client.get<Page<ImportProblem>>(`${at}/${id}/problems`, {
        ...signalled(signal),
        query: { code, cursor, limit: 50 },
      }),
    /** Where the rows that were not taken are downloaded. */
    errorsAddress: (id: string) => client.addressOf(`${at}/${id}/errors`),
  };
}

export type ImportCalls = ReturnType<typeof importCalls>;
