import type { CustomerEventType } from '../../people/customers/events.ts';
import type { Tx } from '../../platform/database/transaction.ts';
import type { Event } from '../../spine/event.ts';
import type { Reaction, ReactionSpine } from '../../spine/reaction.ts';
import type { PurchaseEventType } from '../../trade/purchases/events.ts';
import { askForFit } from './commands/ask-for-fit.ts';
import { noteChanges } from './commands/note-changes.ts';
import { hasFit } from './read-fit.ts';
import { makesForecastsStale } from './rules/forecast-settings.ts';
import { rebuildProfiles, recomputeProfiles } from './tables.ts';

const heard: readonly (CustomerEventType | PurchaseEventType)[] = [
  'customer.created',
  'customer.merged',
  'customer.merge-undone',
  'customer.erased',
  'customer.removed',
  'purchase.recorded',
  'purchase.returned',
  'purchase.cancelled',
  'purchase.corrected',
  'purchase.removed',
  'purchases.days-recomputed',
];

/** The other modules move their rows on the same event, maybe in another process and a moment later: look again then. */
const lookAgainMs = 30_000;

/** All whose facts an event may have changed. A merge touches both. */
function touchedBy(event: Event): string[] {
  const { mergedId, survivorId, wasCustomerId } = event.data;
  return [event.customerId, mergedId, survivorId, wasCustomerId].filter((id) => typeof id === 'string');
}

const refresh = (bulk: boolean) => async (tx: Tx, events: readonly Event[], spine: ReactionSpine) => {
  if (events.some((event) => event.type === 'purchases.days-recomputed')) {
    await noteChanges(tx, await rebuildProfiles(tx), spine, bulk);
    // cut at another midnight: however few days moved, the fit was made from the old ones
    if (await hasFit(tx)) await askForFit(tx, spine.addJob, spine.now);
    return;
  }
  const ids = [...new Set(events.flatMap(touchedBy))].sort();
  await noteChanges(tx, await recomputeProfiles(tx, ids), spine, bulk);
  const merged = [...new Set(events.filter((event) => event.type.startsWith('customer.merge')).flatMap(touchedBy))];
  if (merged.length > 0)
    await spine.addJob(
      'profile.recompute',
      { customerIds: merged },
      { runAt: new Date(spine.now.getTime() + lookAgainMs) },
    );
};

/** Forecasts follow the settings that they are made from, by themselves; a changed zone first cuts the days anew (above). */
const followSettings = async (tx: Tx, events: readonly Event[], spine: ReactionSpine) => {
  const fields = events.flatMap((event) => (Array.isArray(event.data.fields) ? event.data.fields.map(String) : []));
  if (makesForecastsStale(fields) && (await hasFit(tx))) await askForFit(tx, spine.addJob, spine.now);
};

/** Keeps the rows of facts up to date: a till's sale within moments, a file of a million by one rebuild. */
export const reactions: readonly Reaction[] = [
  { name: 'profile.follow-settings', hears: ['workspace.changed'], react: followSettings },
  { name: 'profile.refresh', hears: heard, batch: 500, react: refresh(false) },
  {
    name: 'profile.refresh-bulk',
    hears: heard,
    origins: ['import', 'demo', 'replay'],
    batch: 5000,
    catchUpFrom: 20_000,
    react: refresh(true),
    catchUp: async (tx, spine) => noteChanges(tx, await rebuildProfiles(tx), spine, true),
  },
];
