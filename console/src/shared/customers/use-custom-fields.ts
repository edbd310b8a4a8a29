import type { CustomField } from '@peyvand/sdk/customers';
import { useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { staff } from '../../server.ts';
import { keys } from '../query-keys.ts';
import { customerWords } from './words.ts';

const none: readonly CustomField[] = [];

/** All fields of the business's own, those that were archived too. */
export const customFieldsQuery = queryOptions({
  queryKey: keys.customFields,
  queryFn: () => staff.customFields.list(),
});

const present = ({ items }: { readonly items: readonly CustomField[] }) => items.filter((field) => !field.archived);

/** The business's own fields in their order; those that were archived are left out. */
export function useCustomFields(): readonly CustomField[] {
  const { data } = useQuery({ ...customFieldsQuery, select: present, staleTime: 5 * 60_000 });
  return data ?? none;
}

/** Shows a value of a field as a person reads it: choices by their labels, days and money in the reader's way. */
export function useShowCustom(): (field: CustomField, value: unknown) => string {
  const { comma, yes, no } = useWords(customerWords);
  const say = useSay();
  const show = useShow();
  return useCallback(
    (field, value) => {
      const choice = (one: unknown) => {
        const found = field.choices.find((option) => option.value === one);
        return found === undefined ? String(one) : say(found.label);
      };
      if (Array.isArray(value)) return value.map(choice).join(comma);
      if (typeof value === 'boolean') return value ? yes : no;
      if (typeof value === 'number') return field.type === 'money' ? show.money(value) : show.number(value, 3);
      return field.type === 'date' ? show.day(String(value)) : choice(value);
    },
    [comma, yes, no, say, show],
  );
}
