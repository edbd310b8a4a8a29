import { parentPort, workerData } from 'node:worker_threads';
import { buffersOf } from './fit-apart.ts';
import { type FitWish, fitPopulation } from './rules/fit-population.ts';

// A fit of a million takes seconds of pure arithmetic: in a thread of its own, so that the till is answered meanwhile.
const fitted = fitPopulation(workerData as FitWish);
parentPort?.postMessage(fitted, [
  ...buffersOf(fitted.rfm),
  ...buffersOf(fitted.predictions ?? {}),
  ...buffersOf(fitted.saw),
  fitted.nextWeeks.buffer as ArrayBuffer,
]);
