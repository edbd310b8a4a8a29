import { Type } from 'typebox';

/** Query fields of every list. */
export const page = {
  cursor: Type.Optional(Type.String({ maxLength: 2000, description: 'nextCursor of the previous page' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
};

/** A keyset position as an opaque text. */
export function encodeCursor(position: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** The position, or undefined when the text is not one of ours (then the list starts anew). */
export function decodeCursor(text: string | undefined): unknown[] | undefined {
  if (text === undefined) return undefined;
  try {
    const position: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(position) ? position : undefined;
  } catch {
    return undefined;
  }
}

/** Bytes of one page of a list: what does not fit begins the next page. */
const mostBytes = 2_000_000;

/** Cuts a page read with one row more than asked, and says where the next begins. */
export function toPage<R>(
  rows: readonly R[],
  limit: number,
  positionOf: (row: R) => readonly unknown[],
): { items: R[]; nextCursor: string | null } {
  const items = whatFits(rows.slice(0, limit));
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > items.length && last !== undefined ? encodeCursor(positionOf(last)) : null,
  };
}

/** The first rows whose texts are within the ceiling; one at least, so that every list comes to its end. */
function whatFits<R>(rows: readonly R[]): R[] {
  let bytes = 0;
  const cut = rows.findIndex((row, index) => {
    bytes += sizeOf(row);
    return bytes > mostBytes && index > 0;
  });
  return cut < 0 ? [...rows] : rows.slice(0, cut);
}

/** About how many bytes a value is as JSON; texts of more than one byte a character count double. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return 2 * value.length + 2;
  if (value instanceof Date) return 26;
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + sizeOf(one) + 1, 2);
  if (value !== null && typeof value === 'object')
    return Object.entries(value).reduce((sum, [name, one]) => sum + name.length + 4 + sizeOf(one), 2);
  return 8;
}
