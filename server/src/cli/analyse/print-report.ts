import { toDigitsOf } from '@peyvand/kernel/digits';
import type { Language } from '@peyvand/kernel/language';
import { showDay } from '@peyvand/kernel/show-date';
import { showNumber, showPercent } from '@peyvand/kernel/show-number';
import { STANDARD_RFM_GRID } from '@peyvand/science/customers/rfm-grid';
import { TOO_FEW_TO_TELL } from '@peyvand/science/customers/rfm-scores';
import { MODEL_NAMES, type Warning } from './collect-warnings.ts';
import type { Metrics } from './measure-metrics.ts';
import { reportWords } from './words.ts';

/** The one JSON document of `analyse --json`. */
export interface AnalyseAnswer {
  readonly models: Readonly<
    Record<
      string,
      { readonly params: object; readonly logLikelihood: number; readonly converged: boolean; readonly n: number }
    >
  >;
  readonly metrics: Metrics;
  readonly warnings: readonly Warning[];
  readonly window: {
    readonly from: string;
    readonly until: string;
    readonly asOf: string;
    readonly calendar: string;
    readonly unit: 'week' | 'day';
    readonly horizon: number;
    readonly predictedWith: string | null;
    readonly rows: number;
  };
}

/** The answer as text for a person. */
export function printReport(answer: AnalyseAnswer, language: Language): string {
  const words = reportWords[language];
  const { metrics, window } = answer;
  const figure = (value: number | null, decimals: number): string =>
    showNumber(value ?? Number.NaN, language, { decimals, minDecimals: decimals });
  const percent = (value: number | null): string => showPercent(value ?? Number.NaN, language, { decimals: 2 });
  const rows: [string, string][] = [
    [words.customers, figure(metrics.customers, 0)],
    [words.orders, figure(metrics.orders, 0)],
    [words.transactions, figure(metrics.transactions, 0)],
    [words.repeatRate, percent(metrics.repeatRate)],
    [words.repeatRateByDay, percent(metrics.repeatRateByDay)],
    [words.revenue, figure(metrics.revenue, 2)],
    [words.returns, figure(metrics.returns, 2)],
    [words.aov, figure(metrics.aov, 2)],
    [words.aovByDay, figure(metrics.aovByDay, 2)],
    [words.gini, figure(metrics.gini, 4)],
    [words.top20, percent(metrics.top20Share)],
  ];
  const segments = [...STANDARD_RFM_GRID, TOO_FEW_TO_TELL].map(({ key, name }): [string, string] => [
    name[language],
    figure(metrics.segments[key] ?? 0, 0),
  ]);
  const cohorts = metrics.cohorts.map(({ month, counts }): [string, string] => [month, counts.slice(0, 13).join(' ')]);
  const models = Object.entries(answer.models).map(([name, fit]): [string, string] => {
    const params = Object.entries(fit.params).map(
      ([key, value]) => `${key} ${showNumber(Number(Number(value).toPrecision(4)), language, { decimals: 8 })}`,
    );
    const verdict = fit.converged ? '' : `  ${words.notConverged}`;
    return [
      MODEL_NAMES[name] ?? name,
      `${params.join('  ')}  ${words.logLikelihood} ${figure(fit.logLikelihood, 2)}${verdict}`,
    ];
  });
  const text = [
    `${words.window}: ${showDay(window.from, { language })} ${words.until} ${showDay(window.until, { language })}${language === 'fa' ? '،' : ','} ${figure(window.rows, 0)} ${words.rows}`,
    ...table(rows),
    `\n${words.segments}`,
    ...table(segments),
    `\n${words.cohorts}`,
    ...table(cohorts),
    ...(metrics.cohortsIncompleteMonth ? [`  (${metrics.cohortsIncompleteMonth}: ${words.incomplete})`] : []),
    `\n${words.models}`,
    ...table(models),
    ...(window.predictedWith ? [`  ${words.predictedWith} ${MODEL_NAMES[window.predictedWith]}`] : []),
    ...(answer.warnings.length > 0 ? [`\n${words.warnings}`] : []),
    ...answer.warnings.map((warning) => `  • ${warning.message[language]}`),
  ].join('\n');
  return toDigitsOf(language, text);
}

function table(rows: readonly [string, string][]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
}
