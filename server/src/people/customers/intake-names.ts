import { cleanLine } from '@peyvand/kernel/text';
import type { MappedRow } from '../../office/imports/index.ts';

/** The name that a row says, whole and in its parts, and the company that stands beside it. */
export interface RowName {
  readonly name: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly title: string;
  readonly companyName: string;
}

/**
 * Reads the columns of a name. The whole is given name and family name wherever both are there; a first column that already
 * holds the family name does not say it twice.
 */
export function readName(row: MappedRow): RowName {
  const given = cleanLine(row.text('givenName'));
  const family = cleanLine(row.text('familyName'));
  const middle = cleanLine(row.text('middleName'));
  const first = [given, middle].filter(Boolean).join(' ');
  const joined =
    family !== '' && (first === family || first.endsWith(` ${family}`)) ? first : `${first} ${family}`.trim();
  return {
    name: cleanLine(row.text('name')) || joined,
    givenName:
      first.length > family.length && first.endsWith(` ${family}`) ? first.slice(0, -family.length - 1) : first,
    familyName: family,
    title: cleanLine(row.text('title')),
    companyName: cleanLine(row.text('companyName')),
  };
}
