import { parseNumber } from '@peyvand/kernel/parse-number';

/** A line as it is being written; what is typed stays typed until it is sent. */
export interface DraftLine {
  /** Tells lines apart while they come and go. */
  readonly key: number;
  readonly product: string;
  /** The code of a known product; null for a new one. */
  readonly sku: string | null;
  readonly quantity: string;
  readonly price: number | null;
}

export const emptyLine = (key: number): DraftLine => ({ key, product: '', sku: null, quantity: '1', price: null });

/** A quantity in thousandths; undefined for what is no quantity above zero with up to three places. */
export function thousandthsOf(typed: string): number | undefined {
  const value = parseNumber(typed);
  if (value === undefined || value <= 0 || value > 1e9) return undefined;
  const thousandths = Math.round(value * 1000);
  return Math.abs(thousandths - value * 1000) < 1e-6 ? thousandths : undefined;
}

/** The quantity as the server takes it: "1.5". */
export const quantityText = (thousandths: number): string => String(thousandths / 1000);

/** What a line comes to in minor units, rounded as the server does: half away from zero; null while it is not written whole. */
export function amountOf({ quantity, price }: Pick<DraftLine, 'quantity' | 'price'>): number | null {
  const thousandths = thousandthsOf(quantity);
  if (thousandths === undefined || price === null) return null;
  const exact = BigInt(thousandths) * BigInt(price);
  return Number((exact + 500n) / 1000n);
}

/** What the lines come to together; null while one of them is not written whole. */
export function sumOf(lines: readonly Pick<DraftLine, 'quantity' | 'price'>[]): number | null {
  return lines.reduce<number | null>((sum, line) => {
    const amount = amountOf(line);
    return sum === null || amount === null ? null : sum + amount;
  }, 0);
}
