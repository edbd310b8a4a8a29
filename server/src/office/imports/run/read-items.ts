import { counted } from '@peyvand/kernel/counted';
import { fold } from '@peyvand/kernel/text';
import type { Intake, MappedRow, ReadingContext, RowProblem } from '../intake.ts';
import { isProblem } from '../intake.ts';
import { isNoValue } from '../mapping/no-value.ts';
import type { NoticeCode } from '../notices.ts';
import type { SourceRow } from '../read/source.ts';

/** A problem with the row in which it stands. */
export type ProblemAt = RowProblem & { readonly rowNumber: number };

/** Rows of the file that make one record, read; or the first problem among them. */
export interface Element<R> {
  readonly ordinal: number;
  readonly source: readonly SourceRow[];
  readonly records: readonly R[];
  readonly problem?: ProblemAt;
  readonly matchKey: Buffer | undefined;
  /** Codes of what reading noticed without refusing. */
  readonly notices: readonly NoticeCode[];
  /** Cells that could not be read, of rows that are taken all the same. */
  readonly leftOut: readonly ProblemAt[];
}

/** Rows under a mapping: which cells hold which field. */
export class ColumnMap {
  readonly #at = new Map<string, readonly number[]>();
  readonly fields: ReadonlySet<string>;
  readonly #headers = new Map<string, string>();
  readonly #named: readonly string[];
  /** Columns that the header names. */
  readonly width: number;

  constructor(headers: readonly string[], columns: Readonly<Record<string, string>>) {
    this.width = headers.length;
    this.#named = headers.map((header) => header.trim());
    for (const [index, header] of headers.entries()) {
      const field = columns[header];
      if (field === undefined) continue;
      this.#at.set(field, [...(this.#at.get(field) ?? []), index]);
      this.#headers.set(field, this.#headers.get(field) ?? header);
    }
    this.fields = new Set(this.#at.keys());
  }

  /** The header under which a field stands in the file; '' for none. */
  headerOf(field: string): string {
    return this.#headers.get(field) ?? '';
  }

  row(source: SourceRow): MappedRow {
    const raw = (field: string) => {
      const places = this.#at.get(field);
      if (places === undefined) return '';
      if (places.length === 1) return (source.cells[places[0] as number] ?? '').trim();
      return places
        .map((place) => (source.cells[place] ?? '').trim())
        .filter((cell) => cell !== '' && !isNoValue(cell))
        .join('\n');
    };
    return {
      rowNumber: source.rowNumber,
      raw,
      text: (field) => {
        const text = raw(field);
        return text === '' || isNoValue(text) ? '' : text;
      },
    };
  }

  /** A row that is no record: the header once more, where files were put one below the other, or the sum at a report's end. */
  idleRow({ cells }: SourceRow): 'header-again' | 'total-row' | undefined {
    const place = cells.findIndex((cell) => cell !== '');
    const first = place === -1 ? '' : (cells[place] as string).trim();
    if (
      first !== '' &&
      first === this.#named[place] &&
      this.#named.every((header, at) => (cells[at] ?? '').trim() === header)
    )
      return 'header-again';
    if (
      !mayBeTotal.test(first) ||
      !totals.has(
        fold(first)
          .replace(/[^\p{L}]+/gu, ' ')
          .trim(),
      )
    )
      return undefined;
    return cells.filter((cell) => cell.trim() !== '').length * 2 <= this.width + 1 ? 'total-row' : undefined;
  }

  /** Something stands behind the last named column: a comma without quotes has moved the cells. */
  isTooWide({ cells }: SourceRow): boolean {
    for (let place = this.width; place < cells.length; place++) if ((cells[place] ?? '').trim() !== '') return true;
    return false;
  }
}

/** What the rows of one record share: a number of the file's own, or, without one, all that was read. */
export interface Group {
  readonly key: string;
  readonly numbered: boolean;
}

/** Reads records one after another under one mapping. */
export class ElementReader<R> {
  readonly #intake: Intake<R>;
  readonly #map: ColumnMap;
  readonly context: ReadingContext;
  #notices: NoticeCode[] = [];
  #leftOut: ProblemAt[] = [];
  #rowNumber = 0;
  #ordinal = 0;
  /** The numbered record that the last row belonged to. */
  #above: { number: string; within: string } | undefined;

