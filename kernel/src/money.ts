/**
 * Money is an integer of the currency's smallest unit (whole rials, cents). A plain number holds it exactly up to 2^53;
 * every product here says no (undefined) beyond that, a sum of many is then a decimal string, and nothing is ever a fraction. Toman is a way of showing.
 */
import type { Quantity } from './quantity.ts';

export { type Currency, type CurrencyDisplay, currencyOf, RIAL, TOMAN } from './currency.ts';
export { type MoneyReason, type ParsedMoney, parseMoney, type ReadingOfMoney } from './parse-money.ts';
export { type MoneyForm, moneyUnit, roundToShown, showMoney } from './show-money.ts';

/** Smallest units of a currency that the context names: a safe integer. */
export type Money = number;

/**
 * A sum of amounts. Each amount is a safe integer, but many of them may pass 2^53: such a sum is the exact decimal string of
 * its digits, and is only shown, compared as a whole or divided, never added to.
 */
export type MoneySum = Money | string;

/** A sum out of the digits that a database wrote: a number where it is held exactly, else the string itself. */
export function readSum(digits: string): MoneySum {
  const value = Number(digits);
  return Number.isSafeInteger(value) ? (value === 0 ? 0 : value) : digits;
}

/** The exact difference of two sums. */
export function lessSum(from: MoneySum, less: MoneySum): MoneySum {
  return readSum(String(BigInt(from) - BigInt(less)));
}

/** True for an amount that can be kept: an integer within ±(2^53 − 1). */
export function isMoney(value: unknown): value is Money {
  return Number.isSafeInteger(value);
}

/** The sum, undefined when it cannot be held exactly. Sums of whole tables are made in the database. */
export function addMoney(...amounts: readonly Money[]): Money | undefined {
  let sum = 0;
  for (const amount of amounts) {
    sum += amount;
    if (!Number.isSafeInteger(sum)) return undefined;
  }
  return sum;
}

/** An amount a whole number of times, undefined when it cannot be held exactly. */
export function multiplyMoney(amount: Money, times: number): Money | undefined {
  return safe(amount * times);
}

/**
 * The amount of a line: quantity × unit price, rounded half up to the smallest unit; a negative product rounds as its
 * positive twin, so that a return takes back just what the sale gave. Undefined when it cannot be held exactly.
 * @param quantity thousandths
 */
export function lineAmount(quantity: Quantity, unitPrice: Money): Money | undefined {
  if (!Number.isSafeInteger(quantity) || !Number.isSafeInteger(unitPrice)) return undefined;
  const product = quantity * unitPrice;
  return Number.isSafeInteger(product) ? roundThousandths(product) : roundBigThousandths(quantity, unitPrice);
}

function roundThousandths(product: number): Money {
  const size = Math.abs(product);
  const rest = size % 1000;
  const rounded = (size - rest) / 1000 + (rest >= 500 ? 1 : 0);
  return product < 0 && rounded !== 0 ? -rounded : rounded;
}

function roundBigThousandths(quantity: number, unitPrice: number): Money | undefined {
  const product = BigInt(quantity) * BigInt(unitPrice);
  const size = product < 0n ? -product : product;
  const rounded = Number((size + 500n) / 1000n);
  return safe(product < 0n ? -rounded : rounded);
}

function safe(amount: number): Money | undefined {
  if (!Number.isSafeInteger(amount)) return undefined;
  return amount === 0 ? 0 : amount; // no minus zero
}
