import type { Words } from '@peyvand/kernel/refusal';

/** Kinds of work that do not wait for each other. */
export type Lane = 'deliveries' | 'imports' | 'checks' | 'quick' | 'fits' | 'upkeep';

/**
 * The lanes, with the jobs that each process runs at a time. Every lane has two slots at least: one business never holds the
 * last one. Where a job is a process of its own with memory of its own, there are two.
 */
export const lanes: Readonly<Record<Lane, { readonly slots: number; readonly words: Words }>> = {
  deliveries: { slots: 8, words: { fa: 'ارسال وب‌هوک‌ها', en: 'webhook deliveries' } },
  imports: { slots: 2, words: { fa: 'ورودها و کارهای گروهی', en: 'imports and bulk edits' } },
  // a file that is only tried begins anew after a stop, so it keeps its slot to the end: not one of those that import
  checks: { slots: 2, words: { fa: 'آزمودن فایل‌ها', en: 'trying out files' } },
  quick: { slots: 2, words: { fa: 'ورودهای کوچک', en: 'small imports' } },
  fits: { slots: 2, words: { fa: 'پیش‌بینی و بازسازی', en: 'forecasts and rebuilds' } },
  upkeep: { slots: 2, words: { fa: 'نگهداری', en: 'upkeep' } },
};

export const laneNames = Object.keys(lanes) as Lane[];

/** How many jobs of one business a process runs in a lane at a time: all slots but one. */
export function mostOfOne(lane: Lane): number {
  return lanes[lane].slots - 1;
}

/** The lane of a job that waits. */
export function laneOf(job: { readonly lane?: Lane } | undefined, quick: boolean): Lane {
  const lane = job?.lane ?? 'upkeep';
  return quick && (lane === 'imports' || lane === 'checks') ? 'quick' : lane;
}

/** A job that was due so long ago and has no runner is late: somebody is told. */
export const lateAfterMs = 60_000;
