import type { CustomerLine, Page } from '@peyvand/sdk/customers';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import type { InfiniteData } from '@tanstack/react-query';
import { useCallback } from 'react';
import { queries, staff } from '../../../server.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import { keys } from '../../../shared/query-keys.ts';
import { type LineValues, wishOf } from './line-values.ts';
import { listWords } from './words.ts';

interface Edit {
  readonly line: CustomerLine;
  readonly values: LineValues;
}

/** Draws a line as it is now, wherever it stands; the list keeps its order, so that no row runs away from under the hand. */
function redraw(id: string, change: (line: CustomerLine) => CustomerLine): void {
  queries.setQueriesData<InfiniteData<Page<CustomerLine>>>({ queryKey: keys.customers.lists }, (data) =>
    data === undefined
      ? data
      : {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            items: page.items.map((one) => (one.id === id ? change(one) : one)),
          })),
        },
  );
}

/** Other lists and her page are read anew when they are next opened. */
function forgetOthers(id: string): void {
  void queries.invalidateQueries({ queryKey: keys.customers.all, refetchType: 'none' });
  void queries.invalidateQueries({ queryKey: keys.customer.of(id) });
}

/** The former values of what was changed. */
function formerOf(line: CustomerLine, values: LineValues): LineValues {
  return Object.fromEntries(Object.keys(values).map((key) => [key, line[key as keyof LineValues]]));
}

/** Of each customer the change of ours that is under way, and the version that our last one made. */
const underWay = new Map<string, Promise<unknown>>();
const made = new Map<string, number>();

/**
 * Sends a change after the one before it on the same customer, on the version that this one has made: who goes on from cell to
 * cell is never told that she herself was faster.
 */
async function send({ line, values }: Edit): Promise<number> {
  const before = underWay.get(line.id);
  const now = (async () => {
    await before?.catch(() => undefined);
    const version = Math.max(line.version, made.get(line.id) ?? 0);
    const answer = await staff.customers.change(line.id, { ...wishOf(line, values), version });
    made.set(line.id, answer.version);
    return answer.version;
  })();
  underWay.set(line.id, now);
  return now;
}

function settle(id: string, version: number): void {
  redraw(id, (now) => ({ ...now, version }));
  forgetOthers(id);
}

/** Shows a change before the server has it. */
const draw = ({ line, values }: Edit) => redraw(line.id, (now) => ({ ...now, ...values }));

/** Takes back what was shown, and looks at what stands. */
function drawBack({ line, values }: Edit): void {
  redraw(line.id, (now) => ({ ...now, ...formerOf(line, values) }));
  void queries.invalidateQueries({ queryKey: keys.customers.lists });
}

/** Changes a line of the list: shown at once, sent on the version that was looked at, and offered to be taken back. */
export function useLineChange(): (line: CustomerLine, values: LineValues) => void {
  const words = useWords(listWords).edit;
  const { mutate } = useAct((edit: Edit) => send(edit), {
    // the lines are drawn anew where they stand, and read anew when they are next opened
    stale: [],
    says: (_, { line }) => words.saved(line.name),
    undo: async ({ line, values }, version) => {
      const back = { line: { ...line, ...values, version }, values: formerOf(line, values) };
      draw(back);
      try {
        settle(line.id, await send(back));
      } catch (error) {
        drawBack(back);
        throw error;
      }
    },
    undone: words.restored,
    overtaken: { 'customers.changed-meanwhile': words.faster },
    onBegin: draw,
    onDone: (version, { line }) => settle(line.id, version),
    // somebody may have been faster: the row shows what stands now
    onFailed: (_, edit) => drawBack(edit),
  });
  return useCallback((line, values) => mutate({ line, values }), [mutate]);
}
