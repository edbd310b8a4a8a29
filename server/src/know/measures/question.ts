import type { Calendar, Day } from '@peyvand/kernel/calendar';
import type { Tx } from '../../ground/database/transaction.ts';
import type { Workspace } from '../../office/workspace/index.ts';
import type { AsOf } from '../profile/index.ts';
import type { Window } from './rules/window.ts';

/** A question, understood: what a measure is asked for. */
export interface Question {
  readonly tx: Tx;
  readonly workspace: Workspace;
  readonly asOf: AsOf;
  /** The last day on which anything was bought or came back, as of whenever; null without anything. */
  readonly lastTradeDay: Day | null;
  /** Owners whose customers count; null: everybody's. */
  readonly owners: readonly string[] | null;
  readonly window: Window;
  readonly calendar: Calendar;
  readonly channel: string | undefined;
  readonly branch: string | undefined;
  /** Key of an RFM segment: only its people count, as they stand today. */
  readonly segment: string | undefined;
  /** Words of the variant asked for: "gross", "by-day", … */
  readonly variant: ReadonlySet<string>;
  /** Yearly discount asked for, a fraction. */
  readonly discount: number | undefined;
}
