import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { cleanLine, cleanText, fold } from '@peyvand/kernel/text';
import type { Secrets } from '../../../ground/secrets.ts';
import { recordChange } from '../../../office/audit/index.ts';
import type { Write } from '../../../spine/write.ts';
import { customerChanged } from '../events.ts';
import { customers } from '../refusals.ts';
import { type Reach, reachEntries, reachPrefixes } from '../rules/reach.ts';
import { lockCustomer } from './recognise-customer.ts';

export const components = ['product', 'service', 'channel', 'communication'] as const;
export const attitudes = ['likes', 'dislikes', 'needs', 'unstated-need'] as const;
export const preferenceSources = ['stated', 'inferred', 'staff'] as const;

/** One need or taste, by the four components of what a person expects. */
export interface Preference {
  component: (typeof components)[number];
  attitude: (typeof attitudes)[number];
  value: string;
  code?: string | undefined;
  source: (typeof preferenceSources)[number];
  /** 0 to 100: how sure we are. */
  confidence?: number | undefined;
  /** What an unstated need was seen by. */
  evidence?: string | undefined;
}

type Owners = readonly string[] | null;
const insertSql = `insert into customers_preference (workspace_id, preference_id, customer_id, component, attitude, value, value_key, code, source, confidence, evidence, noted_at, noted_by)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;

/** Notes a need or a taste of a customer, with its source and date. */
export async function notePreference(
  w: Write,
  secrets: Secrets,
  customerId: string,
  wish: Preference,
  owners: Owners,
): Promise<{ preferenceId: string; customerId: string } | Refusal> {
  const survivorId = await lockCustomer(w, customerId, owners);
  if (isRefusal(survivorId)) return survivorId;
  if (wish.attitude === 'unstated-need' && cleanText(wish.evidence ?? '') === '') return customers('evidence-missing');
  const preferenceId = put(w, survivorId, wish);
  await audit(w, secrets, 'customer.preference-noted', survivorId, { after: { ...wish } });
  w.tell(customerChanged(survivorId, { fields: ['preferences'] }));
  return { preferenceId, customerId: survivorId };
}

const lockSql = `select customer_id as "customerId", component, attitude, value, code, source, confidence, evidence
from customers_preference where workspace_id = $1 and preference_id = $2 for update`;
const deleteSql = 'delete from customers_preference where workspace_id = $1 and preference_id = $2';

/** Takes back what was noted: it was wrong, or is so no more. */
export async function dropPreference(
  w: Write,
  secrets: Secrets,
  preferenceId: string,
  owners: Owners,
): Promise<{ preferenceId: string } | Refusal> {
  const [before] = await w.read<Preference & { customerId: string }>(lockSql, [w.workspaceId, preferenceId]);
  if (before === undefined) return customers('preference-not-found');
  const { customerId, ...values } = before;
  const survivorId = await lockCustomer(w, customerId, owners);
  if (isRefusal(survivorId)) return customers('preference-not-found');
  w.put(deleteSql, [w.workspaceId, preferenceId]);
  await audit(w, secrets, 'customer.preference-dropped', survivorId, { before: { ...values } });
  w.tell(customerChanged(survivorId, { fields: ['preferences'] }));
  return { preferenceId };
}

const forgetReachSql = `delete from customers_preference where workspace_id = $1 and (customer_id = $2 or customer_id in (
  select merged_id from customers_redirect where workspace_id = $1 and survivor_id = $2)) and split_part(code, ':', 1) = any($3)`;

/** By which channel, in which branch and at which hours she wants to be reached; replaces what was set before. */
export async function setReach(
  w: Write,
  secrets: Secrets,
  customerId: string,
  reach: Reach,
  owners: Owners,
): Promise<{ customerId: string } | Refusal> {
  if (reach.hours !== null && reach.hours.from >= reach.hours.to) return customers('hours-reversed');
  const survivorId = await lockCustomer(w, customerId, owners);
  if (isRefusal(survivorId)) return survivorId;
  await w.tx.run(forgetReachSql, [w.workspaceId, survivorId, reachPrefixes]);
  for (const entry of reachEntries(reach)) put(w, survivorId, { ...entry, attitude: 'likes', source: 'stated' });
  await audit(w, secrets, 'customer.reach-set', survivorId, { after: { ...reach } });
  w.tell(customerChanged(survivorId, { fields: ['preferences'] }));
  return { customerId: survivorId };
}

function put(w: Write, customerId: string, wish: Preference): string {
  const preferenceId = uuidv7(w.now.getTime());
  const value = cleanLine(wish.value);
  w.put(insertSql, [
    w.workspaceId,
    preferenceId,
    customerId,
    wish.component,
    wish.attitude,
    value,
    fold(value),
    wish.code ?? '',
    wish.source,
    wish.confidence ?? 100,
    cleanText(wish.evidence ?? ''),
    w.now,
    w.actor,
  ]);
  return preferenceId;
}

function audit(
  w: Write,
  secrets: Secrets,
  action: string,
  customerId: string,
  values: { before?: object; after?: object },
) {
  return recordChange(w, secrets, {
    action,
    subject: { kind: 'customer', id: customerId },
    customerId,
    ...(values as { before?: Record<string, unknown>; after?: Record<string, unknown> }),
    personal: ['value', 'evidence', 'code', 'channel', 'branch', 'hours'],
  });
}
