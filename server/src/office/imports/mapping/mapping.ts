export type DecimalMark = '.' | ',' | '/';

/** How a file's texts are to be read, as detected or as its owner said. */
export interface Formats {
  /** Calendar of dates; decides years of two digits. */
  readonly dateCalendar: 'jalali' | 'gregorian';
  /** Order of the numbers where the year is not first. */
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd' | undefined;
  /** 'rial', 'toman', or the code of the currency whose whole units are written ("GBP": 12.50 is 1250 pence). */
  readonly moneyUnit: string;
  /** Of money. ٫ is understood in any case. */
  readonly decimalMark: DecimalMark;
  /** Of quantities, which may be written otherwise than money; absent: as money. */
  readonly quantityMark?: DecimalMark | undefined;
  /** Fields whose column is written otherwise than the others of its kind. */
  readonly marks?: Readonly<Record<string, DecimalMark>> | undefined;
  readonly timeZone: string;
  /** What a row does to a record that is known: fills what is empty (when absent), or also writes over it. */
  readonly existing?: 'fill' | 'update' | undefined;
}

/** What a person confirms and what `--map` holds (FOUNDATION 30). */
export interface Mapping extends Formats {
  readonly version: 1;
  readonly kind: string;
  /** Header as in the file → key of a field, 'custom:KEY' for one of the business's own; headers that are left out are not read. */
  readonly columns: Readonly<Record<string, string>>;
  /** Which sheet of a workbook is read; '*' for all of them, one after another. */
  readonly sheet?: string | undefined;
  /** The known export that the file is (recipes.ts). */
  readonly recipe?: string | undefined;
  /** What of all this a person said; the rest was found, and is found anew when the columns or the file change. */
  readonly told?: readonly string[] | undefined;
  /** The columns as a person gave them, with those that he left open. */
  readonly toldColumns?: Readonly<Record<string, string>> | undefined;
}

/** Stands for a field in a mapping that a person gives: this column is still to be guessed. */
export const stillOpen = '?';

/** Stands for a header in a mapping that a person gives: all columns that are not named. */
export const allOthers = '*';

/**
 * A mapping as far as it is given: what is missing is guessed. Columns that are given are all that is read, unless they say
 * {"*": "?"}; '' leaves a column out.
 */
export type MappingWish = Partial<Omit<Mapping, 'version' | 'kind'>> & { version?: number; kind?: string };

/** What a person said of a mapping, to lead the next look at the same file or at one of its shape. */
export function toldOf(mapping: Mapping): MappingWish {
  const said = new Set(mapping.told ?? []);
  const told = Object.entries(mapping).filter(([name]) => said.has(name));
  const { toldColumns } = mapping;
  return Object.fromEntries(toldColumns === undefined ? told : [...told, ['columns', toldColumns]]);
}
