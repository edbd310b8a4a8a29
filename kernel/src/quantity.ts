/** Quantities of goods: more than nothing, with at most three decimals, kept as an integer of thousandths. */
import { parseDecimal, type ReadingOfNumbers, toScaled } from './parse-number.ts';

/** Thousandths: 1.5 kg is 1500. */
export type Quantity = number;

/** The thousandths of a quantity given as a number or as text, undefined when it is 0, negative, finer or too large. */
export function parseQuantity(value: string | number, reading: ReadingOfNumbers = {}): Quantity | undefined {
  const decimal = parseDecimal(
    typeof value === 'number' ? String(value) : value,
    typeof value === 'number' ? { decimalMark: '.' } : reading,
  );
  const thousandths = decimal === undefined ? undefined : toScaled(decimal, 3);
  return thousandths !== undefined && thousandths > 0 ? thousandths : undefined;
}

/** The quantity as the shortest decimal string: 1500 → '1.5', 2000 → '2'. */
export function quantityText(quantity: Quantity): string {
  const whole = Math.trunc(quantity / 1000);
  const rest = String(Math.abs(quantity % 1000))
    .padStart(3, '0')
    .replace(/0+$/, '');
  const sign = quantity < 0 && whole === 0 ? '-' : '';
  return rest === '' ? String(whole) : `${sign}${whole}.${rest}`;
}
