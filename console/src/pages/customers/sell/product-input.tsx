import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { FoundProduct } from '@peyvand/sdk/sell';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { staff } from '../../../server.ts';
import { keys } from '../../../shared/query-keys.ts';
import { sellWords } from './words.ts';

interface ProductInputProps {
  readonly label: string;
  readonly value: string;
  readonly isNew: boolean;
  readonly error: string | undefined;
  readonly onType: (typed: string) => void;
  readonly onFind: (product: FoundProduct) => void;
}

/** A product by part of its name or code; whatever is not found becomes a new one. */
export function ProductInput({ label, value, isNew, error, onType, onFind }: ProductInputProps) {
  const words = useWords(sellWords);
  const [asked] = useDebouncedValue(value.trim(), 200);
  const { data: found = [] } = useQuery({
    queryKey: keys.products.find(asked),
    queryFn: ({ signal }) => staff.sell.products(asked, signal),
    select: (page) => page.items,
    enabled: asked.length >= 1,
    placeholderData: keepPreviousData,
  });
  const nameOf = (product: FoundProduct) => product.name || product.sku;
  // Two products of one name are told apart by their codes.
  const labels = new Map<string, FoundProduct>();
  for (const product of found)
    labels.set(labels.has(nameOf(product)) ? `${nameOf(product)} (${product.sku})` : nameOf(product), product);
  return (
    <Autocomplete
      label={label}
      placeholder={words.productHint}
      description={isNew && value.trim() !== '' ? words.fresh : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      dir="auto"
      maxLength={100}
      data={[...labels.keys()]}
      filter={({ options }) => options}
      comboboxProps={{ withinPortal: true }}
      value={value}
      error={error}
      onChange={onType}
      onOptionSubmit={(chosen) => {
        const product = labels.get(chosen);
        if (product !== undefined) onFind(product);
      }}
    />
  );
}
