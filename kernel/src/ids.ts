/**
 * Ids are UUIDs of version 7 (RFC 9562): the first 48 bits are milliseconds, so that ids sort by the time of making and
 * an index on them grows at its right edge. Within one millisecond a 26-bit counter keeps the order of making; 48 bits
 * are random for each id, and the counter begins at a random place in each millisecond.
 */

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const COUNTER_END = 2 ** 26;
const POOL_BYTES = 4096;

/** Random bytes are asked for by the page: a call for each id would cost more than all the rest. */
const pool = new Uint8Array(POOL_BYTES);
let used = POOL_BYTES;

function takeFromPool(bytes: number): number {
  if (used + bytes > POOL_BYTES) {
    globalThis.crypto.getRandomValues(pool);
    used = 0;
  }
  const start = used;
  used += bytes;
  return start;
}

interface Series {
  ms: number;
  counter: number;
  /** "019b1e6a-7c00-7", kept while the millisecond lasts. */
  head: string;
}

/** The wall clock's ids and the ids of given instants are two series: a test's clock must not push the real one ahead. */
const ofWallClock: Series = { ms: -1, counter: 0, head: '' };
const ofGivenInstant: Series = { ms: -1, counter: 0, head: '' };

/**
 * A new id. Ids made without `now` rise strictly within the process, even when the machine's clock goes back.
 * @param now epoch milliseconds to stamp instead of the wall clock; ids of one instant rise in the order of making,
 *   an earlier instant gives an earlier id
 */
export function uuidv7(now?: number): string {
  return now === undefined
    ? next(ofWallClock, Math.max(Date.now(), ofWallClock.ms))
    : next(ofGivenInstant, checkInstant(now));
}

function checkInstant(now: number): number {
  if (!Number.isInteger(now) || now < 0 || now >= 2 ** 48) throw new RangeError(`an id cannot be stamped with ${now}`);
  return now;
}

function next(series: Series, ms: number): string {
  if (ms !== series.ms) begin(series, ms);
  else if (++series.counter === COUNTER_END) begin(series, ms + 1);
  const { head, counter } = series;
  const at = takeFromPool(6);
  return (
    head +
    hex(counter >>> 22).charAt(1) +
    hex((counter >>> 14) & 255) +
    '-' +
    hex(0x80 | ((counter >>> 8) & 63)) +
    hex(counter & 255) +
    '-' +
    hex(pool[at]) +
    hex(pool[at + 1]) +
    hex(pool[at + 2]) +
    hex(pool[at + 3]) +
    hex(pool[at + 4]) +
    hex(pool[at + 5])
  );
}

/** A new millisecond: its counter begins in the lower half, which leaves at least 33 million ids to come. */
function begin(series: Series, ms: number): void {
  const at = takeFromPool(4);
  const random =
    ((pool[at] ?? 0) << 17) | ((pool[at + 1] ?? 0) << 9) | ((pool[at + 2] ?? 0) << 1) | ((pool[at + 3] ?? 0) & 1);
  const digits = ms.toString(16).padStart(12, '0');
  series.ms = ms;
  series.counter = random;
  series.head = `${digits.slice(0, 8)}-${digits.slice(8)}-7`;
}

function hex(byte: number | undefined): string {
  return HEX[byte ?? 0] ?? '';
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True for the usual spelling of a UUID of any version, upper or lower case. */
export function isUuid(text: string): boolean {
  return text.length === 36 && UUID.test(text);
}

/** Epoch milliseconds at which a version 7 id was made, undefined for any other text. */
export function uuidTime(id: string): number | undefined {
  if (!isUuid(id) || id.charAt(14) !== '7') return undefined;
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
