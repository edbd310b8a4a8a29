import type { Fact } from '@peyvand/sdk/customer-page';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { relationshipWords } from './words.ts';

/** Money that nobody paid: averages and forecasts. */
const computed: ReadonlySet<string> = new Set(['aov', 'averageValue', 'clv']);

/** Shows the value of a fact by its type; null while it is unknown, or where it is a list or a code. */
export function useShowFact(): (fact: Fact) => string | null {
  const words = useWords(relationshipWords);
  const show = useShow();
  return ({ name, type, value }) => {
    if (typeof value === 'string') return type === 'day' ? show.day(value) : null;
    if (typeof value !== 'number') return null;
    switch (type) {
      case 'money':
        return computed.has(name) ? show.about(value) : show.money(value);
      case 'days':
        return words.days(show.number(Math.round(value)));
      case 'share':
        return show.percent(value);
      case 'count':
      case 'score':
        return show.number(value, Number.isInteger(value) ? 0 : 1);
      default:
        return null;
    }
  };
}
