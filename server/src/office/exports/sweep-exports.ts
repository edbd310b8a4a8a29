import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { uuidTime } from '@peyvand/kernel/ids';
import type { House, Job } from '../../edge/house.ts';

/** Longest that an export may be under way, in milliseconds. */
const longest = 3_600_000;

/** Where exports are written before they leave; each in a folder of its own that is gone when it is sent. */
export function exportsFolder(house: Pick<House, 'config'>): string {
  return join(house.config.dataDir, 'files', 'exports');
}

/** An export is never kept. What a crash left of one is found here. */
export const sweepExports: Job = {
  name: 'exports.sweep',
  cron: '50 * * * *',
  async run(house) {
    const folder = exportsFolder(house);
    const names = await readdir(folder).catch(() => [] as string[]);
    const before = house.clock.now().getTime() - longest;
    for (const name of names)
      if ((uuidTime(name) ?? before) < before) await rm(join(folder, name), { recursive: true, force: true });
  },
};
