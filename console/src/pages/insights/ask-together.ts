import type { MeasureAsk, MeasureName } from '@peyvand/sdk/measures';

/** Measures that are asked in one call. */
export interface Together {
  readonly names: readonly MeasureName[];
  readonly ask: MeasureAsk;
}

/** How many at most, so that the first rows do not wait for all. */
const atOnce = 4;

/** Puts measures that are asked the same question into one call, a few at a time. */
export function askTogether(names: readonly MeasureName[], ask: (name: MeasureName) => MeasureAsk): Together[] {
  const groups = new Map<string, { names: MeasureName[]; ask: MeasureAsk }>();
  for (const name of names) {
    const own = ask(name);
    const key = JSON.stringify(own);
    const group = groups.get(key) ?? { names: [], ask: own };
    group.names.push(name);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.names.length / atOnce) }, (_, i) => ({
      names: group.names.slice(i * atOnce, (i + 1) * atOnce),
      ask: group.ask,
    })),
  );
}
