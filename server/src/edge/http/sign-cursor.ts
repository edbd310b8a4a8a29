import type { House } from '../house.ts';
import type { Route } from './route.ts';

/**
 * A cursor goes out with a mark of the list and the order that it is a place of, and comes back only there: a place of another
 * list, of another business, or one that somebody made up is refused before any list reads it. Done at the edge, once: the
 * lists themselves know nothing of it.
 */
export class CursorMarks {
  readonly #secrets: Pick<House['secrets'], 'fingerprint'>;
  constructor(secrets: Pick<House['secrets'], 'fingerprint'>) {
    this.#secrets = secrets;
  }

  /** The answer with the places in it marked. */
  sign(route: Route, workspaceId: string, query: unknown, params: unknown, body: unknown): unknown {
    if (!takesCursor(route) || typeof body !== 'object' || body === null) return body;
    const mark = (text: string) => `${text}.${this.#markOf(route, workspaceId, query, params, text)}`;
    const { nextCursor, items } = body as { nextCursor?: unknown; items?: unknown };
    const signed: Record<string, unknown> = { ...body };
    if (typeof nextCursor === 'string') signed.nextCursor = mark(nextCursor);
    // a list that is followed gives a place with each of its items
    if (Array.isArray(items))
      signed.items = items.map((item: { cursor?: unknown }) =>
        typeof item?.cursor === 'string' ? { ...item, cursor: mark(item.cursor) } : item,
      );
    return signed;
  }

  /** Takes the mark off the cursor of a request; false when it is not a place of this list. */
  unwrap(route: Route, workspaceId: string, query: unknown, params: unknown): boolean {
    const asked = query as { cursor?: unknown } | undefined;
    if (!takesCursor(route) || typeof asked?.cursor !== 'string') return true;
    const end = asked.cursor.lastIndexOf('.');
    const text = asked.cursor.slice(0, end);
    if (end < 0 || asked.cursor.slice(end + 1) !== this.#markOf(route, workspaceId, query, params, text)) return false;
    asked.cursor = text;
    return true;
  }

  #markOf(route: Route, workspaceId: string, query: unknown, params: unknown, text: string): string {
    const { sort = null, order = null, direction = null } = (query ?? {}) as Record<string, unknown>;
    const of = JSON.stringify([route.path, workspaceId, params ?? null, sort, order, direction, text]);
    return this.#secrets.fingerprint(of, 'cursor').slice(0, 22);
  }
}

function takesCursor(route: Route): boolean {
  return route.query?.properties?.cursor !== undefined;
}
