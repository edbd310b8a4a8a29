import { floorOf } from './floors.ts';
import { ownerOf } from './tables.ts';

/** A place of the sources where a statement names a table. */
export interface Mention {
  /** "server/src/trade/purchases/queries.ts" */
  readonly file: string;
  readonly line: number;
  readonly table: string;
  readonly writes: boolean;
}

const verbs =
  /\b(from|join|into|update|delete from|using|truncate|lock|copy)\s+(?:only\s+|table\s+)?(?:public\.)?(auth\.[a-z_]+|[a-z]+(?:_[a-z_]+)?)\b/g;
const writing = new Set(['into', 'update', 'delete from', 'truncate', 'lock']);

/** The tables that the statements of one file's text name, with their lines; comments do not count. */
export function tablesIn(file: string, text: string, tables: ReadonlySet<string>): Mention[] {
  const code = text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|\s)\/\/[^\n]*/g, '$1');
  return [...code.matchAll(verbs)].flatMap((match) => {
    const [, verb = '', table = ''] = match;
    if (!tables.has(table)) return [];
    // "delete from x" is read as "from x" when the verb stands on the line before
    const before = code.slice(Math.max(0, match.index - 12), match.index);
    const writes = writing.has(verb) || (verb === 'from' && /\bdelete\s+$/.test(before));
    return [{ file, line: code.slice(0, match.index).split('\n').length, table, writes }];
  });
}

/**
 * What breaks the law of tables: a statement names only tables of its own module. Another's are reached through a fragment or
 * function of the owner's door; the desk may read them, and never writes. What drives the product from outside (cli, demo)
 * and tests look wherever they must: they prove and repair, and nothing is built upon them.
 * @returns each with its line and the remedy
 */
export function findForeignTables(mentions: readonly Mention[]): string[] {
  return mentions.flatMap((mention) => {
    const remedy = remedyFor(mention);
    const { file, line, table, writes } = mention;
    return remedy === undefined ? [] : [`${file}:${line} ${writes ? 'writes' : 'reads'} ${table}: ${remedy}`];
  });
}

function remedyFor({ file, table, writes }: Mention): string | undefined {
  if (/^server\/src\/(cli|demo)\//.test(file)) return undefined;
  const owner = ownerOf(table);
  if (owner === undefined) return 'nobody owns it: name its owner in tools/law/tables.ts';
  if (file.startsWith(`server/src/${owner}/`)) return undefined;
  if (floorOf(file) === 'desk')
    return writes ? `the desk reads and never writes: call a command of ${owner}` : undefined;
  return /^(ground|spine|edge)/.test(owner)
    ? `it belongs to ${owner}: let a file of it export the fragment or function`
    : `it belongs to ${owner}: use a fragment or function of ${owner}/index.ts, or let it hand one in`;
}
