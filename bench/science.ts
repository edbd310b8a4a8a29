/**
 * `npm run bench -- science`: how long the fits and predictions take, each size in a process of its own so that nothing
 * is warm, and how long the whole command `analyse` takes on 25,000 customers. Prints one JSON document.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fitBgnbd, fitMbgnbd } from '@peyvand/science/models/fit-beta-geometric';
import { fitGammaGamma } from '@peyvand/science/models/fit-gammagamma';
import { fitParetonbd } from '@peyvand/science/models/fit-paretonbd';
import { predictAll } from '@peyvand/science/models/predict-all';
import { simulateBgnbd } from '@peyvand/science/models/simulate-bgnbd';
import { gamma, seededRandom } from '@peyvand/science/numeric/random';

const SEED = 20_250_321;
const SIZES = [25_000, 250_000, 1_000_000];
const TRUTH = { r: 0.55, alpha: 9.5, a: 0.8, b: 2.5 };
/** Purchases of two years; customers are won evenly over the first 18 months. */
const WINDOW_DAYS = 730;
const LAST_FIRST_DAY = 548;
const HERE = fileURLToPath(import.meta.url);
const PROGRAM = fileURLToPath(new URL('../bin/peyvand.mjs', import.meta.url));

/** Runs the benchmark. Size 1 is the full one, 0.01 the one for correctness in CI. */
export async function run({ size }: { size: number }): Promise<object> {
  return {
    bench: 'science',
    seed: SEED,
    node: process.version,
    goals: {
      bgnbdAndGammaGammaSeconds: { '25000': 0.2, '1000000': 5 },
      paretonbdSeconds: { '25000': 0.8 },
      analyseSeconds: 1.5,
      analyseBgnbdSeconds: 0.6,
    },
    models: SIZES.map((customers) => measureInOwnProcess(Math.max(500, Math.round(customers * size)))),
    analyse: measureAnalyse(Math.max(500, Math.round(25_000 * size))),
  };
}

/** Transactions of a shop that follows BG/NBD: customer numbers, days and amounts, customer by customer. */
function simulateShop(customers: number) {
  const random = seededRandom(SEED);
  const customer: number[] = [];
  const day: number[] = [];
  const amount: number[] = [];
  for (let who = 0; who < customers; who++) {
    const firstDay = Math.floor(random() * LAST_FIRST_DAY);
    const usual = 15 / gamma(random, 4);
    let before = -1;
    for (const time of simulateBgnbd(random, TRUTH, (WINDOW_DAYS - firstDay) / 7)) {
      const own = firstDay + Math.floor(time * 7);
      if (own === before) continue;
      before = own;
      customer.push(who);
      day.push(own);
      amount.push(Math.round(100 * usual * gamma(random, 6)) / 100);
    }
  }
  return { customer, day, amount };
}

function historiesOf({ customer, day, amount }: ReturnType<typeof simulateShop>, customers: number) {
  const x = new Float64Array(customers);
  const tx = new Float64Array(customers);
  const T = new Float64Array(customers);
  const m = new Float64Array(customers);
  for (let i = 0; i < customer.length; ) {
    const who = customer[i] ?? 0;
    const first = day[i] ?? 0;
    let last = first;
    let repeats = 0;
    let spent = 0;
    for (i++; customer[i] === who; i++) {
      last = day[i] ?? 0;
      spent += amount[i] ?? 0;
      repeats++;
    }
    x[who] = repeats;
    tx[who] = (last - first) / 7;
    T[who] = (WINDOW_DAYS - first) / 7;
    m[who] = repeats > 0 ? spent / repeats : 0;
  }
  return { x, tx, T, m };
}

function measureInOwnProcess(customers: number): object {
  return JSON.parse(execFileSync(process.execPath, [HERE, String(customers)], { encoding: 'utf8' }));
}

function measureModels(customers: number): object {
  const histories = historiesOf(simulateShop(customers), customers);
  const dataMegabytes = megabytes();
  const [bgnbd, bgnbdSeconds] = timed(() => fitBgnbd(histories));
  const [gammaGamma, gammaGammaSeconds] = timed(() => fitGammaGamma(histories));
  const [mbgnbd, mbgnbdSeconds] = timed(() => fitMbgnbd(histories));
  const [paretonbd, paretonbdSeconds] = timed(() => fitParetonbd(histories));
  const [, predictSeconds] = timed(() =>
    predictAll('mbgnbd', mbgnbd.params, gammaGamma.params, histories, { horizonWeeks: 52 }),
  );
  return {
    customers,
    seconds: {
      bgnbdAndGammaGamma: round(bgnbdSeconds + gammaGammaSeconds),
      bgnbd: round(bgnbdSeconds),
      gammaGamma: round(gammaGammaSeconds),
      mbgnbd: round(mbgnbdSeconds),
      paretonbd: round(paretonbdSeconds),
      predictMbgnbd: round(predictSeconds),
    },
    converged: [bgnbd, gammaGamma, mbgnbd, paretonbd].every((fit) => fit.converged),
    truth: TRUTH,
    fitted: bgnbd.params,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    megabytesBeforeFits: dataMegabytes,
  };
}

function measureAnalyse(customers: number): object {
  const folder = mkdtempSync(join(tmpdir(), 'peyvand-bench-'));
  try {
    const shop = simulateShop(customers);
    const file = join(folder, 'purchases.csv');
    const rows = shop.customer.map((who, i) => {
      const date = new Date(Date.UTC(2023, 0, 1 + (shop.day[i] ?? 0))).toISOString().slice(0, 10);
      return `C${String(who).padStart(7, '0')},${date},${shop.amount[i]}`;
    });
    writeFileSync(file, `customer,date,amount\n${rows.join('\n')}\n`);
    const flags = [file, '--customer', 'customer', '--date', 'date', '--amount', 'amount', '--json'];
    const all = [...flags, '--out', join(folder, 'customers.csv')];
    return {
      customers,
      rows: rows.length,
      seconds: wholeProcess(all),
      secondsBgnbdAlone: wholeProcess([...all, '--model', 'bgnbd']),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Median and worst of five runs of the program after one that fills its cache of compiled code. */
function wholeProcess(args: string[]): { median: number; worst: number; firstEver: number } {
  const runs = Array.from({ length: 6 }, () => {
    const started = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [PROGRAM, 'analyse', ...args], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`analyse ended with ${status}: ${stderr}`);
    return (performance.now() - started) / 1000;
  });
  const [firstEver = 0, ...warm] = runs;
  warm.sort((a, b) => a - b);
  return { median: round(warm[2] ?? 0), worst: round(warm[4] ?? 0), firstEver: round(firstEver) };
}

function timed<V>(work: () => V): [V, number] {
  const started = performance.now();
  const value = work();
  return [value, (performance.now() - started) / 1000];
}

function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

function megabytes(): number {
  return Math.round(process.memoryUsage.rss() / 1048576);
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(measureModels(Number(process.argv[2])))}\n`);
