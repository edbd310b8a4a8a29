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
  readonly sheet?: string;
}
