/** How a file's texts are to be read, as detected or as its owner said. */
export interface Formats {
  /** Calendar of dates; decides years of two digits. */
  readonly dateCalendar: 'jalali' | 'gregorian';
  /** Order of the numbers where the year is not first. */
  readonly dateOrder?: 'dmy' | 'mdy' | undefined;
  /** 'rial', 'toman', or the code of the currency whose whole units are written ("GBP": 12.50 is 1250 pence). */
  readonly moneyUnit: string;
  /** ٫ is understood in any case. */
  readonly decimalMark: '.' | ',' | '/';
  readonly timeZone: string;
  /** What a row does to a record that is known: fills what is empty (when absent), or also writes over it. */
  readonly existing?: 'fill' | 'update' | undefined;
}

/** What a person confirms and what `--map` holds (FOUNDATION 30). */
export interface Mapping extends Formats {
  readonly version: 1;
  readonly kind: string;
  /** Header as in the file → key of a field; headers that are left out are not read. */
  readonly columns: Readonly<Record<string, string>>;
}

/** A mapping as far as it is given: what is missing is guessed. */
export type MappingWish = Partial<Omit<Mapping, 'version' | 'kind'>> & { version?: number; kind?: string };
