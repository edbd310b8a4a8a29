import { describe, expect, it } from 'vitest';
import { Crowded, Shares } from './share-connections.ts';

const shop = (lendable: number, longestLine = 100, waitMs = 3_600_000) => new Shares({ lendable, longestLine, waitMs });

/** Asks `count` times for a business; what was served is written down in the order of serving. */
function ask(shares: Shares, name: string, count: number, served: { name: string; giveBack: () => void }[]) {
  return Array.from({ length: count }, () =>
    shares.take(name).then(
      (giveBack) => served.push({ name, giveBack }),
      (error: unknown) => error,
    ),
  );
}
const settled = () => new Promise((resolve) => setImmediate(resolve));
const names = (served: readonly { name: string }[]) => served.map((one) => one.name);
const count = (served: readonly { name: string }[], name: string) => names(served).filter((one) => one === name).length;

describe('GATES 1: connections are shared out', () => {
  it.each([2, 3, 4, 10, 14])(
    'of %d connections one business never holds the last one, however much it asks',
    async (all) => {
      const shares = shop(all);
      const served: { name: string; giveBack: () => void }[] = [];
      ask(shares, 'greedy', 50, served);
      await settled();
      expect(served.length).toBeGreaterThan(0);
      expect(served.length).toBeLessThan(all);
      ask(shares, 'her', 1, served);
      await settled();
      expect(names(served).at(-1)).toBe('her');
    },
  );

  it('a single connection goes from business to business, whoever has how much in line', async () => {
    const shares = shop(1);
    const served: { name: string; giveBack: () => void }[] = [];
    ask(shares, 'greedy', 6, served);
    ask(shares, 'her', 2, served);
    ask(shares, 'him', 2, served);
    for (let n = 0; n < 10; n++) {
      await settled();
      expect(served).toHaveLength(n + 1);
      served[n]?.giveBack();
    }
    expect(names(served)).toEqual([
      'greedy',
      'her',
      'him',
      'greedy',
      'her',
      'him',
      'greedy',
      'greedy',
      'greedy',
      'greedy',
    ]);
  });

  it('what comes free goes to who has fewest, until two in need have as much', async () => {
    const shares = shop(10);
    const served: { name: string; giveBack: () => void }[] = [];
    ask(shares, 'greedy', 40, served);
    await settled();
    const before = served.length;
    ask(shares, 'her', 40, served);
    await settled();
    for (const one of served.slice(0, before)) one.giveBack();
    await settled();
    const held = served.slice(before);
    expect(Math.abs(count(held, 'her') - count(held, 'greedy'))).toBeLessThanOrEqual(1);
    expect(count(held, 'her')).toBeGreaterThanOrEqual(4);
  });

  it('who comes back again and again is not served before who waits', async () => {
    const shares = shop(1);
    const served: { name: string; giveBack: () => void }[] = [];
    ask(shares, 'quick', 1, served);
    ask(shares, 'her', 1, served);
    await settled();
    served[0]?.giveBack();
    ask(shares, 'quick', 1, served);
    await settled();
    expect(names(served)).toEqual(['quick', 'her']);
  });

  it('any sequence of asking and giving back loses no connection and lends none twice', async () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 48271) % 2147483647;
      return seed / 2147483647;
    };
    const shares = shop(5);
    const served: { name: string; giveBack: () => void }[] = [];
    let given = 0;
    let asked = 0;
    for (let n = 0; n < 3000; n++) {
      if (random() < 0.5) {
        ask(shares, `shop ${Math.floor(random() * 4)}`, 1, served);
        asked += 1;
      } else if (given < served.length) {
        served[given]?.giveBack();
        served[given]?.giveBack();
        given += 1;
      }
      await settled();
      const held = served.slice(given);
      expect(held.length).toBeLessThanOrEqual(5);
      for (const name of new Set(names(held))) expect(count(held, name)).toBeLessThan(5);
    }
    while (given < served.length) {
      served[given++]?.giveBack();
      await settled();
    }
    expect([served.length, shares.waiting]).toEqual([asked, 0]);
  });

  it('a line has an end: the next of the same business is told at once, another business is not', async () => {
    const shares = shop(1, 2);
    const served: { name: string; giveBack: () => void }[] = [];
    const asked = ask(shares, 'greedy', 4, served);
    expect(await asked[3]).toMatchObject({ itself: true });
    expect(await asked[3]).toBeInstanceOf(Crowded);
    ask(shares, 'her', 1, served);
    expect(shares.waiting).toBe(3);
    served[0]?.giveBack();
    await settled();
    expect(names(served)).toEqual(['greedy', 'her']);
  });

  it('who has waited too long is told so, and whose work it is: her own, or that of others', async () => {
    const shares = shop(2, 100, 20);
    const served: { name: string; giveBack: () => void }[] = [];
    const [first, second] = ask(shares, 'greedy', 2, served);
    await first;
    expect(await second).toMatchObject({ itself: true });
    ask(shares, 'him', 1, served);
    await settled();
    const [third] = ask(shares, 'her', 1, served);
    expect(await third).toMatchObject({ itself: false });
    // and the line is clean: what comes free goes to who waits
    ask(shares, 'she', 1, served);
    served[0]?.giveBack();
    await settled();
    expect(names(served)).toEqual(['greedy', 'him', 'she']);
  });
});
