/**
 * Each derivation of a password takes 32 MB and a core: two at a time leave the rest of the house room to work. Strangers have one
 * of the two, so that their wrong passwords keep nobody waiting whose browser is known; and their line has an end.
 */
const mostAtOnce = 2;
const mostInLine = 50;

interface Line {
  readonly most: number;
  running: number;
  readonly waiting: (() => void)[];
}
const strangers: Line = { most: mostAtOnce - 1, running: 0, waiting: [] };
const known: Line = { most: mostAtOnce, running: 0, waiting: [] };

/** Too many wait already: come again in some seconds. The edge answers it. */
class LineIsFull extends Error {
  readonly code = 'PEYVAND_BUSY';
}

function startNext(): void {
  for (const line of [known, strangers])
    while (line.running < line.most && known.running + strangers.running < mostAtOnce) {
      const next = line.waiting.shift();
      if (next === undefined) break;
      line.running += 1;
      next();
    }
}

/**
 * Does costly work when its turn has come.
 * @throws LineIsFull when too many of its kind wait
 */
export async function inLine<T>(isKnown: boolean, work: () => Promise<T>): Promise<T> {
  const line = isKnown ? known : strangers;
  if (line.waiting.length >= mostInLine) throw new LineIsFull('too many wait');
  await new Promise<void>((resolve) => {
    line.waiting.push(resolve);
    startNext();
  });
  try {
    return await work();
  } finally {
    line.running -= 1;
    startNext();
  }
}
