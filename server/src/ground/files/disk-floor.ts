import { mkdir, statfs } from 'node:fs/promises';
import type { Refusal } from '@peyvand/kernel/refusal';
import type { Config } from '../config.ts';
import { files } from './refusals.ts';

/** So much stays free for what must go on: the journal of the database, and the sales of a till. */
const leastBytes = 1024 ** 3;
const leastShare = 0.05;
const knownMs = 1_000;

interface Space {
  free: number;
  all: number;
}

/** True when less is free than the house needs for itself. */
export function isBelowFloor({ free, all }: Space): boolean {
  return free < leastBytes || free < all * leastShare;
}

const known = new Map<string, { until: number; space: Promise<Space> }>();

/** The space of the disk that holds the data folder, as it was a second ago at most. */
export function diskSpace(dataDir: string): Promise<Space> {
  const hit = known.get(dataDir);
  if (hit !== undefined && hit.until > Date.now()) return hit.space;
  const space = readSpace(dataDir);
  known.set(dataDir, { until: Date.now() + knownMs, space });
  return space;
}

async function readSpace(dataDir: string): Promise<Space> {
  const found = await statfs(dataDir).catch(async () => {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    return statfs(dataDir);
  });
  return { free: found.bavail * found.bsize, all: found.blocks * found.bsize };
}

/** True for what the machine, or the database on it, says when nothing more can be written. */
export function isFullDisk(error: unknown): boolean {
  return /^(ENOSPC|EDQUOT|53100)$/.test(String((error as { code?: unknown } | null)?.code ?? ''));
}

/** The refusal of work that takes room (imports, uploads, exports, backups) when the disk is nearly full. */
export async function refuseOnFullDisk({ config }: { config: Pick<Config, 'dataDir'> }): Promise<Refusal | undefined> {
  return isBelowFloor(await diskSpace(config.dataDir)) ? files('disk-nearly-full') : undefined;
}
