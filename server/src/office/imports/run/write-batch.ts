import type { Tx } from '../../../ground/database/transaction.ts';
import { type Counts, noCounts, type Problem } from '../import-row.ts';
import type { Batch, BulkClient, Intake, Item, Memory, RowProblem, Verdict } from '../intake.ts';
import { BatchUnderWay, DecidedTooEarly } from './batch-under-way.ts';
import { keepBefore } from './keep-images.ts';
import { keepMatches } from './keep-matches.ts';
import type { EmptyAtStart } from './new-keys.ts';
import { inBulk } from './open-bulk.ts';
import type { ColumnMap, Element, ProblemAt } from './read-items.ts';

/** What stays the same for all batches of a run. */
export interface Run
  extends Omit<
    Batch,
    | 'tx'
    | 'notice'
    | 'takePositions'
    | 'dryRun'
    | 'memory'
    | 'newKeys'
    | 'settle'
    | 'announce'
    | 'keepBefore'
    | 'keepMatches'
  > {
  readonly intake: Intake;
  readonly map: ColumnMap;
  readonly empty: EmptyAtStart;
}

export interface BatchOutcome {
  readonly counts: Counts;
  readonly notices: Record<string, number>;
  readonly problems: readonly PlacedProblem[];
}

/** A problem with its row as written, and its place among several of one row. */
type PlacedProblem = Problem & { readonly cells: readonly string[]; readonly place: number };

const attempts = 5;

/**
 * Somebody took the same phone meanwhile (23505), took back the import whose customer this batch knows (23503), a deadlock, or
 * a lock that does not come (the batch after this one may hold it while it waits for this one, which no database can see).
 */
const onceMore = ['40P01', '40001', '23505', '23503', '55P03'];

/** Where a batch stands among those in hand. */
export interface Place {
  readonly self: BatchUnderWay;
  readonly before: BatchUnderWay | undefined;
}

/**
 * Writes one batch in one transaction, with its problems and the new checkpoint: after a kill it either is there with its
 * checkpoint or is not there at all, and it never is there without the batch before it.
 */
export async function writeBatch(
  client: BulkClient,
  run: Run,
  elements: readonly Element<unknown>[],
  done: { from: number; to: number; bytesRead: number },
  { self, before }: Place,
): Promise<BatchOutcome> {
  for (let attempt = 1; ; attempt++) {
    // What has to be decided anew is decided when nothing else is in hand.
    if (attempt > 1) await before?.ended;
    const place = { self, before: attempt === 1 ? before : undefined };
    try {
      const outcome = await inBulk(client, run.workspace.workspaceId, async (tx) => {
        const decided = await decide(tx, run, elements, false, forgetful, place);
        await keepProblems(tx, run.importId, decided.problems);
        await place.before?.firm;
        await keepProgress(tx, run.importId, decided, done);
        return decided;
      });
      self.end();
      return outcome;
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      const tooEarly = error instanceof DecidedTooEarly;
      if (attempt >= attempts || !(tooEarly || onceMore.includes(code))) {
        self.fail(error);
        throw error;
      }
      self.again();
      if (!tooEarly) run.empty.distrust();
    }
  }
}

const forgetful: Memory = { recall: async () => new Map(), remember: async () => {} };

/** The same decisions, nothing written. */
export function checkBatch(
  client: BulkClient,
  run: Run,
  elements: readonly Element<unknown>[],
  memory: Memory,
): Promise<BatchOutcome> {
  const place = { self: new BatchUnderWay(), before: undefined };
  return inBulk(client, run.workspace.workspaceId, (tx) => decide(tx, run, elements, true, memory, place), false);
}

