import { addDays, type Day } from '@peyvand/kernel/calendar';
import { isRefusal } from '@peyvand/kernel/refusal';
import { seededRandom } from '@peyvand/science/numeric/random';
import type { House } from '../edge/house.ts';
import { inWorkspace } from '../ground/database/transaction.ts';
import type { Workspace } from '../office/workspace/workspace.ts';
import { createHousehold, notePreference } from '../people/customers/index.ts';
import { addFigurant, ensureOperator } from '../people/staff/index.ts';
import { type Write, write } from '../spine/write.ts';
import { recordInteraction } from '../talk/conversations/index.ts';
import { parameters } from './shop/parameters.ts';
import { colleagues, talks, wishes } from './shop/talks.ts';
import { codeOf } from './write-demo-files.ts';

const idsSql = `select i.match_key as code, i.customer_id as id from customers_identifier i
where i.workspace_id = $1 and i.kind = 'external' and i.match_key = any($2)`;

/**
 * What no file brings: colleagues, households, and what was said and noted. Each by the command that a person would use, under
 * a key of its own, so that an interrupted filling goes on where it stopped.
 */
export async function peopleTheShop(house: House, workspace: Workspace, lastDay: Day, signal?: AbortSignal) {
  await addColleagues(house, workspace);
  const random = seededRandom(parameters.seed + 2);
  const someone = () => Math.floor(random() * parameters.customers);
  const pairs = Array.from({ length: parameters.households }, () => [someone(), someone()] as const);
  const said = Array.from({ length: parameters.interactions }, () => ({
    customer: someone(),
    talk: talks[Math.floor(random() * talks.length)] ?? talks[0],
    // more is remembered of late than of long ago
    at: `${addDays(lastDay, -Math.floor(random() ** 1.7 * parameters.days))}T${10 + Math.floor(random() * 9)}:30:00+03:30`,
  }));
  const wished = Array.from({ length: parameters.wishes }, () => ({
    customer: someone(),
    wish: wishes[Math.floor(random() * wishes.length)] ?? wishes[0],
  }));
  const named = [...pairs.flat(), ...said.map(({ customer }) => customer), ...wished.map(({ customer }) => customer)];
  const codes = [...new Set(named)].map((place) => codeOf(place).toLowerCase());
  const rows = await inWorkspace(house.workerPool, workspace.workspaceId, (tx) =>
    tx.query<{ code: string; id: string }>(idsSql, [tx.workspaceId, codes]),
  );
  const ids = new Map(rows.map(({ code, id }) => [code, id]));
  const idOf = (place: number) => ids.get(codeOf(place).toLowerCase());
  for (const [place, [one, other]] of pairs.entries()) {
    if (signal?.aborted) return;
    const memberIds = [idOf(one), idOf(other)].filter((id) => id !== undefined);
    if (new Set(memberIds).size < 2) continue;
    await writeOnce(house, workspace, `household-${place}`, (w) =>
      createHousehold(w, house.secrets, { memberIds }, null),
    );
  }
  for (const [place, { customer, talk, at }] of said.entries()) {
    if (signal?.aborted) return;
    const id = idOf(customer);
    if (id === undefined) continue;
    await writeOnce(house, workspace, `talk-${place}`, (w) =>
      recordInteraction(w, workspace, { ...talk, customer: { id }, at }, house.secrets),
    );
  }
  for (const [place, { customer, wish }] of wished.entries()) {
    if (signal?.aborted) return;
    const id = idOf(customer);
    if (id === undefined) continue;
    await writeOnce(house, workspace, `wish-${place}`, (w) =>
      notePreference(w, house.secrets, id, { ...wish, source: 'stated' }, null),
    );
  }
}

async function addColleagues(house: House, workspace: Workspace): Promise<void> {
  // the operator's account is the first of an installation: nobody of the demo may come before it
  await ensureOperator(house.pool, house.clock.now());
  for (const colleague of colleagues)
    await writeOnce(house, workspace, `colleague-${colleague.name}`, (w) => addFigurant(w, colleague));
}

/** One act of the filling; a refusal leaves it out (two of a pair may already live together with others). */
async function writeOnce<A>(
  house: House,
  workspace: Workspace,
  act: string,
  command: (w: Write) => Promise<A>,
): Promise<void> {
  const { workspaceId } = workspace;
  const key = `demo:${Buffer.from(act).toString('base64url')}`;
  const request = {
    ...{ workspaceId, actor: 'system:demo', source: 'demo', origin: 'demo' as const },
    ...{ key, route: 'demo', input: act, status: 201 },
  };
  const outcome = await write(house.path, request, command);
  if (isRefusal(outcome) && outcome.status >= 500) throw new Error(outcome.message.en);
}
