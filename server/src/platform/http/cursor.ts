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

/** Cuts a page read with one row more than asked, and says where the next begins. */
export function toPage<R>(
  rows: readonly R[],
  limit: number,
  positionOf: (row: R) => readonly unknown[],
): { items: R[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(positionOf(last)) : null };
}