async function decide(
  tx: Tx,
  run: Run,
  elements: readonly Element<unknown>[],
  dryRun: boolean,
  memory: Memory,
  { self, before }: Place,
): Promise<BatchOutcome> {
  const notices: Record<string, number> = {};
  let position = 0;
  const of = { importId: run.importId, kind: run.intake.kind };
  const readable = elements.filter((one) => one.problem === undefined);
  const items: Item<unknown>[] = readable.map((one) => ({
    ordinal: one.ordinal,
    rows: one.records,
    matchKey: one.matchKey,
  }));
  const batch: Batch = {
    ...run,
    tx,
    dryRun,
    memory,
    settle: async (keys) => before?.settle(keys),
    announce: (keys) => self.announce(keys),
    newKeys: async (table, isEmpty) => (dryRun ? undefined : run.empty.keysOf(table, isEmpty)),
    notice: (code, count = 1) => {
      notices[code] = (notices[code] ?? 0) + count;
    },
    keepBefore: (changes, gathered) => keepBefore(tx, of, changes, gathered),
    keepMatches: (matches) => keepMatches(tx, of, matches),
    takePositions: (count) => {
      const first = position;
      position += count;
      return first;
    },
  };
  const verdicts = items.length === 0 ? [] : await run.intake.write(batch, items);
  const byOrdinal = new Map(items.map((item, index) => [item.ordinal, verdicts[index]]));
  const counts = noCounts();
  const problems: PlacedProblem[] = [];
  for (const element of elements) {
    const verdict: Verdict | undefined =
      element.problem === undefined
        ? byOrdinal.get(element.ordinal)
        : { verdict: 'rejected', problem: element.problem };
    if (verdict === undefined)
      throw new Error(`the intake of ${run.intake.kind} gave no verdict for item ${element.ordinal}`);
    counts[verdict.verdict] += element.source.length;
    if (verdict.verdict === 'rejected') problems.push(...describe(element, verdict.problem, run.map));
    else {
      counts.customersCreated += verdict.customersCreated ?? 0;
      for (const code of element.notices) batch.notice(code);
      const rowNumber = element.source[0]?.rowNumber ?? 0;
      const leftOut = [...element.leftOut, ...(verdict.leftOut ?? []).map((one) => ({ ...one, rowNumber }))];
      if (leftOut.length > 0) {
        problems.push(...describeCells(element, leftOut, run.map));
        batch.notice('cells-left-out', leftOut.length);
      }
    }
  }
  return { counts, notices, problems };
}

/** Cells that were left out, each with its row as written. */
function describeCells(element: Element<unknown>, leftOut: readonly ProblemAt[], map: ColumnMap): PlacedProblem[] {
  return leftOut.map((one, place) => ({
    rowNumber: one.rowNumber,
    header: map.headerOf(one.field),
    code: one.code,
    message: one.message,
    taken: true,
    place,
    cells: element.source.find((row) => row.rowNumber === one.rowNumber)?.cells ?? [],
  }));
}

/** All rows of a record that was not taken are given back, so that the error file, corrected, is a whole order again. */
function describe(element: Element<unknown>, problem: RowProblem, map: ColumnMap): PlacedProblem[] {
  const at = element.problem?.rowNumber ?? element.source[0]?.rowNumber;
  return element.source.map((row) =>
    row.rowNumber === at
      ? {
          rowNumber: row.rowNumber,
          header: map.headerOf(problem.field),
          code: problem.code,
          message: problem.message,
          taken: false,
          place: 0,
          cells: row.cells,
        }
      : {
          rowNumber: row.rowNumber,
          header: '',
          code: 'imports.other-row',
          message: {
            fa: `این ردیف خودش درست است، ولی ردیف ${at} از همین سفارش پذیرفته نشد.`,
            en: `This row is fine in itself, but row ${at} of the same order was not taken.`,
          },
          taken: false,
          place: 0,
          cells: row.cells,
        },
  );
}

async function keepProblems(tx: Tx, importId: string, problems: BatchOutcome['problems']): Promise<void> {
  if (problems.length === 0) return;
  await tx.query(
    `insert into intake_problem (workspace_id, import_id, row_number, place, taken, header, code, message, cells)
     select $1, $2, p.row_number, p.place, p.taken, p.header, p.code, p.message, array(select jsonb_array_elements_text(p.cells))
     from jsonb_to_recordset($3::jsonb) as p (row_number bigint, place smallint, taken boolean, header text, code text, message jsonb, cells jsonb)
     on conflict do nothing`,
    [
      tx.workspaceId,
      importId,
      JSON.stringify(
        problems.map(({ rowNumber, cells, ...rest }) => ({
          ...rest,
          row_number: rowNumber,
          cells: cells.map((cell) => cell.replaceAll('\u0000', '')),
        })),
      ).replaceAll('\\u0000', ''),
    ],
  );
}

async function keepProgress(
  tx: Tx,
  importId: string,
  outcome: BatchOutcome,
  done: { from: number; to: number; bytesRead: number },
): Promise<void> {
  const { counts, notices } = outcome;
  const kept = await tx.run(
    `update intake_import set checkpoint = $4, bytes_read = $5, created_rows = created_rows + $6, updated_rows = updated_rows + $7,
       unchanged_rows = unchanged_rows + $8, rejected_rows = rejected_rows + $9, customers_created = customers_created + $10,
       notices = notices || (select coalesce(jsonb_object_agg(n.key, n.value::bigint + coalesce((notices ->> n.key)::bigint, 0)), '{}')
                             from jsonb_each_text($11::jsonb) n)
     where workspace_id = $1 and import_id = $2 and checkpoint = $3`,
    [
      tx.workspaceId,
      importId,
      done.from,
      done.to,
      done.bytesRead,
      counts.created,
      counts.updated,
      counts.unchanged,
      counts.rejected,
      counts.customersCreated,
      JSON.stringify(notices),
    ],
  );
  // Somebody else moved it: this batch is his, and ours is rolled back.
  if (kept !== 1) throw new Error(`import ${importId} was moved by another runner`);
}
