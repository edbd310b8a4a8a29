import type { Reaction } from '../../spine/reaction.ts';
import { findDuplicatesOf } from './commands/find-duplicates.ts';
import type { CustomerEventType } from './events.ts';

const hears: CustomerEventType[] = ['customer.created', 'customer.changed', 'customer.merge-undone'];
/** Fields by which two customers can be alike; a change of others is no reason to look again. */
const telling = new Set(['name', 'birthday', 'city', 'gender', 'identifiers']);
const searchAll = 'customers.find-duplicates';

const lookThrough: Reaction['react'] = (tx, _, spine) =>
  spine.addJob(searchAll, {}, { key: `${searchAll}:${tx.workspaceId}` });

export const reactions: Reaction[] = [
  {
    name: 'customers.look-for-duplicates',
    hears,
    // a suggestion may come a few seconds after the sale that brought her; together they are also cheaper
    unhurried: true,
    catchUpFrom: 2000,
    async react(tx, events, spine) {
      const ids = new Set<string>();
      for (const { type, customerId, data } of events) {
        const fields = type === 'customer.changed' ? (data.fields as string[]) : [...telling];
        if (customerId !== null && fields.some((field) => telling.has(field))) ids.add(customerId);
        if (typeof data.mergedId === 'string') ids.add(data.mergedId);
      }
      await findDuplicatesOf(tx, [...ids].sort(), spine.now);
    },
    // thousands at once are cheaper looked at together
    catchUp: (tx, spine) => lookThrough(tx, [], spine),
  },
  {
    name: 'customers.look-through-imports',
    hears,
    origins: ['import', 'demo', 'replay'],
    // the events themselves do not matter: one is as good as a million, which need not be read
    catchUpFrom: 0,
    react: lookThrough,
    catchUp: (tx, spine) => lookThrough(tx, [], spine),
  },
];
