import type pg from 'pg';
import { type Statement, StatementBundle } from './statement-bundle.ts';

/** What is being gathered on a connection; it has not left yet. */
const open = new WeakMap<pg.ClientBase, StatementBundle>();

/**
 * Runs `work`, which sends statements without waiting, and lets them leave as one bundle: one write to the socket and one
 * answer for all, instead of one for each.
 */
export function sendTogether<T>(client: pg.ClientBase, work: () => T): T {
  if (open.has(client)) return work();
  const bundle = new StatementBundle();
  open.set(client, bundle);
  try {
    return work();
  } finally {
    // unless somebody could not wait for the others
    if (open.get(client) === bundle) letGo(client);
  }
}

/** Sends a prepared statement: with those that leave together, where such are being gathered. Answers its rows. */
export async function send<R extends object>(client: pg.ClientBase, statement: Statement): Promise<R[]> {
  try {
    return (await sendTogether(client, () => open.get(client)?.add(statement))) as R[];
  } catch (error) {
    // the stack that leads to the socket says nothing; this one leads to whoever asked
    if (error instanceof Error) Error.captureStackTrace(error);
    throw error;
  }
}

/** Lets go what has been gathered: before a statement that the driver sends itself, which must not overtake it. */
export function letGo(client: pg.ClientBase): void {
  const bundle = open.get(client);
  if (bundle === undefined) return;
  open.delete(client);
  if (!bundle.isEmpty) client.query(bundle);
}
