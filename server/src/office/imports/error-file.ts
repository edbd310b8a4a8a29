import type { Tx } from '../../ground/database/transaction.ts';
import type { Problem, ProblemKind } from './import-row.ts';

export interface KeptProblem extends Problem {
  cells: string[];
}

/** Where a list of problems goes on. */
export interface ProblemPlace {
  readonly rowNumber: number;
  readonly place: number;
}

export const firstPlace: ProblemPlace = { rowNumber: -1, place: 0 };

/** Problems of an import behind a place, in the order of the file; of one kind, where it is named. */
export function readProblems(
  tx: Tx,
  importId: string,
  after: ProblemPlace,
  most: number,
  code: string | null = null,
): Promise<(KeptProblem & ProblemPlace)[]> {
  return tx.query<KeptProblem & ProblemPlace>(
    `select row_number as "rowNumber", place, taken, header, code, message, cells from intake_problem
     where workspace_id = $1 and import_id = $2 and (row_number, place) > ($3::bigint, $4::smallint) and ($6::text is null or code = $6)
     order by row_number, place limit $5`,
    [tx.workspaceId, importId, after.rowNumber, after.place, most, code],
  );
}

/** How often each kind of problem came, rows that were not taken first; with the sentence of its first one. */
export function readProblemKinds(tx: Tx, importId: string): Promise<ProblemKind[]> {
  return tx.query<ProblemKind>(
    `select code, taken, count(*)::int as count, (array_agg(message order by row_number, place))[1] as message from intake_problem
     where workspace_id = $1 and import_id = $2 group by code, taken order by taken, count(*) desc, code`,
    [tx.workspaceId, importId],
  );
}

/** Problems that are still kept: they go after some weeks, and those of an erased customer at once. */
export async function countProblems(tx: Tx, importId: string): Promise<{ rows: number; cells: number }> {
  const [row] = await tx.query<{ rows: number; cells: number }>(
    `select count(distinct row_number) filter (where not taken)::int as rows, count(*) filter (where taken)::int as cells
     from intake_problem where workspace_id = $1 and import_id = $2`,
    [tx.workspaceId, importId],
  );
  return row ?? { rows: 0, cells: 0 };
}

const ownColumns = ['ردیف / row', 'ستون / column', 'خطا', 'error'];

/**
 * The error file: row number, column and sentence before the row as it was written, so that the corrected file can be
 * imported again as it is; a row of which several cells were left out stands once, with all its sentences. Pieces of text, UTF-8
 * with the mark by which Excel knows it.
 * @param page asks for the next problems behind a place
 */
export async function* writeErrorFile(
  headers: readonly string[],
  page: (after: ProblemPlace) => Promise<readonly (KeptProblem & ProblemPlace)[]>,
): AsyncGenerator<string> {
  yield `\uFEFF${[...ownColumns, ...headers].map(csvCell).join(',')}\r\n`;
  let open: (KeptProblem & ProblemPlace)[] = [];
  let after = firstPlace;
  for (;;) {
    const problems = await page(after);
    let text = '';
    for (const one of problems) {
      if (open.length > 0 && open[0]?.rowNumber !== one.rowNumber) {
        text += lineOf(open);
        open = [];
      }
      open.push(one);
    }
    if (problems.length === 0) text += open.length > 0 ? lineOf(open) : '';
    if (text !== '') yield text;
    if (problems.length === 0) return;
    after = problems.at(-1) ?? after;
  }
}

function lineOf(problems: readonly KeptProblem[]): string {
  const [first] = problems;
  const headers = [...new Set(problems.map((one) => one.header))].filter(Boolean).join(' · ');
  const said = (language: 'fa' | 'en') => [...new Set(problems.map((one) => one.message[language]))].join(' ');
  const cells = [String(first?.rowNumber ?? ''), headers, said('fa'), said('en'), ...(first?.cells ?? [])];
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A cell that a spreadsheet will not take for a formula; a plain number stays one. */
export function csvCell(text: string): string {
  const guarded = /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
