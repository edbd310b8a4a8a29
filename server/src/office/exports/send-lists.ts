import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dayOf } from '@peyvand/kernel/calendar';
import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { Type } from 'typebox';
import type { House } from '../../edge/house.ts';
import type { Principal } from '../../edge/http/principal.ts';
import { type Context, sent } from '../../edge/http/route.ts';
import { refuseOnFullDisk } from '../../ground/files/disk-floor.ts';
import { downloadHeaders } from '../../ground/files/store-file.ts';
import { withinQuota } from '../../ground/quota/at-once.ts';
import { noteAccess } from '../audit/index.ts';
import { workspaceOf } from '../workspace/index.ts';
import type { Export } from './export.ts';
import { showMoment } from './show-cell.ts';
import { exportsFolder } from './sweep-exports.ts';
import { type ExportFormat, writeExport } from './write-export.ts';
import { writeZip } from './write-zip.ts';

/** The file's form, in the query of every route that sends a list. */
export const format = Type.Optional(Type.Union([Type.Literal('csv'), Type.Literal('xlsx')], { default: 'csv' }));
const contentTypes: Readonly<Record<ExportFormat | 'zip', string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
};

/** Sends lists as a file, unless the disk is nearly full or the business has enough exports under way. */
export async function sendLists(
  ctx: Context<unknown, unknown, unknown>,
  lists: readonly Export[],
  fileFormat: ExportFormat,
  packed: boolean,
): Promise<typeof sent | Refusal> {
  const { house, principal } = ctx;
  const full = await refuseOnFullDisk(house);
  if (full !== undefined) return full;
  const written = await withinQuota(house, 'exports', principal.workspaceId, () =>
    writeLists(house, principal, lists, fileFormat, packed),
  );
  if (isRefusal(written)) return written;
  // its place is free before the answer leaves: who asks for the next file at once is not refused for the last one
  const stream = createReadStream(written.path);
  stream.on('close', () => void rm(written.folder, { recursive: true, force: true }));
  for (const [header, value] of Object.entries(written.headers)) ctx.reply.header(header, value);
  ctx.reply.send(stream);
  return sent;
}

interface WrittenLists {
  folder: string;
  path: string;
  headers: Readonly<Record<string, string>>;
}

/** Writes the lists beside the database; the folder is gone when the file is sent. */
async function writeLists(
  house: House,
  principal: Principal,
  lists: readonly Export[],
  fileFormat: ExportFormat,
  packed: boolean,
): Promise<WrittenLists> {
  const workspace = await workspaceOf(house, principal.workspaceId);
  const folder = await makeFolder(house);
  try {
    const parts = [];
    const counts: string[] = [];
    for (const list of lists) {
      const path = join(folder, `${list.kind}.${fileFormat}`);
      const rows = await writeExport(house, workspace, principal, list, fileFormat, path);
      counts.push(lists.length === 1 && !packed ? String(rows) : `${list.kind}=${rows}`);
      parts.push({ name: `${list.kind}.${fileFormat}`, path });
    }
    await noteAccess(house, principal, {
      action: 'data.exported',
      subject: { kind: 'export', id: lists.map((list) => list.kind).join(' ') },
      after: { format: packed ? 'zip' : fileFormat, rows: counts.join(', ') },
    });
    const path = packed ? join(folder, 'all.zip') : (parts[0]?.path ?? '');
    if (packed) await writeZip(path, parts);
    const now = house.clock.now();
    // The business's own day, in its calendar; a slash would be a folder.
    const day = showMoment(now, dayOf(now, workspace.timeZone), true, workspace).replaceAll('/', '-');
    const what = lists[0]?.words[workspace.language];
    const name = packed ? `${workspace.slug}-${day}.zip` : `${what} ${workspace.slug} ${day}.${fileFormat}`;
    const headers = {
      ...downloadHeaders(name, contentTypes[packed ? 'zip' : fileFormat]),
      'x-row-count': counts.join(', '),
    };
    return { folder, path, headers };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function makeFolder(house: House): Promise<string> {
  const folder = join(exportsFolder(house), uuidv7(house.clock.now().getTime()));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}
