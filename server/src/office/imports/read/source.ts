/** One row of a file: its cells as texts, and its number as a spreadsheet counts it. */
export interface SourceRow {
  readonly rowNumber: number;
  readonly cells: readonly string[];
}

/** A file whose rows come in slices, so that a million rows cost a few thousand waits. */
export interface Source {
  readonly rows: AsyncIterable<readonly SourceRow[]>;
  /** Bytes taken from the file so far. */
  bytesRead(): number;
  /** What was found out about the file on opening it, for the person to see. */
  readonly facts: SourceFacts;
}

export interface SourceFacts {
  readonly format: 'csv' | 'xlsx';
  readonly encoding?: string;
  readonly delimiter?: string;
  /** The sheet that is read. */
  readonly sheet?: string;
  /** Sheets that hold a table, where there are several of them. */
  readonly sheets?: readonly string[];
  /** Of several sheets: all have the same header, so that they can be read one after another. */
  readonly sheetsAlike?: boolean;
}

/** Which part of a file is read. */
export interface SourceChoice {
  /** Name of a sheet, or allSheets. */
  readonly sheet?: string | undefined;
}

/** All sheets of a workbook, one after another, where they have the same header. */
export const allSheets = '*';
