import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';

interface ChoicesProps<V extends string> {
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onPick: (value: V) => void;
  readonly 'aria-label'?: string;
  readonly 'aria-labelledby'?: string;
}

/** One of a few, all in sight: side by side, or one under another where three long names have no room. */
export function Choices<V extends string>({ value, options, onPick, ...named }: ChoicesProps<V>) {
  const narrow = useMediaQuery('(max-width: 560px)') === true;
  return (
    <SegmentedControl
      {...named}
      fullWidth
      orientation={narrow && options.length > 2 ? 'vertical' : 'horizontal'}
      value={value}
      data={[...options]}
      onChange={(chosen) => onPick(chosen as V)}
    />
  );
}
