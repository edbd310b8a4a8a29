import { isRefusal } from '@peyvand/kernel/refusal';
import type { House } from '../../../edge/house.ts';
import type { Workspace } from '../../workspace/index.ts';
import type { ImportRow } from '../import-row.ts';
import type { BulkClient, Intake } from '../intake.ts';
import { inspectTable } from '../mapping/inspect-source.ts';
import { type OpenedTable, openTable } from '../mapping/open-table.ts';
import { openSource } from '../read/open-source.ts';
import type { Source, SourceRow } from '../read/source.ts';
import { readFields } from '../read-fields.ts';
import { UnreadableFile } from '../refusals.ts';
import { groupKeyOf, matchKeyOf, RowArranger } from './arrange-rows.ts';
import { isArranged } from './is-arranged.ts';
import { EmptyAtStart } from './new-keys.ts';
import { openBulk } from './open-bulk.ts';
import { inSlices } from './prefetch.ts';
import { ColumnMap, type Element, ElementReader } from './read-items.ts';
import type { RunOptions } from './run-options.ts';
import type { Run } from './write-batch.ts';

/** The file of an import under its mapping, ready to be read from its beginning. */
export interface OpenedRun {
  readonly run: Run;
  readonly source: Source;
  readonly elements: AsyncIterable<readonly Element<unknown>[]>;
  close(): Promise<void>;
}

/** @throws UnreadableFile when the file, or its columns, are no longer what the mapping was made for */
export async function openRun(
  house: House,
  intake: Intake,
  row: ImportRow,
  workspace: Workspace,
  options: RunOptions,
): Promise<OpenedRun> {
  const { sheet } = row.mapping;
  const source = await (options.open?.() ?? openSource(options.path, { sheet }));
  const table = await openTable(source);
  const fields = await readFields(house, intake, workspace.workspaceId);
  const inspected = inspectTable(table, intake, fields, workspace, row.mapping);
  if (isRefusal(inspected)) throw new UnreadableFile(inspected);
  const { mapping } = inspected;
  const map = new ColumnMap(table.headers, mapping.columns);
  const reader = new ElementReader(intake, map, {
    workspace,
    secrets: house.secrets,
    formats: mapping,
    now: house.clock.now(),
    ownFields: fields.slice(intake.fields.length),
  });
  const arranged = intake.numberOf === undefined || (await isArrangedFile(source, options, reader));
  const sorter = arranged ? undefined : await openBulk(house);
  return {
    source,
    run: {
      intake,
      map,
      importId: row.importId,
      existing: mapping.existing ?? 'fill',
      workspace,
      secrets: house.secrets,
      now: house.clock.now(),
      origin: row.origin,
      actor: `import:${row.importId}`,
      owners: row.owners ?? null,
      ownerId: row.ownerId ?? null,
      epoch: house.path.epoch,
      empty: new EmptyAtStart(),
    },
    elements:
      sorter === undefined ? readInOrder(table, intake, reader) : readTogether(sorter, workspace, table, reader),
    close: async () => {
      await table.close();
      await sorter?.end().catch(() => {});
    },
  };
}

/** Text is read through once to see; a workbook takes too long to unpack, and a stream cannot be read twice. */
async function isArrangedFile(source: Source, options: RunOptions, reader: ElementReader<unknown>): Promise<boolean> {
  if (options.open !== undefined || source.facts.format !== 'csv') return false;
  const table = await openTable(await openSource(options.path));
  try {
    return await isArranged(inSlices(table.rows()), (row) => reader.groupOf(row));
  } finally {
    await table.close();
  }
}

/** Rows of one record stand together, and no two rows are equal. */
async function* readInOrder(
  table: OpenedTable,
  intake: Intake,
  reader: ElementReader<unknown>,
): AsyncGenerator<Element<unknown>[]> {
  let open: { key: string; rows: SourceRow[] } | undefined;
  for await (const slice of inSlices(table.rows())) {
    const ready: Element<unknown>[] = [];
    for (const row of slice) {
      const group = intake.numberOf === undefined ? undefined : reader.groupOf(row);
      if (open !== undefined && group?.numbered && group.key === open.key) {
        open.rows.push(row);
        continue;
      }
      if (open !== undefined) ready.push(reader.read(open.rows, undefined));
      open = group?.numbered ? { key: group.key, rows: [row] } : undefined;
      if (group === undefined) ready.push(reader.read([row], undefined));
      else if (open === undefined) ready.push(reader.read([row], matchKeyOf(groupKeyOf(group), 1)));
    }
    if (ready.length > 0) yield ready;
  }
  if (open !== undefined) yield [reader.read(open.rows, undefined)];
}

async function* readTogether(
  sorter: BulkClient,
  workspace: Workspace,
  table: OpenedTable,
  reader: ElementReader<unknown>,
): AsyncGenerator<Element<unknown>[]> {
  const arranger = new RowArranger(sorter, workspace.workspaceId);
  await arranger.fill(table.rows(), (row) => reader.groupOf(row));
  for await (const slice of inSlices(arranger.read())) yield slice.map((one) => reader.read(one.source, one.matchKey));
}
