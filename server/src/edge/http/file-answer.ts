import { type TString, Type } from 'typebox';

/** The kinds of files that lists leave as. */
export const csv = 'text/csv';
export const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const archive = 'application/zip';
/** A file of whatever kind it was stored as. */
export const anyFile = 'application/octet-stream';

const mark = 'x-media-types';

/** An answer that is a file and no JSON, of one of these media types. */
export function fileAnswer(...types: readonly string[]): TString {
  return Type.String({ format: 'binary', [mark]: types });
}

/** The media types of an answer that is a file; undefined for every other. */
export function mediaTypesOf(schema: object): readonly string[] | undefined {
  return (schema as { [mark]?: readonly string[] })[mark];
}
