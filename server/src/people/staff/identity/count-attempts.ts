import type { Refusal } from '@peyvand/kernel/refusal';
import type { House } from '../../../edge/house.ts';
import { staff } from '../refusals.ts';

/** A door that is tried: who or what tries, and how often it may within the window. */
export interface Door {
  readonly kind: 'address' | 'account' | 'device' | 'slow' | 'code' | 'link' | 'email';
  readonly who: string;
}

const windowMs = 15 * 60_000;
const dayMs = 24 * 3_600_000;
const windowOf = (kind: Door['kind']): number => (kind === 'email' ? dayMs : windowMs);
/**
 * A shop's whole staff may sit behind one address; one account has one person. A browser that she has used before has a door of
 * its own; 'slow' is what remains of an account's door when strangers have used it up: one try a minute. 'email' is another
 * e-mail that a person wishes for her account: the answer tells whether somebody has it, so it is asked some times a day.
 */
const most: Record<Door['kind'], number> = {
  address: 50,
  account: 10,
  device: 10,
  slow: 15,
  code: 6,
  link: 60,
  email: 5,
};

const countSql = `insert into auth.attempt as a (place, since, count)
select place, $2, 1 from unnest($1::text[]) place order by place
on conflict (place) do update set
  count = case when a.since <= ($3::timestamptz[])[array_position($1::text[], a.place)] then 1 else a.count + 1 end,
  since = case when a.since <= ($3::timestamptz[])[array_position($1::text[], a.place)] then $2 else a.since end
returning place, since, count`;

/**
 * Counts a try before it is judged, so that many at once cannot slip through between; in rows, so that it holds across
 * processes. The window runs from the first try: going on trying does not lengthen it.
 */
export async function countAttempts(house: House, doors: readonly Door[]): Promise<Refusal | undefined> {
  const now = house.clock.now();
  const places = new Map(doors.map((door) => [placeOf(house, door), door]));
  const over = [...places.values()].map(({ kind }) => new Date(now.getTime() - windowOf(kind)));
  const { rows } = await house.pool.query(countSql, [[...places.keys()], now, over]);
  let minutes = 0;
  for (const { place, since, count } of rows as { place: string; since: Date; count: number }[]) {
    const door = places.get(place);
    if (door !== undefined && count > most[door.kind])
      minutes = Math.max(minutes, Math.ceil((since.getTime() + windowOf(door.kind) - now.getTime()) / 60_000));
  }
  return minutes > 0 ? staff('too-many-attempts', { minutes }) : undefined;
}

/** After a success: the account's tries are forgotten, the address gets this one back. */
export async function forgiveAttempts(house: House, doors: readonly Door[]): Promise<void> {
  const own = doors
    .filter((door) => door.kind !== 'address' && door.kind !== 'slow')
    .map((door) => placeOf(house, door));
  const shared = doors.filter((door) => door.kind === 'address').map((door) => placeOf(house, door));
  await house.pool.query(
    `with forgotten as (delete from auth.attempt where place = any($1::text[]))
     update auth.attempt set count = greatest(count - 1, 0) where place = any($2::text[])`,
    [own, shared],
  );
}

/** Counts that are over; called daily. */
export async function dropOldAttempts(house: House): Promise<void> {
  const over = new Date(house.clock.now().getTime() - dayMs);
  await house.pool.query('delete from auth.attempt where since <= $1', [over]);
}

/** The table does not tell who tried: only a keyed hash stands in it. */
function placeOf(house: House, { kind, who }: Door): string {
  return house.secrets.fingerprint(`${kind}:${who}`, 'attempt');
}
