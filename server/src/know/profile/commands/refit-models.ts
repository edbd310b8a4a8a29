import { addDays, type Day, dayFromNumber } from '@peyvand/kernel/calendar';
import { uuidv7 } from '@peyvand/kernel/ids';
import type { House } from '../../../edge/house.ts';
import { inWorkspace, type Tx } from '../../../ground/database/transaction.ts';
import { findWorkspace, type Workspace } from '../../../office/workspace/index.ts';
import { fitApart } from '../fit-apart.ts';
import { followHistories } from '../follow-histories.ts';
import { lockProfiles } from '../lock-profiles.ts';
import { type CustomerIds, readCalibration, readMarginOfCosts, readPopulation } from '../read-histories.ts';
import { endOfData } from '../rules/as-of.ts';
import type { FittedPopulation } from '../rules/fit-population.ts';
import { forecastSettings, forecastHorizonWeeks as horizonWeeks } from '../rules/forecast-settings.ts';
import { keepFits } from '../rules/keep-fits.ts';
import { splitHoldout } from '../rules/split-holdout.ts';
import { readAsOf } from '../sources.ts';

const leaseMs = 15 * 60_000;
const batch = 20_000;
/** Rows of scores in one statement: more at once only makes larger texts, which are garbage at the end. */
const scoresWorthStatistics = 1_000;
const scoresAtOnce = 5000;

/** What became of the wish to fit: done, another process is at it, or nobody has bought yet. */
export type Refitted = { fitId: string; customers: number } | 'busy' | 'nothing';

/**
 * Fits the models of a workspace, tests them, scores everybody, and swaps the scores in at once: readers see the old
 * ones until the new ones are whole. May be stopped at any moment and run again; what was half written is swept away.
 */
export async function refitModels(house: House, workspaceId: string, signal?: AbortSignal): Promise<Refitted> {
  const workspace = await findWorkspace(house.workerPool, workspaceId);
  if (workspace === undefined) return 'nothing';
  const changed = await inWorkspace(house.workerPool, workspaceId, (tx) => takeLease(tx, house.clock.now()));
  if (changed === undefined) return 'busy';
  try {
    return await refit(house, workspace, changed, signal);
  } finally {
    await inWorkspace(house.workerPool, workspaceId, (tx) =>
      tx.run('update profile_pending set fitting_until = null where workspace_id = $1', [workspaceId]),
    );
  }
}

