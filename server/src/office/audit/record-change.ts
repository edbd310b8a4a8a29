import { isDeepStrictEqual } from 'node:util';
import { uuidv7 } from '@peyvand/kernel/ids';
import type { Secrets } from '../../ground/secrets.ts';
import type { Write } from '../../spine/write.ts';
import { customerKey } from './customer-key.ts';
import { sealWithKey } from './seal-with-key.ts';

type Values = Readonly<Record<string, unknown>>;

/** One change of one thing. */
export interface Change {
  /** Past tense, as the event: "customer.changed". */
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  /** Whose key seals the personal values. */
  readonly customerId?: string | null;
  /** Values before and after, by field; a field missing on one side did not exist there. Only those that differ are kept. */
  readonly before?: Values;
  readonly after?: Values;
  /** Fields whose values are personal: names, contact details, notes. They are sealed. */
  readonly personal?: readonly string[];
}

const entrySql = `insert into audit_entry (workspace_id, entry_id, at, actor, source, action, subject_kind, subject_id, customer_id, fields, before, after, sealed)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;

/**
 * Writes down a change in the write that makes it: both happen or neither. Call it from the command, with the state that
 * was read under the lock as `before`.
 *
 * Nothing is written when `before` and `after` are given and do not differ. Personal values are sealed with the customer's
 * key (without a customer: with the installation's); when her key was destroyed only the names of the fields are kept.
 */
export async function recordChange(w: Write, secrets: Secrets, change: Change): Promise<void> {
  const { before = {}, after = {}, customerId = null } = change;
  const fields = changedFields(before, after);
  const valuesGiven = change.before !== undefined || change.after !== undefined;
  if (valuesGiven && fields.length === 0) return;
  const entryId = uuidv7(w.now.getTime());
  const personal = fields.filter((field) => change.personal?.includes(field));
  const open = fields.filter((field) => !personal.includes(field));
  const sealed =
    personal.length === 0
      ? null
      : await sealValues(w, secrets, customerId, entryId, {
          before: pick(before, personal),
          after: pick(after, personal),
        });
  w.put(entrySql, [
    w.workspaceId,
    entryId,
    w.now,
    w.actor,
    w.source,
    change.action,
    change.subject.kind,
    change.subject.id,
    customerId,
    fields,
    JSON.stringify(pick(before, open)),
    JSON.stringify(pick(after, open)),
    sealed,
  ]);
}

/** Names of the fields that differ, sorted. Undefined and missing are the same; dates are compared as instants. */
export function changedFields(before: Values, after: Values): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !isDeepStrictEqual(plain(before[name]), plain(after[name]))).sort();
}

function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function pick(values: Values, names: readonly string[]): Values {
  return Object.fromEntries(names.filter((name) => values[name] !== undefined).map((name) => [name, values[name]]));
}

/** Binds a sealed value to its entry. */
export function entryContext(workspaceId: string, entryId: string): string {
  return `audit:${workspaceId}:${entryId}`;
}

async function sealValues(
  w: Write,
  secrets: Secrets,
  customerId: string | null,
  entryId: string,
  values: { before: Values; after: Values },
): Promise<string | null> {
  const text = JSON.stringify(values);
  const context = entryContext(w.workspaceId, entryId);
  if (customerId === null) return secrets.seal(text, context);
  const key = await customerKey(w, secrets, customerId);
  return key === undefined ? null : sealWithKey(key, text, context);
}
