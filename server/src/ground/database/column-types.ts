import { readSum } from '@peyvand/kernel/money';
import pg from 'pg';

const INT8 = 20;
const DATE = 1082;
const INT8_ARRAY = 1016;

// The driver's list of type ids leaves arrays out.
const parseInt8Array = pg.types.getTypeParser(INT8_ARRAY as unknown as typeof pg.types.builtins.INT8) as (
  text: string,
) => (string | null)[];

/** How the text of a column becomes a value. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format !== 'binary') {
      // Money and counts. One row is a safe integer by its checks; a sum of many that passes 2^53 is its exact decimal string,
      // never a rounded number and never an error: rows that are legal alone must not break the list that adds them up.
      if (oid === INT8) return readSum;
      // a calendar day stays the text YYYY-MM-DD: a Date would drag a time zone into it
      if (oid === DATE) return (text: string) => text;
      if (oid === INT8_ARRAY)
        return (text: string) => parseInt8Array(text).map((one) => (one === null ? null : readSum(one)));
    }
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
  },
};
