import type { Intake, MappedRow, ReadingContext, RowProblem } from '../intake.ts';
import { isProblem } from '../intake.ts';
import type { SourceRow } from '../read/source.ts';

/** Rows of the file that make one record, read; or the first problem among them. */
export interface Element<R> {
  readonly ordinal: number;
  readonly source: readonly SourceRow[];
  readonly records: readonly R[];
  readonly problem?: RowProblem & { readonly rowNumber: number };
  readonly matchKey: Buffer | undefined;
  /** Codes of what reading noticed without refusing. */
  readonly notices: readonly string[];
}

/** Rows under a mapping: which cell holds which field. */
export class ColumnMap {
  readonly #at: ReadonlyMap<string, number>;
  readonly fields: ReadonlySet<string>;
  readonly #headers: ReadonlyMap<string, string>;

  constructor(headers: readonly string[], columns: Readonly<Record<string, string>>) {
    this.#at = new Map(
      headers.flatMap((header, index) => (columns[header] === undefined ? [] : [[columns[header], index]])),
    );
    this.fields = new Set(this.#at.keys());
    this.#headers = new Map(Object.entries(columns).map(([header, field]) => [field, header]));
  }

  /** The header under which a field stands in the file; '' for none. */
  headerOf(field: string): string {
    return this.#headers.get(field) ?? '';
  }

  row(source: SourceRow): MappedRow {
    return {
      rowNumber: source.rowNumber,
      text: (field) => {
        const index = this.#at.get(field);
        return index === undefined ? '' : (source.cells[index] ?? '').trim();
      },
    };
  }

  /** All mapped values as one text: equal texts are equal rows. */
  valuesOf(source: SourceRow): string {
    let text = '';
    for (const index of this.#at.values()) text += `${(source.cells[index] ?? '').trim()}\u0000`;
    return text;
  }
}

/** Reads records one after another under one mapping. */
export class ElementReader<R> {
  readonly #intake: Intake<R>;
  readonly #map: ColumnMap;
  readonly context: ReadingContext;
  #notices: string[] = [];
  #ordinal = 0;

  constructor(intake: Intake<R>, map: ColumnMap, given: Omit<ReadingContext, 'notice' | 'fields'>) {
    this.#intake = intake;
    this.#map = map;
    this.context = { ...given, fields: map.fields, notice: (code) => this.#notices.push(code) };
  }

  /** A record with one unreadable row is not taken at all: half an order would be a lie. */
  read(source: readonly SourceRow[], matchKey: Buffer | undefined): Element<R> {
    this.#ordinal += 1;
    this.#notices = [];
    const records: R[] = [];
    for (const row of source) {
      const read = this.#intake.read(this.#map.row(row), this.context);
      if (isProblem(read)) {
        const problem = { ...read, rowNumber: row.rowNumber };
        return { ordinal: this.#ordinal, source, records: [], problem, matchKey, notices: [] };
      }
      records.push(read);
    }
    return { ordinal: this.#ordinal, source, records, matchKey, notices: this.#notices };
  }
}
