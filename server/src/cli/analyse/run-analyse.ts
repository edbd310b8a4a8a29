import { rfmSegment, STANDARD_RFM_GRID } from '@peyvand/science/customers/rfm-grid';
import { rfmScores } from '@peyvand/science/customers/rfm-scores';
import type { Fit } from '@peyvand/science/models/fit';
import { collectWarnings } from './collect-warnings.ts';
import { fitModels } from './fit-models.ts';
import { gatherCustomers } from './gather-customers.ts';
import { measureMetrics } from './measure-metrics.ts';
import { monthNumbering } from './number-months.ts';
import { isoDay } from './parse-day.ts';
import { type AnalyseRequest, languageOf, parseRequest } from './parse-request.ts';
import { type AnalyseAnswer, printReport } from './print-report.ts';
import { readPurchases } from './read-purchases.ts';
import { AnalyseRefusal, unusableFile } from './refusals.ts';
import { writeCustomers } from './write-customers.ts';

/**
 * `peyvand analyse FILE …`: fits, metrics and predictions from a file of purchases, without database or server.
 * Answers the exit code: 0 done, 1 the command is written wrongly, 2 the file cannot be used.
 */
export async function runAnalyse(argv: string[]): Promise<number> {
  try {
    const request = await parseRequest(argv);
    const answer = await analyse(request);
    process.stdout.write(request.json ? `${JSON.stringify(answer, null, 2)}\n` : printReport(answer, request.language));
    return 0;
  } catch (error) {
    if (!(error instanceof AnalyseRefusal)) throw error;
    process.stderr.write(`${error.sentence[languageOf(argv)]}\n`);
    if (argv.includes('--json')) {
      process.stdout.write(`${JSON.stringify({ error: { code: error.code, message: error.sentence } })}\n`);
    }
    return error.exitCode;
  }
}

async function analyse(request: AnalyseRequest): Promise<AnalyseAnswer> {
  const purchases = await readPurchases(request);
  const table = gatherCustomers(purchases, request.unit === 'week' ? 7 : 1, request.until);
  if (table.ids.length === 0) throw nobodyBought();
  const hasAmounts = request.amountColumn !== undefined;
  const calendar = request.calendar ?? purchases.calendar;

  const modelling = fitModels(table, request);
  const scores = rfmScores({
    recencyDays: table.recencyDays,
    frequency: table.transactions,
    monetary: table.netSpend,
  });
  const segments = Array.from(scores.r, (r, i) => rfmSegment(r, scores.f[i] ?? 0));
  const metrics = measureMetrics({
    purchases,
    table,
    scores,
    segments,
    segmentKeys: STANDARD_RFM_GRID.map((rule) => rule.key),
    hasAmounts,
    monthOf: await monthNumbering(calendar),
  });
  if (request.out !== undefined) {
    writeCustomers(request.out, table, modelling.predictions, scores, segments, hasAmounts);
  }
  const fits = Object.entries({ ...modelling.fits, gammagamma: modelling.gammaGamma });
  return {
    models: Object.fromEntries(fits.flatMap(([name, fit]) => (fit ? [[name, shown(fit)]] : []))),
    metrics,
    warnings: collectWarnings(purchases, table, modelling),
    window: {
      from: isoDay(table.firstDay),
      until: isoDay(table.until),
      asOf: isoDay(table.until + 1),
      calendar,
      unit: request.unit,
      horizon: request.horizon,
      predictedWith: modelling.predictions ? modelling.predictedWith : null,
      rows: purchases.rows,
    },
  };
}

function shown({ params, logLikelihood, converged, n }: Fit<object>) {
  return { params, logLikelihood, converged, n };
}

function nobodyBought(): Error {
  return unusableFile('no-customers', {
    en: 'No customer has a purchase up to the end of the window. Check --customer and --until.',
    fa: 'تا پایان بازه هیچ مشتری‌ای خرید ندارد. ‎--customer‎ و ‎--until‎ را بررسی کنید.',
  });
}
