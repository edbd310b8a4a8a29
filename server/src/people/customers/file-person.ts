import type { PersonState } from './intake-state.ts';
import type { CustomValue } from './rules/custom-value.ts';
import type { Identifier } from './rules/identifiers.ts';

/** A row of a file of customers; what the file leaves empty is left out and never overwrites. */
export interface FilePerson extends Partial<Omit<PersonState, 'gender' | 'kind' | 'custom'>> {
  identifiers: readonly Identifier[];
  /** Phones and mails of others that reach her: a father's, a desk's. */
  shared?: readonly { readonly identifier: Identifier; readonly label: string }[] | undefined;
  /** The colleague who looks after her and the company beside her name, as the row says them; '' for none. */
  ownerName?: string;
  companyName?: string;
  kind?: PersonState['kind'] | undefined;
  gender?: PersonState['gender'] | undefined;
  /** Values of the business's own fields. */
  custom?: Readonly<Record<string, CustomValue>> | undefined;
}
