import { addDays, type Day } from '@peyvand/kernel/calendar';
import { beta, exponential, gamma, type Random, seededRandom } from '@peyvand/science/numeric/random';
import { type Shelf, shelves } from './catalogue.ts';
import { branches, onlineChannel, parameters, shopChannel } from './parameters.ts';
import { busyness, favour } from './seasons.ts';

export interface ShopProduct {
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  /** Toman. */
  readonly price: number;
  readonly cost: number;
}

export interface ShopLine {
  readonly product: ShopProduct;
  readonly quantity: number;
}

export interface ShopOrder {
  readonly number: string;
  readonly day: Day;
  /** '18:05' */
  readonly time: string;
  /** Place among the customers. */
  readonly customer: number;
  readonly channel: string;
  readonly branch: string;
  readonly payment: string;
  readonly lines: readonly ShopLine[];
  /** Toman, of the whole order. */
  readonly discount: number;
  readonly shipping: number;
  /** True: these goods came back. */
  readonly isReturn: boolean;
}

/** The truth that no shop knows. */
export interface ShopCustomer {
  readonly isCompany: boolean;
  readonly firstDay: Day;
  /** The day of the purchase after which she never buys again; null: still a customer. */
  readonly leftOn: Day | null;
}

export interface SimulatedShop {
  readonly products: readonly ShopProduct[];
  readonly customers: readonly ShopCustomer[];
  /** In the order of their days. */
  readonly orders: readonly ShopOrder[];
}

/** The shop until a day: the same day gives the same shop, to the last gram. */
export function simulateShop(lastDay: Day): SimulatedShop {
  const random = seededRandom(parameters.seed);
  const calendar = openCalendar(lastDay);
  const products = stock();
  const customers: ShopCustomer[] = [];
  const orders: Omit<ShopOrder, 'number'>[] = [];
  for (let customer = 0; customer < parameters.customers; customer++) {
    const person = drawPerson(random);
    const visits = drawVisits(random, calendar);
    for (const place of visits.days) {
      const day = calendar.days[place] ?? lastDay;
      const order = drawOrder(random, products, person, customer, day);
      orders.push(order);
      if (random() < parameters.returned) {
        const back = drawReturn(random, order, calendar, place);
        if (back !== undefined) orders.push(back);
      }
    }
    customers.push({
      isCompany: person.isCompany,
      firstDay: calendar.days[visits.days[0] ?? 0] ?? lastDay,
      leftOn: visits.left ? (calendar.days[visits.days.at(-1) ?? 0] ?? null) : null,
    });
  }
  const sorted = orders.sort((a, b) => (`${a.day} ${a.time}` < `${b.day} ${b.time}` ? -1 : 1));
  return { products, customers, orders: sorted.map((order, i) => ({ ...order, number: String(100_001 + i) })) };
}

/** Days with the busyness that has passed at the end of each: a customer's clock runs faster on busy days. */
interface OpenDays {
  readonly days: readonly Day[];
  readonly passed: Float64Array;
}

function openCalendar(lastDay: Day): OpenDays {
  const days = Array.from({ length: parameters.days }, (_, i) => addDays(lastDay, i - parameters.days + 1));
  const passed = new Float64Array(days.length);
  let sum = 0;
  for (const [i, day] of days.entries()) passed[i] = sum += busyness(day);
  return { days, passed };
}

