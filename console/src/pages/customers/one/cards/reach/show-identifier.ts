import type { Identifier } from '@peyvand/sdk/customers';

/** True for a value of which the reader's role sees only the end. */
export const isMasked = (value: string): boolean => value.startsWith('•');

/** With what is dialled behind a switchboard, as it is shown and written. */
export const wholeNumber = ({ value, extension }: Pick<Identifier, 'value' | 'extension'>) =>
  extension === null ? value : `${value};ext=${extension}`;