async function refit(house: House, workspace: Workspace, changed: number, signal?: AbortSignal): Promise<Refitted> {
  const { workspaceId } = workspace;
  const now = house.clock.now();
  const started = performance.now();
  const read = await inWorkspace(house.workerPool, workspaceId, (tx) => readData(tx, workspace, now), {
    snapshot: true,
    readOnly: true,
  });
  if (read === undefined) return 'nothing';
  // counted before the columns move into the thread
  const n = read.population.recencyDays.length;
  const modelled = read.population.x.length;
  const made = forecastSettings(workspace);
  const { model, monthlyDiscount } = made;
  const margin = made.margin ?? read.marginOfCosts ?? null;
  const marginFrom = made.margin !== null ? 'setting' : margin === null ? null : 'costs';
  const fitted = await fitApart({ ...read, model, horizonWeeks, monthlyDiscount, margin: margin ?? 1 }, signal);
  const fitId = uuidv7();
  const { asOf, ids, split } = read;
  await sweep(house, workspaceId);
  await inWorkspace(house.workerPool, workspaceId, (tx) =>
    tx.query(
      `insert into profile_fit (workspace_id, fit_id, made_at, as_of, data_from, data_to, customers, repeaters, model, fits, holdout, assumptions, seconds)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        workspaceId,
        fitId,
        now,
        asOf,
        read.firstDay,
        read.end,
        modelled,
        read.repeaters,
        model,
        JSON.stringify(keepFits(fitted.fits)),
        split === undefined ? null : JSON.stringify({ ...split, models: fitted.holdout }),
        JSON.stringify({
          horizonWeeks,
          monthlyDiscount,
          margin,
          marginFrom,
          settings: made,
          yardstick: fitted.yardstick,
        }),
        (performance.now() - started) / 1000,
      ],
    ),
  );
  for (let from = 0; from < n; from += scoresAtOnce) {
    signal?.throwIfAborted();
    await inWorkspace(house.workerPool, workspaceId, (tx) =>
      putScores(tx, fitId, ids, fitted, asOf, from, Math.min(n, from + scoresAtOnce)),
    );
  }
  // Before they are shown: planned without statistics a list of customers took twenty times as long, until the server looked.
  if (n >= scoresWorthStatistics)
    await inWorkspace(house.workerPool, workspaceId, (tx) =>
      tx.query('select intake_refresh_statistics($1)', [['profile_score']]),
    );
  await inWorkspace(house.workerPool, workspaceId, (tx) => swap(tx, fitId, now, n, changed));
  await sweep(house, workspaceId);
  return { fitId, customers: n };
}

async function readData(tx: Tx, workspace: Workspace, now: Date) {
  const [days] = await tx.query<{ first: Day | null }>(
    'select min(first_day) as first from profile_customer where workspace_id = $1',
    [tx.workspaceId],
  );
  const { day: asOf, lastDay } = await readAsOf(tx, workspace, now);
  const firstDay = days?.first ?? null;
  if (lastDay === null || firstDay === null) return undefined;
  const end = endOfData(asOf, lastDay);
  const { ids, population, repeaters } = await readPopulation(tx, asOf, end);
  const split = splitHoldout(firstDay, end);
  const calibration = split === undefined ? undefined : await readCalibration(tx, split.until, end, split.weeks);
  const marginOfCosts = await readMarginOfCosts(tx);
  return { asOf, firstDay, end, ids, population, repeaters, split, calibration, marginOfCosts };
}

/** Nobody else fits this workspace for a while. Answers how many changes the fit will have seen. */
async function takeLease(tx: Tx, now: Date): Promise<number | undefined> {
  const [row] = await tx.query<{ changed: number }>(
    `insert into profile_pending as p (workspace_id, fitting_until) values ($1, $2)
     on conflict (workspace_id) do update set fitting_until = excluded.fitting_until, asked_at = null
       where p.fitting_until is null or p.fitting_until < $3
     returning changed`,
    [tx.workspaceId, new Date(now.getTime() + leaseMs), now],
  );
  return row?.changed;
}

const scoresSql = `insert into profile_score (workspace_id, fit_id, customer_id, r, f, m, segment, p_alive, expected_purchases, average_value, clv, next_day,
  saw_days, saw_last, saw_net)
select $1, $2, s.* from unnest($3::uuid[], $4::smallint[], $5::smallint[], $6::smallint[], $7::text[], $8::real[], $9::real[],
  $10::float8[], $11::float8[], $12::date[], $13::int[], $14::date[], $15::bigint[]) as s`;

async function putScores(
  tx: Tx,
  fitId: string,
  ids: CustomerIds,
  { rfm, segments, predictions, nextWeeks, saw }: FittedPopulation,
  asOf: Day,
  from: number,
  to: number,
): Promise<void> {
  const places = Array.from({ length: to - from }, (_, i) => from + i);
  const score = (scores: Uint8Array) => places.map((i) => scores[i] ?? 0);
  const figure = (values: Float64Array | undefined) =>
    places.map((i) => {
      const value = values?.[i] ?? Number.NaN;
      return Number.isFinite(value) ? value : null;
    });
  // PostgreSQL refuses for a real what is too small for one: a chance of 1e-54 is 0
  const real = (values: Float64Array | undefined) =>
    figure(values).map((value) => (value === null ? null : Math.fround(value)));
  await tx.prepared(scoresSql, [
    tx.workspaceId,
    fitId,
    places.map((i) => ids.get(i)),
    score(rfm.r),
    score(rfm.f),
    score(rfm.m),
    places.map((i) => segments[i]),
    real(predictions?.pAlive),
    real(predictions?.expectedPurchases),
    figure(predictions?.averageValue),
    figure(predictions?.clv),
    figure(nextWeeks).map((weeks) => (weeks === null ? null : addDays(asOf, Math.round(weeks * 7)))),
    places.map((i) => saw.days[i]),
    places.map((i) => dayFromNumber(saw.lastDay[i] ?? 0)),
    // beyond 2^53 a sum is not held exactly: such a row is not compared
    places.map((i) => (Number.isSafeInteger(saw.net[i]) ? saw.net[i] : null)),
  ]);
}

async function swap(tx: Tx, fitId: string, now: Date, customers: number, changed: number): Promise<void> {
  // nobody's facts move while the scores change hands
  await lockProfiles(tx);
  await tx.run('update profile_fit set is_current = false where workspace_id = $1 and is_current', [tx.workspaceId]);
  await tx.run('update profile_fit set is_current = true where workspace_id = $1 and fit_id = $2', [
    tx.workspaceId,
    fitId,
  ]);
  const [pending] = await tx.query<{ changed: number }>(
    `update profile_pending set changed = greatest(0, changed - $2), fitted_customers = $3, fitted_at = $4, version = version + 1
     where workspace_id = $1 returning changed`,
    [tx.workspaceId, changed, customers, now],
  );
  if ((pending?.changed ?? 0) > 0) await followHistories(tx);
}

const sweepSql = `delete from profile_score where ctid = any (array(select ctid from profile_score where workspace_id = $1
  and fit_id is distinct from (select fit_id from profile_fit where workspace_id = $1 and is_current) limit $2))`;

/** Removes the scores of every fit but the one that is shown, in steps: a long transaction would hold up the reactions. */
async function sweep(house: House, workspaceId: string): Promise<void> {
  let gone = batch;
  while (gone === batch)
    gone = await inWorkspace(house.workerPool, workspaceId, (tx) => tx.run(sweepSql, [workspaceId, batch]));
}