/** The first day at whose end so much busyness has passed; past the last day it is their number. */
function dayAt(passed: Float64Array, moment: number): number {
  let low = 0;
  let high = passed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((passed[middle] ?? 0) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The days on which one customer bought, as places of the calendar, and whether she left after the last of them. */
function drawVisits(random: Random, { passed }: OpenDays): { days: number[]; left: boolean } {
  const { rate, leave } = parameters;
  const all = passed.at(-1) ?? 0;
  const perDay = gamma(random, rate.shape) / rate.scale / 7;
  const chance = beta(random, leave.a, leave.b);
  let moment = random() * all;
  const days = [dayAt(passed, moment)];
  for (;;) {
    if (random() < chance) return { days, left: true };
    moment += exponential(random) / perDay;
    if (moment >= all) return { days, left: false };
    const place = dayAt(passed, moment);
    // a second purchase of the day is no other day
    if (place !== days.at(-1)) days.push(place);
  }
}

interface Buyer {
  readonly isCompany: boolean;
  /** Mean spend of a purchase, toman. */
  readonly scale: number;
  readonly branch: string;
  readonly online: number;
  /** Her liking of each shelf. */
  readonly tastes: readonly number[];
}

function drawPerson(random: Random): Buyer {
  const { spend, companies, companySpend, onlineFans } = parameters;
  const isCompany = random() < companies;
  const isFan = random() < onlineFans;
  return {
    isCompany,
    scale: ((isCompany ? companySpend : 1) * spend.scale) / gamma(random, spend.q),
    branch: branches[Math.floor(random() ** 1.4 * branches.length)] ?? branches[0],
    online: isFan ? 0.8 : 0.08,
    tastes: shelves.map(({ weight }) => weight * gamma(random, 0.9)),
  };
}

function drawOrder(
  random: Random,
  products: readonly ShopProduct[],
  buyer: Buyer,
  customer: number,
  day: Day,
): Omit<ShopOrder, 'number'> {
  const online = random() < buyer.online;
  const lines = fillBasket(random, products, buyer, day, gamma(random, parameters.spend.p) * buyer.scale);
  const worth = lines.reduce((sum, { product, quantity }) => sum + product.price * quantity, 0);
  const discount = random() < parameters.discounted ? Math.round((worth * 0.1) / 1_000) * 1_000 : 0;
  return {
    day,
    time: timeOfDay(random, online),
    customer,
    channel: online ? onlineChannel : shopChannel,
    branch: online ? '' : buyer.branch,
    payment: online ? 'درگاه اینترنتی' : buyer.isCompany ? 'چک' : random() < 0.86 ? 'کارت‌خوان' : 'نقد',
    lines,
    discount,
    shipping: online && worth < 1_500_000 ? 65_000 : 0,
    isReturn: false,
  };
}

const mostLines = 5;

/** Goods of her taste and the season until the money is spent: at least one, at most five kinds. */
function fillBasket(
  random: Random,
  products: readonly ShopProduct[],
  { tastes }: Buyer,
  day: Day,
  money: number,
): ShopLine[] {
  const basket = new Map<ShopProduct, number>();
  const weights = shelves.map(({ category }, i) => (tastes[i] ?? 0) * favour(category, day));
  let left = money;
  while (basket.size < mostLines) {
    const shelf = pick(random, weights);
    const goods = products.slice(shelf * goodsOnShelf, (shelf + 1) * goodsOnShelf);
    const affordable = goods.filter(({ price }) => price <= left);
    const good = affordable[Math.floor(random() * affordable.length)] ?? (basket.size === 0 ? goods[0] : undefined);
    if (good === undefined) break;
    const most = Math.max(1, Math.floor(left / good.price));
    const quantity = basket.size + 1 === mostLines ? most : Math.min(most, 1 + Math.floor(random() ** 2 * 3));
    basket.set(good, (basket.get(good) ?? 0) + quantity);
    left -= quantity * good.price;
  }
  return [...basket].map(([product, quantity]) => ({ product, quantity }));
}

function drawReturn(
  random: Random,
  order: Omit<ShopOrder, 'number'>,
  { days }: OpenDays,
  place: number,
): Omit<ShopOrder, 'number'> | undefined {
  const day = days[place + 1 + Math.floor(random() * 10)];
  const line = order.lines[Math.floor(random() * order.lines.length)];
  if (day === undefined || line === undefined) return undefined;
  return {
    ...order,
    day,
    time: timeOfDay(random, false),
    lines: [{ ...line, quantity: 1 }],
    discount: 0,
    shipping: 0,
    isReturn: true,
  };
}

function timeOfDay(random: Random, online: boolean): string {
  const hour = online ? 8 + random() * 15 : random() < 0.4 ? 10 + random() * 3 : 17 + random() * 4;
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${two(hour)}:${two((hour % 1) * 60)}`;
}

/** A place drawn in proportion to its weight. */
export function pick(random: Random, weights: readonly number[]): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [place, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return place;
  }
  return weights.length - 1;
}

const goodsOnShelf = 15;

function stock(): ShopProduct[] {
  return shelves.flatMap((shelf, shelfPlace) =>
    shelf.goods.map((name, place) => ({
      sku: `P${String(shelfPlace * goodsOnShelf + place + 1).padStart(3, '0')}`,
      name,
      category: shelf.category,
      ...priceOf(shelf, place),
    })),
  );
}

function priceOf({ price: [from, to], margin, goods }: Shelf, place: number): { price: number; cost: number } {
  const step = place / (goods.length - 1);
  const price = Math.round(from * (to / from) ** step) * 1_000;
  return { price, cost: Math.round((price * (1 - margin)) / 1_000) * 1_000 };
}
