import {
  customerCreated,
  customerErased,
  customerMerged,
  customerMergeUndone,
  customerRemoved,
} from '../../people/customers/events.ts';
import { workspaceChanged } from '../../people/staff/events.ts';
import type { Event } from '../../spine/event.ts';
import type { Reaction, ReactionWrite } from '../../spine/reaction.ts';
import {
  daysRecomputed,
  purchaseCancelled,
  purchaseCorrected,
  purchaseRecorded,
  purchaseRemoved,
  purchaseReturned,
} from '../../trade/purchases/events.ts';
import { askForFit } from './commands/ask-for-fit.ts';
import { noteChanges } from './commands/note-changes.ts';
import { hasFit } from './read-fit.ts';
import { makesForecastsStale } from './rules/forecast-settings.ts';
import { rebuildProfiles, recomputeProfiles } from './tables.ts';

const heard = [
  customerCreated,
  customerMerged,
  customerMergeUndone,
  customerErased,
  customerRemoved,
  purchaseRecorded,
  purchaseReturned,
  purchaseCancelled,
  purchaseCorrected,
  purchaseRemoved,
  daysRecomputed,
];

/** The other modules move their rows on the same event, maybe in another process and a moment later: look again then. */
const lookAgainMs = 30_000;

const isMerge = (event: Event) => customerMerged.is(event) || customerMergeUndone.is(event);

/** All whose facts an event may have changed. A merge touches both, and so does an order that found another buyer. */
function touchedBy(event: Event): string[] {
  const { mergedId, survivorId, wasCustomerId } = event.data;
  return [event.customerId, mergedId, survivorId, wasCustomerId].filter((id) => typeof id === 'string');
}

const refresh = (bulk: boolean) => async (w: ReactionWrite, events: readonly Event[]) => {
  const { tx, now } = w;
  if (events.some(daysRecomputed.is)) {
    await noteChanges(w, await rebuildProfiles(tx), bulk);
    // cut at another midnight: however few days moved, the fit was made from the old ones
    if (await hasFit(tx)) await askForFit(w);
    return;
  }
  const ids = [...new Set(events.flatMap(touchedBy))].sort();
  await noteChanges(w, await recomputeProfiles(tx, ids), bulk);
  const merged = [...new Set(events.filter(isMerge).flatMap(touchedBy))];
  if (merged.length > 0)
    await w.later('profile.recompute', { customerIds: merged }, { runAt: new Date(now.getTime() + lookAgainMs) });
};

/** Forecasts follow the settings that they are made from, by themselves; a changed zone first cuts the days anew (above). */
async function followSettings(w: ReactionWrite, events: readonly Event[]): Promise<void> {
  const fields = events.flatMap((event) => (workspaceChanged.is(event) ? event.data.fields : []));
  if (makesForecastsStale(fields) && (await hasFit(w.tx))) await askForFit(w);
}

/** Keeps the rows of facts up to date: a till's sale within moments, a file of a million by one rebuild. */
export const reactions: readonly Reaction[] = [
  { name: 'profile.follow-settings', hears: [workspaceChanged], react: followSettings },
  { name: 'profile.refresh', hears: heard, batch: 500, react: refresh(false) },
  {
    name: 'profile.refresh-bulk',
    hears: heard,
    origins: ['import', 'demo', 'replay'],
    batch: 5000,
    catchUpFrom: 20_000,
    react: refresh(true),
    catchUp: async (w) => noteChanges(w, await rebuildProfiles(w.tx), true),
  },
];
