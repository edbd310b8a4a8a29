import { defineRefusals, type Refusal, type Words } from '@peyvand/kernel/refusal';
import type { Tx } from '../database/transaction.ts';

/** What one business may have at most: a setting of the installation each, so that none takes what belongs to all. */
const declared = {
  files: { variable: 'PEYVAND_MAX_FILES', usual: 20_000, words: { fa: 'فایل', en: 'files' } },
  fileMb: { variable: 'PEYVAND_MAX_FILES_MB', usual: 20_480, words: { fa: 'مگابایت فایل', en: 'MB of files' } },
  imports: {
    variable: 'PEYVAND_MAX_IMPORTS_WAITING',
    usual: 50,
    words: { fa: 'ورود در نوبت', en: 'imports waiting' },
  },
  endpoints: { variable: 'PEYVAND_MAX_WEBHOOKS', usual: 50, words: { fa: 'وب‌هوک', en: 'webhooks' } },
  tokens: { variable: 'PEYVAND_MAX_TOKENS', usual: 200, words: { fa: 'کلید دسترسی', en: 'access tokens' } },
  exports: { variable: 'PEYVAND_MAX_EXPORTS', usual: 2, words: { fa: 'خروجی هم‌زمان', en: 'exports at once' } },
} as const satisfies Record<string, { variable: string; usual: number; words: Words }>;

export type Quota = keyof typeof declared;
export type Quotas = Readonly<Record<Quota, number>>;
export const quotaNames = Object.keys(declared) as Quota[];
export const variableOf = (quota: Quota): string => declared[quota].variable;

export const quota = defineRefusals('quota', {
  reached: {
    status: 409,
    fa: (d: { what: Words; most: number; variable: string }) =>
      `این کسب‌وکار به سقف خود رسیده است: ${d.most} ${d.what.fa}. آنچه دیگر لازم نیست بردارید، یا از مسئول نصب بخواهید ${d.variable} را بیشتر کند.`,
    en: (d: { what: Words; most: number; variable: string }) =>
      `This business has as many as it may: ${d.most} ${d.what.en}. Take out what is no longer needed, or ask the operator to raise ${d.variable}.`,
  },
  busy: {
    status: 429,
    fa: (d: { what: Words; most: number; retryAfter: number }) =>
      `همین حالا ${d.most} ${d.what.fa} در کار است. چند لحظه صبر کنید و دوباره بخواهید.`,
    en: (d: { what: Words; most: number; retryAfter: number }) =>
      `There are ${d.most} ${d.what.en} already. Wait a moment and ask again.`,
  },
});

export function quotaBusy(name: Quota, most: number): Refusal {
  return quota('busy', { what: declared[name].words, most, retryAfter: tryAgainSeconds });
}

const tryAgainSeconds = 5;

/** @throws Error naming the variable whose value is no positive number */
export function readQuotas(env: NodeJS.ProcessEnv): Quotas {
  const read = ({ variable, usual }: { variable: string; usual: number }) => {
    const value = Number(env[variable] ?? usual);
    if (!Number.isInteger(value) || value < 1)
      throw new Error(`${variable} must be a positive number, not "${env[variable]}"`);
    return value;
  };
  return Object.fromEntries(quotaNames.map((name) => [name, read(declared[name])])) as Record<Quota, number>;
}

export function quotaReached(name: Quota, most: number): Refusal {
  return quota('reached', { what: declared[name].words, most, variable: declared[name].variable });
}

const lockSql = `select pg_advisory_xact_lock(hashtextextended($1 || $2, 0))`;

/**
 * The refusal when a business has as many as it may. Asked inside the transaction that adds one: whoever asks at the same time
 * waits for its end.
 * @param countSql counts them in the workspace $1
 */
export async function refuseBeyond(
  tx: Tx,
  quotas: Quotas,
  name: Quota,
  countSql: string,
): Promise<Refusal | undefined> {
  await tx.query(lockSql, [`quota:${name}:`, tx.workspaceId]);
  const [row] = await tx.query<{ n: number }>(countSql, [tx.workspaceId]);
  return Number(row?.n ?? 0) >= quotas[name] ? quotaReached(name, quotas[name]) : undefined;
}
