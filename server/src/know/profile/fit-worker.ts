import { parentPort, workerData } from 'node:worker_threads';
import { type FitWish, fitPopulation } from './rules/fit-population.ts';

// A fit of a million takes seconds of pure arithmetic: in a thread of its own, so that the till is answered meanwhile.
parentPort?.postMessage(fitPopulation(workerData as FitWish));
