import { describe, expect, it } from 'vitest';
import {
  cohorts,
  concentrationCurve,
  customersBringing,
  dert,
  expectedAverageValue,
  expectedPurchasesOfNew,
  fitBgnbd,
  fitGammaGamma,
  fitMbgnbd,
  fitParetonbd,
  gini,
  type PurchaseModel,
  predictAll,
  predictiveInterval,
  purchaseFunnel,
  type Random,
  repeatRate,
  rfmScores,
  rfmSegments,
  seededRandom,
  topShare,
  validateHoldout,
  valueFrequencyCorrelation,
  whyNotOfPersons,
} from '../index.ts';

/** What may be odd of a tiny shop; each shop draws some of them. */
const oddities = [
  'one day',
  'all equal',
  'huge amounts',
  'one giant',
  'nothing paid',
  'daily',
  'ancient',
  'pennies',
] as const;
type Oddity = (typeof oddities)[number];

interface Shop {
  readonly x: number[];
  readonly tx: number[];
  readonly T: number[];
  readonly m: number[];
  readonly recencyDays: number[];
  readonly frequency: number[];
  readonly monetary: number[];
  readonly days: { customer: number[]; day: number[] };
}

function drawShop(random: Random, is: (oddity: Oddity) => boolean, most: number): Shop {
  const customers = 1 + Math.floor(random() * most);
  const span = is('one day') ? 1 : is('ancient') ? 40_000 : 1 + Math.floor(random() * 900);
  const shop: Shop = {
    x: [],
    tx: [],
    T: [],
    m: [],
    recencyDays: [],
    frequency: [],
    monetary: [],
    days: { customer: [], day: [] },
  };
  const scale = is('huge amounts') ? 9e15 : is('pennies') ? 1e-4 : 250_000;
  for (let customer = 0; customer < customers; customer++) {
    const visits = is('all equal') ? 3 : is('daily') ? span : 1 + Math.floor(random() ** 3 * 12);
    const step = Math.max(1, Math.floor(span / visits));
    const days = new Set(
      Array.from({ length: Math.min(visits, 400) }, (_, i) =>
        is('all equal') || is('daily') ? i * step : Math.floor(random() * span),
      ),
    );
    const sorted = [...days].filter((day) => day < span).sort((a, b) => a - b);
    const amounts = sorted.map(() => {
      if (is('nothing paid')) return 0;
      if (is('all equal')) return scale;
      return scale * (is('one giant') && customer === 0 ? 1e6 : random());
    });
    const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
    const [first = 0] = sorted;
    const last = sorted.at(-1) ?? 0;
    const x = sorted.length - 1;
    shop.x.push(x);
    shop.tx.push((last - first) / 7);
    shop.T.push((span - 1 - first) / 7);
    shop.m.push(x === 0 ? 0 : sum(amounts.slice(1)) / x);
    shop.recencyDays.push(span - last);
    shop.frequency.push(sorted.length);
    shop.monetary.push(sum(amounts));
    for (const day of sorted) {
      shop.days.customer.push(customer);
      shop.days.day.push(day);
    }
  }
  return shop;
}

const fitters = { mbgnbd: fitMbgnbd, bgnbd: fitBgnbd, paretonbd: fitParetonbd };

/** Thousands of shops, each with many figures: as fast as a comparison. */
function hold(truth: boolean, label: string): void {
  if (!truth) throw new Error(label);
}

/** Everything that the product asks of a shop; what may not be known is not asked, and what is asked has an answer. */
function walk(shop: Shop, label: string): 'spoke' | 'silent' {
  const repeaters = shop.x.filter((x) => x > 0).length;
  const spend = fitGammaGamma(shop);
  const valued = whyNotOfPersons(spend, spend.n) === null;
  valueFrequencyCorrelation(shop);
  let spoke = false;
  for (const model of Object.keys(fitters) as PurchaseModel[]) {
    const fit = fitters[model](shop);
    hold(fit.n === shop.x.length, label);
    hold(repeaters >= 30 || whyNotOfPersons(fit, repeaters) !== null, label);
    if (whyNotOfPersons(fit, repeaters) !== null) continue;
    spoke = true;
    const told = predictAll(model, fit.params, valued ? spend.params : undefined, shop, { horizonWeeks: 52 });
    for (const [i, chance] of told.pAlive.entries()) {
      hold(chance >= 0 && chance <= 1, label);
      hold(Number.isFinite(told.expectedPurchases[i]), label);
      hold(Number.isFinite(told.clv[i]) === valued, label);
      const history = { x: shop.x[i] ?? 0, tx: shop.tx[i] ?? 0, T: shop.T[i] ?? 0, m: shop.m[i] ?? 0 };
      if (i > 2) continue;
      const gammaGamma = valued ? spend.params : undefined;
      const [low, high] = predictiveInterval(
        { model, params: fit.params, gammaGamma, history, horizon: 52 },
        { draws: 100 },
      );
      hold(low >= 0 && high >= low && Number.isFinite(high), label);
      hold(Number.isFinite(dert(model, fit.params, 0.003, history.x, history.tx, history.T)), label);
      hold(!valued || expectedAverageValue(spend.params, history.x, history.m) > 0, label);
    }
    hold(Number.isFinite(expectedPurchasesOfNew(model, fit.params, 52)), label);
    const report = validateHoldout({ model, params: fit.params, histories: shop, holdout: shop.x, length: 52 });
    hold(Number.isFinite(report.mae), label);
  }
  const scores = rfmScores(shop);
  const segments = rfmSegments(shop, scores);
  hold(shop.x.length >= 20 || segments.every((one) => one === 'too-few'), label);
  for (const list of [scores.r, scores.f, scores.m]) for (const score of list) hold(score >= 1 && score <= 5, label);
  const paid = shop.monetary.some((money) => money > 0);
  for (const figure of [gini(shop.monetary), topShare(shop.monetary, 0.2)])
    hold(paid ? figure >= 0 && figure <= 1 : Number.isNaN(figure), label);
  customersBringing(shop.monetary, 0.8);
  concentrationCurve(shop.monetary, 20);
  hold(repeatRate(shop.frequency) >= 0, label);
  purchaseFunnel(shop.frequency, 5);
  cohorts(shop.days, {
    monthOf: (day) => Math.floor(day / 30),
    until: shop.days.day.reduce((last, day) => Math.max(last, day), 0),
  });
  return spoke ? 'spoke' : 'silent';
}

describe('small shops', () => {
  it('thousands of one to forty customers go through everything: nothing throws, and nothing is told that cannot be known', () => {
    const random = seededRandom(20261201);
    for (let turn = 0; turn < 2_000; turn++) {
      const drawn = oddities.filter(() => random() < 0.22);
      walk(
        drawShop(random, (one) => drawn.includes(one), 40),
        `shop ${turn}: ${drawn.join(', ')}`,
      );
    }
  }, 120_000);

  it('somewhat larger ones speak where they know', () => {
    const random = seededRandom(7);
    let spoke = 0;
    for (let turn = 0; turn < 120; turn++) {
      const drawn = oddities.filter(() => random() < 0.15);
      if (
        walk(
          drawShop(random, (one) => drawn.includes(one), 600),
          `shop ${turn}: ${drawn.join(', ')}`,
        ) === 'spoke'
      )
        spoke++;
    }
    expect(spoke).toBeGreaterThan(0);
  }, 120_000);
});
