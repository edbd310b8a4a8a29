/** A deferred statement of a write: its text numbers its own parameters from $1. */
export interface Part {
  readonly sql: string;
  readonly params: readonly unknown[];
}

const texts = new Map<string, string>();

/**
 * Joins deferred statements into one data-modifying statement, so that a whole write is one round trip: every part becomes
 * a CTE, its parameters renumbered. Parts run in one snapshot and must not touch the same row; foreign keys between
 * them hold, since they are checked at the statement's end.
 * The text is the same for the same sequence of parts, so that it can be prepared.
 */
export function composeStatement(parts: readonly Part[]): Part {
  const params: unknown[] = [];
  let key = '';
  for (const part of parts) {
    key += `${part.sql}\u0000${part.params.length}\u0000`;
    for (const param of part.params) params.push(param);
  }
  let sql = texts.get(key);
  if (sql === undefined) {
    let offset = 0;
    const ctes = parts.map((part, index) => {
      const shifted = part.sql.replace(/\$(\d+)/g, (_, digits: string) => `$${Number(digits) + offset}`);
      offset += part.params.length;
      return `p${index} as (${shifted})`;
    });
    sql = `with ${ctes.join(',\n')}\nselect 1`;
    // Shapes are few (one for each command and count of parts); the bound is against a caller that builds texts.
    if (texts.size > 2000) texts.clear();
    texts.set(key, sql);
  }
  return { sql, params };
}
