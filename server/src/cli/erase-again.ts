import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRefusal } from '@peyvand/kernel/refusal';
import type { House } from '../edge/house.ts';
import { filePath } from '../ground/files/store-file.ts';
import { copyLedger, findReturned } from '../office/backup/erasure-ledger.ts';
import { eraseCustomer } from '../people/customers/index.ts';
import { write } from '../spine/write.ts';
import { CommandFailure } from './failure.ts';

/** Erases those whom a restored archive has brought back although they had been erased since. */
export async function eraseAgain(house: House, marks: ReadonlySet<string>): Promise<number> {
  const returned = await findReturned(house.workerPool, marks);
  for (const { workspaceId, customerId } of returned) {
    const request = { workspaceId, actor: 'operator', source: 'command' };
    const done = await write(house.path, request, (w) => eraseCustomer(w, house, customerId, null));
    if (isRefusal(done)) throw new CommandFailure(done.code, done.message);
    for (const fileId of done.answer.fileIds) await rm(filePath(house, workspaceId, fileId), { force: true });
  }
  await copyLedger(house.workerPool, house.config.dataDir);
  return returned.length;
}

const pending = (dataDir: string) => join(dataDir, 'erasures.pending');

/** Leaves the erasing to the next start: restored under another key, her addresses could not be remembered rightly. */
export async function eraseAtNextStart(dataDir: string, marks: ReadonlySet<string>): Promise<void> {
  await writeFile(pending(dataDir), [...marks].join('\n'), { mode: 0o600 });
}

/** What a restore has left to this start. */
export async function eraseWhatWaits(house: House): Promise<void> {
  const file = pending(house.config.dataDir);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  await eraseAgain(house, new Set(text.split('\n')));
  await rm(file, { force: true });
}
