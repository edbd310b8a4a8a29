import type { Measure } from '../measure.ts';
import { aov } from './aov.ts';
import { clvDiscounted } from './clv-discounted.ts';
import { clvSimple } from './clv-simple.ts';
import { cohorts } from './cohorts.ts';
import { concentration } from './concentration.ts';
import { intimacy } from './intimacy.ts';
import { purchaseFunnel } from './purchase-funnel.ts';
import { repeatRate } from './repeat-rate.ts';
import { repeatRevenueShare } from './repeat-revenue-share.ts';
import { attrition, retention } from './retention.ts';
import { rfm } from './rfm.ts';
import { ror } from './ror.ts';
import { seasonality } from './seasonality.ts';

/** All measures, in the order in which the dashboard tells them. */
export const measures: readonly Measure[] = [
  ror,
  retention,
  attrition,
  repeatRate,
  repeatRevenueShare,
  aov,
  clvSimple,
  clvDiscounted,
  concentration,
  cohorts,
  rfm,
  purchaseFunnel,
  seasonality,
  intimacy,
];
