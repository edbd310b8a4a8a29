import type { Day } from '@peyvand/kernel/calendar';
import type { CustomField } from '@peyvand/sdk/customers';
import { useReader, useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { ChoiceEditor } from '@peyvand/ui/table/choice-editor.tsx';
import type { Filter } from '@peyvand/ui/table/filter-bar.tsx';
import { useCustomFields } from '../../../shared/customers/use-custom-fields.ts';
import { customerWords } from '../../../shared/customers/words.ts';
import {
  type CustomWish,
  chipOf,
  customWishOf,
  isRanged,
  numbersOf,
  wishOfNumbers,
  withCustomWish,
} from './custom-filters.ts';
import {
  DayRangeEditor,
  MoneyRangeEditor,
  NumberRangeEditor,
  type Range,
  rangeOf,
  TextEditor,
} from './filter-editors.tsx';
import type { ListSearch } from './list-search.ts';
import { sayRange } from './say-range.ts';
import { listWords } from './words.ts';

/** A chip for each of the business's own fields, with the editor that fits its type. */
export function useCustomFilters(
  search: ListSearch,
  change: (custom: readonly string[] | undefined) => void,
): readonly Filter[] {
  const words = useWords(listWords);
  const { yes, no } = useWords(customerWords);
  const say = useSay();
  const show = useShow();
  const { factor } = useReader().currency.display;
  const fields = useCustomFields();

  const said = (field: CustomField, wish: CustomWish): string | undefined => {
    if (field.type === 'money') return sayRange(numbersOf(wish, factor), show.money, words);
    if (field.type === 'number') return sayRange(numbersOf(wish), (n) => show.number(n, 3), words);
    if (field.type === 'date') return sayRange<Day>(wish, show.day, words);
    if (field.type === 'boolean') return wish.is === undefined ? undefined : wish.is === 'true' ? yes : no;
    const found = field.choices.find((one) => one.value === wish.is);
    return found === undefined ? wish.is : say(found.label);
  };
  const editorOf = (field: CustomField, wish: CustomWish, apply: (wish: CustomWish) => void) => {
    switch (field.type) {
      case 'money':
        return (
          <MoneyRangeEditor value={numbersOf(wish, factor)} onApply={(range) => apply(wishOfNumbers(range, factor))} />
        );
      case 'number':
        return <NumberRangeEditor anyNumber value={numbersOf(wish)} onApply={(range) => apply(wishOfNumbers(range))} />;
      case 'date':
        // both ends are within the range here: the address says "<="
        return (
          <DayRangeEditor
            closed
            value={rangeOf<Day>(wish.least, wish.most)}
            onApply={(range: Range<Day>) => apply(range)}
          />
        );
      case 'text':
        return (
          <TextEditor
            label={say(field.label)}
            placeholder={words.exactText}
            value={wish.is}
            known={[]}
            onApply={(is) => apply({ is })}
          />
        );
      default: {
        const choices =
          field.type === 'boolean'
            ? [
                { value: 'true', label: yes },
                { value: 'false', label: no },
              ]
            : field.choices.map((one) => ({ value: one.value, label: say(one.label) }));
        return <ChoiceEditor choices={choices} value={wish.is} onChoose={(is) => apply({ is })} />;
      }
    }
  };
  return fields.map((field) => {
    const wish = customWishOf(search.custom, field.key);
    const chosen = said(field, isRanged(field) ? { ...rangeOf(wish.least, wish.most) } : wish);
    return {
      key: chipOf(field.key),
      name: say(field.label),
      ...(chosen === undefined ? {} : { chosen }),
      editor: (close) =>
        editorOf(field, wish, (next) => {
          close();
          change(withCustomWish(search.custom, field.key, next));
        }),
    };
  });
}
