import { addDays, daysBetween, partsOf } from '@peyvand/kernel/calendar';
import {
  expectedPurchases,
  fitBgnbd,
  fitGammaGamma,
  fitMbgnbd,
  fitParetonbd,
  pAlive,
  predictiveInterval,
  whyNotOfPersons,
} from '@peyvand/science';
import { describe, expect, it } from 'vitest';
import { shelves } from './catalogue.ts';
import { branches, onlineChannel, parameters } from './parameters.ts';
import { type ShopOrder, simulateShop } from './simulate-shop.ts';

const lastDay = '2026-11-30';
const shop = simulateShop(lastDay);
const sales = shop.orders.filter(({ isReturn }) => !isReturn);
const worth = ({ lines, discount, shipping }: ShopOrder) =>
  lines.reduce((sum, { product, quantity }) => sum + product.price * quantity, 0) - discount + shipping;

/** Spend by day of each customer. */
const spent = shop.customers.map(() => new Map<string, number>());
for (const order of sales) {
  const days = spent[order.customer];
  days?.set(order.day, (days.get(order.day) ?? 0) + worth(order));
}

/** Histories until a day, of those who had bought by then; `who` are their places. */
function historiesUntil(end: string) {
  const found = { who: [] as number[], x: [] as number[], tx: [] as number[], T: [] as number[], m: [] as number[] };
  for (const [place, days] of spent.entries()) {
    const [first, ...repeats] = [...days].filter(([day]) => day <= end).sort(([a], [b]) => (a < b ? -1 : 1));
    if (first === undefined) continue;
    found.who.push(place);
    found.x.push(repeats.length);
    found.tx.push(daysBetween(first[0], repeats.at(-1)?.[0] ?? first[0]) / 7);
    found.T.push(daysBetween(first[0], end) / 7);
    found.m.push(repeats.length === 0 ? 0 : repeats.reduce((sum, [, money]) => sum + money, 0) / repeats.length);
  }
  return found;
}

describe('the simulated shop', () => {
  it('is the same shop for the same day', () => {
    expect(simulateShop(lastDay)).toEqual(shop);
    expect(simulateShop(addDays(lastDay, 40)).orders.length).toBeGreaterThan(15_000);
  });

  it('has thirty months, about 3,000 customers of whom about 45 % have left, and 18,000 purchases of 120 goods', () => {
    expect(shop.products).toHaveLength(120);
    expect(new Set(shop.products.map(({ name }) => name)).size).toBe(120);
    expect(new Set(shop.products.map(({ category }) => category)).size).toBe(8);
    expect(shop.customers).toHaveLength(3_000);
    const left = shop.customers.filter(({ leftOn }) => leftOn !== null).length / 3_000;
    expect(left).toBeGreaterThan(0.4);
    expect(left).toBeLessThan(0.5);
    expect(sales.length).toBeGreaterThan(16_000);
    expect(sales.length).toBeLessThan(21_000);
    expect(sales.every(({ day }) => day <= lastDay && day > addDays(lastDay, -parameters.days))).toBe(true);
    expect(new Set(shop.orders.map(({ number }) => number)).size).toBe(shop.orders.length);
  });

  it('sells in three branches and online, gives discounts, takes back, and keeps a margin on everything', () => {
    expect(new Set(sales.map(({ branch }) => branch))).toEqual(new Set([...branches, '']));
    expect(sales.some(({ channel, shipping }) => channel === onlineChannel && shipping > 0)).toBe(true);
    expect(sales.some(({ discount }) => discount > 0)).toBe(true);
    expect(shop.orders.length - sales.length).toBeGreaterThan(300);
    for (const { price, cost } of shop.products) expect(cost).toBeLessThan(price);
  });

  it('is busy before Nowruz, at Yalda and at the beginning of school, each with its own goods', () => {
    const months = Array.from({ length: 13 }, () => 0);
    for (const { day } of sales) {
      const { month } = partsOf(day, 'jalali');
      months[month] = (months[month] ?? 0) + 1;
    }
    expect(Math.max(...months)).toBe(months[12]);
    const share = (category: string, month: number) => {
      const lines = sales.filter(({ day }) => partsOf(day, 'jalali').month === month).flatMap((order) => order.lines);
      return lines.filter(({ product }) => product.category === category).length / lines.length;
    };
    const paper = shelves[6]?.category ?? '';
    expect(share(paper, 6)).toBeGreaterThan(1.5 * share(paper, 3));
    expect(share('آجیل و خشکبار', 12)).toBeGreaterThan(1.3 * share('آجیل و خشکبار', 5));
  });

  it('has customers who left, who are late, and who were won back', () => {
    const gaps = spent.map((days) => {
      const sorted = [...days.keys()].sort();
      return Math.max(0, ...sorted.slice(1).map((day, i) => daysBetween(sorted[i] ?? day, day)));
    });
    expect(gaps.filter((gap) => gap > 365).length).toBeGreaterThan(15);
  });
});

