import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { House } from '../../edge/house.ts';
import type { Principal } from '../../edge/http/principal.ts';
import { veilField } from '../../edge/http/veil.ts';
import { inWorkspace } from '../../ground/database/transaction.ts';
import type { Workspace } from '../workspace/index.ts';
import type { Export, ExportCell, ExportScope } from './export.ts';
import { csvText, guardFormula, showHeader, showMoneyCell } from './show-cell.ts';
import { type SheetCell, WorkbookWriter } from './write-workbook.ts';

export type ExportFormat = 'csv' | 'xlsx';

const pageSize = 2_000;
/** Rows of a sheet of Excel, the header being one of them. */
const sheetRows = 1_048_576;

/**
 * Writes a whole list into a file, out of one snapshot, and answers how many rows it holds: the count and the rows are of
 * one moment, so that nothing is silently missing. A file, because a slow download must not hold a transaction open.
 */
export function writeExport(
  house: House,
  workspace: Workspace,
  principal: Principal,
  list: Export,
  format: ExportFormat,
  path: string,
): Promise<number> {
  return inWorkspace(
    house.workerPool,
    workspace.workspaceId,
    async (tx) => {
      const scope: ExportScope = { tx, principal, workspace };
      const counted = await list.count(scope);
      const whole = { ...list, columns: [...list.columns, ...((await list.ownColumns?.(scope)) ?? [])] };
      const written = format === 'csv' ? await writeCsv(scope, whole, path) : await writeSheet(scope, whole, path);
      if (written !== counted) throw new Error(`export of ${list.kind}: ${counted} rows counted, ${written} written`);
      return written;
    },
    { snapshot: true, readOnly: true, statementTimeoutMs: 600_000 },
  );
}

/** Numbers and codes leave as they are; what a person wrote passes the gate of everything that leaves. */
function veilCell(key: string | undefined, cell: ExportCell, masked: ReadonlySet<string>): ExportCell {
  return typeof cell === 'string' ? veilField(key ?? '', cell, masked) : cell;
}

async function* pages(scope: ExportScope, list: Export): AsyncGenerator<ExportCell[][]> {
  let after: string | undefined;
  do {
    const { rows, last } = await list.page(scope, after, pageSize);
    const { masked } = scope.principal;
    yield masked.size === 0
      ? rows
      : rows.map((row) => row.map((cell, index) => veilCell(list.columns[index]?.key, cell, masked)));
    after = last;
  } while (after !== undefined);
}

async function writeCsv(scope: ExportScope, list: Export, path: string): Promise<number> {
  const { workspace } = scope;
  const { minorDigits } = workspace.currency;
  let count = 0;
  const lines = async function* () {
    // the mark by which Excel knows UTF-8
    yield `\uFEFF${list.columns.map((column) => csvText(showHeader(column, workspace), { ...column, type: 'text' }, 0)).join(',')}\r\n`;
    for await (const rows of pages(scope, list)) {
      count += rows.length;
      let text = '';
      for (const row of rows)
        text += `${list.columns.map((column, index) => csvText(row[index] ?? null, column, minorDigits)).join(',')}\r\n`;
      yield text;
    }
  };
  await pipeline(Readable.from(lines()), createWriteStream(path, { mode: 0o600 }));
  return count;
}

/** A workbook that reads from the right in a Persian workspace; a list longer than a sheet goes on in the next one. */
async function writeSheet(scope: ExportScope, list: Export, path: string): Promise<number> {
  const { workspace } = scope;
  const { minorDigits } = workspace.currency;
  const name = list.words[workspace.language].slice(0, 25);
  const headers = list.columns.map((column) => showHeader(column, workspace));
  const book = await WorkbookWriter.open(path, { rightToLeft: workspace.language === 'fa' });
  try {
    let count = 0;
    const begin = async () => {
      await book.beginSheet(name);
      await book.addRow(headers);
    };
    await begin();
    for await (const rows of pages(scope, list))
      for (const row of rows) {
        if (count > 0 && count % (sheetRows - 1) === 0) await begin();
        await book.addRow(list.columns.map((column, index) => sheetCell(row[index] ?? null, column, minorDigits)));
        count += 1;
      }
    await book.close();
    return count;
  } catch (error) {
    await book.discard();
    throw error;
  }
}

function sheetCell(cell: ExportCell, column: Export['columns'][number], minorDigits: number): SheetCell {
  if (typeof cell === 'number') return column.type === 'money' ? Number(showMoneyCell(cell, minorDigits)) : cell;
  // a sum that no number holds exactly stays text: a spreadsheet would round it in silence
  if (cell !== null && cell !== '' && column.type === 'money') return showMoneyCell(cell, minorDigits);
  return cell === null ? null : guardFormula(cell);
}
