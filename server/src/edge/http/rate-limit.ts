/**
 * Requests a minute from one place, counted in this process: the first, cheap fence against floods. What must hold across
 * processes (sign-in attempts) counts in rows, in people/staff.
 */
const windows = new Map<string, { minute: number; count: number }>();
const mostPlaces = 50_000;

/** False when the place has had its share of this minute. */
export function limitRate(place: string, perMinute: number, now: Date): boolean {
  const minute = Math.floor(now.getTime() / 60_000);
  const window = windows.get(place);
  if (window === undefined || window.minute !== minute) {
    windows.delete(place);
    if (windows.size >= mostPlaces) {
      // the oldest goes: emptied as a whole, the list could be flooded until all begin anew
      const [oldest] = windows.keys();
      if (oldest !== undefined) windows.delete(oldest);
    }
    windows.set(place, { minute, count: 1 });
    return true;
  }
  window.count += 1;
  return window.count <= perMinute;
}
