/**
 * A table with a customer's id: what becomes of its rows when she is merged and when she is forgotten. From it are made the
 * following of merges and their undo, erasing, and whether she is in use.
 */
export interface Keep {
  /** "purchases_purchase": its prefix names the module that declares it. */
  readonly table: string;
  /** The columns that, with the workspace, name a row. */
  readonly key: readonly string[];
  /** The columns that say whose the row is. */
  readonly customer: readonly string[];
  /** Columns that point to somebody else too: whose company, whom she was kept apart from. */
  readonly others?: readonly string[];
  /**
   * What a merge does. `moves`: the rows are listed and re-pointed to the survivor, and back when it is undone (one column, a key
   * of one uuid). `all-ids`: they stay, and whoever reads looks under every id that leads to her. `own`: the module sees to it, in
   * the merge itself or by a reaction that makes its rows anew.
   */
  readonly merges: 'moves' | 'all-ids' | 'own';
  readonly forget: Forget;
}

/** What is left of the rows once she is erased. `byPart`: her module's personal part does it, because more hangs on it. */
export type Forget =
  | { readonly rows: 'go'; readonly byPart?: true }
  /** Each column becomes this SQL literal. */
  | { readonly set: Readonly<Record<string, string>>; readonly byPart?: true }
  /** Nothing personal stands in it; why. */
  | { readonly stays: string };

const hers = ({ customer }: Keep) => `(${customer.map((column) => `${column} = any($2::uuid[])`).join(' or ')})`;

/** The columns of a `set`, as an update has them. */
export function assignments(set: Readonly<Record<string, string>>): string {
  return Object.entries(set)
    .map(([column, value]) => `${column} = ${value}`)
    .join(', ');
}

/** The statement that forgets her in a table ($1 the workspace, $2 her ids); undefined where there is none to run. */
export function forgetSql(keep: Keep): string | undefined {
  const { table, forget } = keep;
  if ('stays' in forget || forget.byPart) return undefined;
  if ('rows' in forget) return `delete from ${table} where workspace_id = $1 and ${hers(keep)}`;
  const unlike = Object.entries(forget.set).map(([column, value]) => `${column} is distinct from ${value}`);
  return `update ${table} set ${assignments(forget.set)} where workspace_id = $1 and ${hers(keep)} and (${unlike.join(' or ')})`;
}

/** Those of these customers ($2) whom a row of the table belongs to. */
export function heldSql({ table, customer }: Keep): string {
  return customer
    .map(
      (column) =>
        `select distinct ${column} as id from ${table} where workspace_id = $1 and ${column} = any($2::uuid[])`,
    )
    .join(' union ');
}
