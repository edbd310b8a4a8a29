import { toLatinDigits } from '@peyvand/kernel/digits';
import { cleanLine, fold } from '@peyvand/kernel/text';

/** The matching form of a product's code: ۱۲الف, 12الف and " 12الف " are one; so are CREAM-50 and cream-50. */
export function skuKey(sku: string): string {
  return toLatinDigits(cleanLine(sku)).toLowerCase();
}

/** What the trigram index searches: folded name and code, each word with a space before it. */
export function productSearchKey(name: string, sku: string): string {
  return [name, sku]
    .map(fold)
    .filter(Boolean)
    .map((text) => ` ${text}`)
    .join('');
}
