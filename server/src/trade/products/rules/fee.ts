import { fold } from '@peyvand/kernel/text';
import type { Workspace } from '../../../office/workspace/index.ts';

/** Codes under which shops book what is no goods, where the business names none of its own (settings.feeCodes). */
export const usualFeeCodes: readonly string[] = [
  ...['post', 'postage', 'carriage', 'shipping', 'delivery', 'freight'],
  ...['fee', 'bank charges', 'tip', 'discount', 'adjust'],
];
const feeNames = new Set(
  [
    ...['postage', 'carriage', 'shipping', 'delivery', 'bank charges'],
    ...['هزینه ارسال', 'کرایه حمل', 'هزینه پیک', 'کارمزد', 'کارمزد بانکی'],
  ].map(fold),
);

/** Sold, but no goods: it counts in money and in no basket. The same by whatever door it is sold first. */
export function isFee({ settings }: Pick<Workspace, 'settings'>, sku: string, name: string): boolean {
  const code = fold(sku);
  return (settings.feeCodes ?? usualFeeCodes).some((one) => fold(one) === code) || feeNames.has(fold(name));
}