describe('the models on the simulated shop', () => {
  const all = historiesUntil(lastDay);
  const repeaters = all.x.filter((x) => x > 0).length;
  const fit = fitMbgnbd(all);
  const spend = fitGammaGamma(all);

  it('settle, all of them, and may speak of persons', () => {
    for (const fitted of [fit, fitBgnbd(all), fitParetonbd(all)]) expect(whyNotOfPersons(fitted, repeaters)).toBeNull();
    expect(whyNotOfPersons(spend, spend.n)).toBeNull();
  });

  it('know who has left: in each tenth by P(alive), about as many are still customers as they say', () => {
    const people = all.who
      .map((who, i) => ({
        chance: pAlive('mbgnbd', fit.params, all.x[i] ?? 0, all.tx[i] ?? 0, all.T[i] ?? 0),
        stays: shop.customers[who]?.leftOn === null ? 1 : 0,
      }))
      .sort((a, b) => a.chance - b.chance);
    for (let tenth = 0; tenth < 10; tenth++) {
      const some = people.slice((tenth * people.length) / 10, ((tenth + 1) * people.length) / 10);
      const mean = (of: (one: (typeof some)[number]) => number) =>
        some.reduce((sum, one) => sum + of(one), 0) / some.length;
      expect(Math.abs(mean(({ chance }) => chance) - mean(({ stays }) => stays))).toBeLessThan(0.08);
    }
    expect(people.at(-1)?.chance).toBeGreaterThan(0.9);
    expect(people[0]?.chance).toBeLessThan(0.1);
  });

  it('FRONTDOOR 27: foretell a year they have not seen, and 75 to 85 % of the customers spend what their range says', () => {
    const cut = addDays(lastDay, -364);
    const before = historiesUntil(cut);
    const { params } = fitMbgnbd(before);
    const gammaGamma = fitGammaGamma(before).params;
    let within = 0;
    let expected = 0;
    let actual = 0;
    for (const [i, who] of before.who.entries()) {
      const history = { x: before.x[i] ?? 0, tx: before.tx[i] ?? 0, T: before.T[i] ?? 0, m: before.m[i] ?? 0 };
      const later = [...(spent[who] ?? [])].filter(([day]) => day > cut);
      const money = later.reduce((sum, [, one]) => sum + one, 0);
      expected += expectedPurchases('mbgnbd', params, 52, history.x, history.tx, history.T);
      actual += later.length;
      const input = { model: 'mbgnbd', params, gammaGamma, history, horizon: 52 } as const;
      const [low, high] = predictiveInterval(input, { draws: 500, seed: i + 1 });
      if (money >= low - 1e-6 && money <= high + 1e-6) within++;
    }
    expect(expected / actual).toBeGreaterThan(0.9);
    expect(expected / actual).toBeLessThan(1.1);
    expect(within / before.who.length).toBeGreaterThanOrEqual(0.75);
    expect(within / before.who.length).toBeLessThanOrEqual(0.85);
  }, 60_000);
});