  constructor(intake: Intake<R>, map: ColumnMap, given: Omit<ReadingContext, 'notice' | 'leaveOut' | 'fields'>) {
    this.#intake = intake;
    this.#map = map;
    this.context = {
      ...given,
      fields: map.fields,
      notice: (code) => this.#notices.push(code),
      leaveOut: (problem) => this.#leftOut.push({ ...problem, rowNumber: this.#rowNumber }),
    };
  }

  /** Which record a row belongs to. Rows that cannot be read are told apart by where they stand. */
  groupOf(source: SourceRow): Group {
    const found = this.#intake.numberOf?.(this.#map.row(source)) ?? null;
    const above = this.#above;
    if (found === 'above' && above !== undefined)
      return { key: `${above.within}\u0000${above.number}`, numbered: true };
    this.#above = undefined;
    if (found !== null && found !== 'above') {
      // blank on a later row means as above
      const within = found.within === '' && above?.number === found.number ? above.within : found.within;
      this.#above = { number: found.number, within };
      return { key: `${within}\u0000${found.number}`, numbered: true };
    }
    const read = this.#readRow(source);
    this.#notices = [];
    this.#leftOut = [];
    return { key: isProblem(read) ? `#${source.rowNumber}` : (this.#intake.sameAs?.(read) ?? ''), numbered: false };
  }

  /** A record with one unreadable row is not taken at all: half an order would be a lie. */
  read(source: readonly SourceRow[], matchKey: Buffer | undefined): Element<R> {
    this.#ordinal += 1;
    this.#notices = [];
    this.#leftOut = [];
    const records: R[] = [];
    const ordinal = this.#ordinal;
    for (const row of source) {
      const read = this.#readRow(row);
      if (isProblem(read)) {
        const problem = { ...read, rowNumber: row.rowNumber };
        return { ordinal, source, records: [], problem, matchKey, notices: [], leftOut: [] };
      }
      records.push(read);
    }
    return { ordinal, source, records, matchKey, notices: this.#notices, leftOut: this.#leftOut };
  }

  #readRow(row: SourceRow): R | RowProblem {
    this.#rowNumber = row.rowNumber;
    const idle = this.#map.idleRow(row);
    if (idle !== undefined) return idleRows[idle];
    if (row.cells.length > this.#map.width && this.#map.isTooWide(row)) return tooWide(this.#map.width);
    return this.#intake.read(this.#map.row(row), this.context);
  }
}

const totals = new Set(
  [
    'جمع',
    'جمع کل',
    'جمع کل فروش',
    'جمع صفحه',
    'مجموع',
    'مجموع کل',
    'سرجمع',
    'total',
    'totals',
    'grand total',
    'sum',
    'subtotal',
  ].map(fold),
);
const mayBeTotal = /^\s*(?:ج|م|س|t|g|s)/i;

const idleRows: Readonly<Record<'header-again' | 'total-row', RowProblem>> = {
  'header-again': {
    problem: true,
    field: '',
    code: 'imports.header-again',
    message: {
      fa: 'این ردیف دوباره همان سرستون است و به حساب نمی‌آید.',
      en: 'This row is the header once more and does not count.',
    },
  },
  'total-row': {
    problem: true,
    field: '',
    code: 'imports.total-row',
    message: {
      fa: 'این ردیف جمع گزارش است و به حساب نمی‌آید.',
      en: 'This row is the sum of the report and does not count.',
    },
  },
};

function tooWide(width: number): RowProblem {
  return {
    problem: true,
    field: '',
    code: 'imports.row-too-wide',
    message: {
      fa: `این ردیف از ${width} ستون سرستون پهن‌تر است: شاید درون یک خانه ویرگول آمده و گیومه ندارد. آن خانه را میان دو گیومه (") بگذارید.`,
      en: `This row has more cells than the ${counted(width, 'column')} of the header: perhaps a cell holds a comma and has no quotes. Put that cell between quotation marks (").`,
    },
  };
}
