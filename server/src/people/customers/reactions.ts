import type { Keep } from '../../spine/keep.ts';
import type { Reaction, ReactionWrite } from '../../spine/reaction.ts';
import { findDuplicatesOf } from './commands/find-duplicates.ts';
import { customerChanged, customerCreated, customerMergeUndone } from './events.ts';
import { followMerges } from './follow-merges.ts';

const hears = [customerCreated, customerChanged, customerMergeUndone];
/** Fields by which two customers can be alike; a change of others is no reason to look again. */
const telling = new Set(['name', 'birthday', 'city', 'gender', 'identifiers']);
const searchAll = 'customers.find-duplicates';

const lookThrough = (w: ReactionWrite) => w.later(searchAll, {}, { key: `${searchAll}:${w.workspaceId}` });

/** @param keeps what the modules of the ladder declare */
export const reactions = (keeps: () => readonly Keep[]): Reaction[] => [
  followMerges(keeps),
  {
    name: 'customers.look-for-duplicates',
    hears,
    // a suggestion may come a few seconds after the sale that brought her; together they are also cheaper
    unhurried: true,
    catchUpFrom: 2000,
    async react({ tx, now }, events) {
      const ids = new Set<string>();
      for (const event of events) {
        const { customerId } = event;
        const alike = !customerChanged.is(event) || event.data.fields.some((field) => telling.has(field));
        if (customerId !== null && alike) ids.add(customerId);
        if (customerMergeUndone.is(event)) ids.add(event.data.mergedId);
      }
      await findDuplicatesOf(tx, [...ids].sort(), now);
    },
    // thousands at once are cheaper looked at together
    catchUp: lookThrough,
  },
  {
    name: 'customers.look-through-imports',
    hears,
    origins: ['import', 'demo', 'replay'],
    // the events themselves do not matter: one is as good as a million, which need not be read
    catchUpFrom: 0,
    react: lookThrough,
    catchUp: lookThrough,
  },
];
