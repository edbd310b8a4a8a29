import { addDays } from '@peyvand/kernel/calendar';
import { toDigitsOf } from '@peyvand/kernel/digits';
import { showPercent } from '@peyvand/kernel/show-number';
import type { MeasureAnswer, Pair } from '@peyvand/sdk/measures';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { type Show, useShow } from '@peyvand/ui/read/show.tsx';
import { useMemo } from 'react';
import { isMoneyPart } from './measure-parts.ts';
import { figureWords } from './words.ts';

type Unit = MeasureAnswer['unit'];

/** How the dashboard writes its figures. */
export interface ShowFigures {
  /** «٪۲۵٫۱», «۱٫۷۹ میلیون تومان», «۰٫۶۳»; a dash where it is not defined. */
  figure(value: number | null, unit: Unit): string;
  /** The same to the last digit, for a door: «۳۵٫۲۸ دلار». */
  exactly(value: number | null, unit: Unit): string;
  /** The same in two parts, for a card: the figure, and its unit word where it has one. */
  parts(value: number, unit: Unit): { readonly figure: string; readonly unit?: string };
  /** Numerator or denominator of an answer, as a count or as money to the last digit. */
  part(answer: MeasureAnswer, part: 'numerator' | 'denominator'): string;
  /** The change of a figure: points of a share, percent of money. Null where either is missing, or nothing changed. */
  change(now: number | null, before: number | null, unit: Unit): string | null;
  /** A definition of the server with its days and digits as the reader has them. */
  definition(pair: Pair): string;
  window(window: { readonly from: string | null; readonly to: string }): string;
}

/** The dashboard's ways of writing for the present reader. */
export function useShowFigures(): ShowFigures {
  const show = useShow();
  const { language } = useReader();
  const words = useWords(figureWords);
  return useMemo(() => {
    return {
      figure: (value, unit) => (value === null ? '—' : write(value, unit, show)),
      exactly(value, unit) {
        if (value === null) return '—';
        return unit === 'money' ? show.about(value) : write(value, unit, show);
      },
      parts(value, unit) {
        const written = write(value, unit, show);
        const space = unit === 'money' ? written.indexOf(' ') : -1;
        return space < 0 ? { figure: written } : { figure: written.slice(0, space), unit: written.slice(space + 1) };
      },
      part(answer, part) {
        const value = answer[part];
        if (value === null) return '—';
        if (isMoneyPart(answer, part)) return show.money(value);
        return show.number(Number(value), Number.isInteger(Number(value)) ? 0 : 1);
      },
      change(now, before, unit) {
        if (now === null || before === null || (unit === 'money' && before === 0)) return null;
        const change = unit === 'money' ? now / before - 1 : now - before;
        if (Math.abs(change) < (unit === 'index' ? 0.001 : 0.0005)) return null;
        // The sign stays before its number in a line of either direction.
        if (unit === 'money') return `\u2066${showPercent(change, language, { decimals: 1, sign: 'always' })}\u2069`;
        return unit === 'share'
          ? words.points(show.change(change * 100, 1))
          : show.change(change, unit === 'count' ? 0 : 3);
      },
      definition: (pair) =>
        toDigitsOf(
          language,
          pair[language].replace(/\d{4}-\d\d-\d\d/g, (day) => show.day(day)),
        ),
      window: ({ from, to }) => {
        const last = show.day(addDays(to, -1));
        return from === null ? words.allTime(last) : words.window(show.day(from), last);
      },
    };
  }, [show, language, words]);
}

function write(value: number, unit: Unit, show: Show): string {
  if (unit === 'share') return show.percent(value, 1);
  if (unit === 'count') return show.number(value);
  return unit === 'money' ? show.shortMoney(value) : show.number(value, 3);
}
