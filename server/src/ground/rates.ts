/** Requests a minute of one signed-in caller: reading, writing, and what costs much (uploads, exports, files of rows). */
const declared = {
  read: { variable: 'PEYVAND_READS_A_MINUTE', usual: 60_000 },
  write: { variable: 'PEYVAND_WRITES_A_MINUTE', usual: 60_000 },
  heavy: { variable: 'PEYVAND_HEAVY_A_MINUTE', usual: 600 },
} as const;

export type RateKind = keyof typeof declared;
export type RatesPerMinute = Readonly<Record<RateKind, number>>;
export const rateKinds = Object.keys(declared) as RateKind[];
export const rateVariable = (kind: RateKind): string => declared[kind].variable;

/** @throws Error naming the variable whose value is no positive number */
export function readRates(env: NodeJS.ProcessEnv): RatesPerMinute {
  const read = (kind: RateKind) => {
    const { variable, usual } = declared[kind];
    const value = Number(env[variable] ?? usual);
    if (!Number.isInteger(value) || value < 1)
      throw new Error(`${variable} must be a positive number, not "${env[variable]}"`);
    return [kind, value];
  };
  return Object.fromEntries(rateKinds.map(read)) as Record<RateKind, number>;
}
