import { parentPort, workerData } from 'node:worker_threads';
import { type DayWish, fitDay } from './rules/fit-day.ts';

const wish = workerData as DayWish;
// a thread gets the bytes of a buffer without its methods
parentPort?.postMessage(fitDay({ ...wish, packed: Buffer.from(wish.packed) }));
