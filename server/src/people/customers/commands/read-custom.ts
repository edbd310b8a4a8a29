import type { Currency } from '@peyvand/kernel/money';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import type { Write } from '../../../spine/write.ts';
import { customers } from '../refusals.ts';
import { type CustomField, type CustomValue, readCustomValue } from '../rules/custom-value.ts';

export const customFieldsSql = `select key, jsonb_build_object('fa', label_fa, 'en', label_en) as label, type, choices
from customers_custom_field where workspace_id = $1 and key = any($2::text[]) and archived_at is null`;

/** Values of the business's own fields in their stored form; refuses a field that does not exist and a value it cannot hold. */
export async function readCustom(
  w: Write,
  wish: Readonly<Record<string, unknown>> | undefined,
  currency: Currency,
): Promise<Record<string, CustomValue | null> | Refusal> {
  const keys = Object.keys(wish ?? {});
  if (wish === undefined || keys.length === 0) return {};
  const fields = await w.read<CustomField>(customFieldsSql, [w.workspaceId, keys]);
  const values: Record<string, CustomValue | null> = {};
  for (const key of keys) {
    const field = fields.find((one) => one.key === key);
    if (field === undefined) return customers('custom-unknown', { key });
    const value = readCustomValue(field, wish[key], currency);
    if (isRefusal(value)) return value;
    values[key] = value;
  }
  return values;
}
