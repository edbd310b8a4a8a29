import type { Tx } from '../database/transaction.ts';
import type { Problem } from './import-row.ts';

export interface KeptProblem extends Problem {
  cells: string[];
}

/** Problems of an import after a row number, in the order of the file. */
export function readProblems(tx: Tx, importId: string, after: number, most: number): Promise<KeptProblem[]> {
  return tx.query<KeptProblem>(
    `select row_number as "rowNumber", header, code, message, cells from intake_problem
     where workspace_id = $1 and import_id = $2 and row_number > $3 order by row_number limit $4`,
    [tx.workspaceId, importId, after, most],
  );
}

/** Rejected rows that are still kept: they go after some weeks, and those of an erased customer at once. */
export async function countProblems(tx: Tx, importId: string): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    'select count(*) as n from intake_problem where workspace_id = $1 and import_id = $2',
    [tx.workspaceId, importId],
  );
  return row?.n ?? 0;
}

const ownColumns = ['ردیف / row', 'ستون / column', 'خطا', 'error'];

/**
 * The error file: row number, column and sentence before the row as it was written, so that the corrected file can be
 * imported again as it is. Pieces of text, UTF-8 with the mark by which Excel knows it.
 * @param page asks for the next problems behind a row number
 */
export async function* writeErrorFile(
  headers: readonly string[],
  page: (after: number) => Promise<readonly KeptProblem[]>,
): AsyncGenerator<string> {
  yield `\uFEFF${[...ownColumns, ...headers].map(csvCell).join(',')}\r\n`;
  let after = -1;
  for (;;) {
    const problems = await page(after);
    if (problems.length === 0) return;
    yield problems
      .map(
        (one) =>
          `${[String(one.rowNumber), one.header, one.message.fa, one.message.en, ...one.cells].map(csvCell).join(',')}\r\n`,
      )
      .join('');
    after = problems.at(-1)?.rowNumber ?? after;
  }
}

/** A cell that a spreadsheet will not take for a formula; a plain number stays one. */
export function csvCell(text: string): string {
  const guarded = /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
