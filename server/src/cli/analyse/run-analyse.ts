import type { Language } from '@peyvand/kernel/language';
import { STANDARD_RFM_GRID } from '@peyvand/science/customers/rfm-grid';
import { rfmScores, rfmSegments, TOO_FEW_TO_TELL } from '@peyvand/science/customers/rfm-scores';
import type { Fit } from '@peyvand/science/models/fit';
import { print, printJson } from '../output.ts';
import { languageOf } from '../words.ts';
import { collectWarnings } from './collect-warnings.ts';
import { fitModels } from './fit-models.ts';
import { gatherCustomers } from './gather-customers.ts';
import { measureMetrics } from './measure-metrics.ts';
import { monthNumbering } from './number-months.ts';
import { isoDay } from './parse-day.ts';
import { type AnalyseRequest, parseRequest } from './parse-request.ts';
import type { AnalyseAnswer } from './print-report.ts';
import { readPurchases } from './read-purchases.ts';
import { unusableFile } from './refusals.ts';
import { writeCustomers } from './write-customers.ts';

/**
 * `peyvand analyse FILE …`: fits, metrics and predictions from a file of purchases, without database or server.
 * Answers exit code 0; throws CommandFailure for a wrong command line or a file that cannot be used.
 */
export async function runAnalyse(argv: string[]): Promise<number> {
  const request = parseRequest(argv);
  const language = languageOf(process.argv);
  const answer = analyse(request, language);
  if (request.json) {
    printJson(answer);
  } else {
    // Loaded only here: a script that asks for JSON does not wait for number and date formats.
    const { printReport } = await import('./print-report.ts');
    print(printReport(answer, language));
  }
  return 0;
}

function analyse(request: AnalyseRequest, language: Language): AnalyseAnswer {
  const purchases = readPurchases(request);
  const table = gatherCustomers(purchases, request.unit === 'week' ? 7 : 1, request.until);
  if (table.ids.length === 0) throw nobodyBought();
  const hasAmounts = request.amountColumn !== undefined;
  // A Persian report speaks of Jalali months; JSON keeps to the calendar of the file, whatever the terminal speaks.
  const calendar = request.calendar ?? (language === 'fa' && !request.json ? 'jalali' : purchases.calendar);

  const modelling = fitModels(table, request);
  const ranked = { recencyDays: table.recencyDays, frequency: table.transactions, monetary: table.netSpend };
  const scores = rfmScores(ranked);
  const segments = rfmSegments(ranked, scores);
  const metrics = measureMetrics({
    purchases,
    table,
    scores,
    segments,
    segmentKeys: [...STANDARD_RFM_GRID.map((rule) => rule.key), TOO_FEW_TO_TELL.key],
    hasAmounts,
    monthOf: monthNumbering(calendar),
  });
  if (request.out !== undefined) {
    writeCustomers(request.out, table, modelling.predictions, scores, segments, hasAmounts);
  }
  const fits = Object.entries({ ...modelling.fits, gammagamma: modelling.gammaGamma });
  return {
    models: Object.fromEntries(fits.flatMap(([name, fit]) => (fit ? [[name, shown(fit)]] : []))),
    metrics,
    warnings: collectWarnings(purchases, table, modelling, Math.floor(Date.now() / 86_400_000)),
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
