import type { Tx } from '../ground/database/transaction.ts';
import type { Secrets } from '../ground/secrets.ts';
import type { Write } from './write.ts';

/** Somebody whose data are asked for, or are to be forgotten. */
export interface Person {
  readonly customerId: string;
  /** Her own id and those that were merged into her: a module's rows may stand under any of them. */
  readonly ids: readonly string[];
  /** Her name as it stands under each of the ids. */
  readonly names: readonly string[];
  /** Those by whose phone or mail she can be reached too: where she bought by it, her name stands with them. */
  readonly sharesWith: readonly string[];
  /** What she was recognised by; gone once she is erased. */
  readonly identifiers: readonly { readonly kind: string; readonly matchKey: string; readonly value: string }[];
}

/** What a module knows of a person, and how it forgets her. Everything that holds personal values has one. */
export interface PersonalPart {
  /** Its name in the answer of "my data". */
  readonly name: string;
  /** All it keeps about her, in a form that she can read. */
  collect(tx: Tx, person: Person, secrets: Secrets): Promise<unknown>;
  /**
   * Takes the personal values out, in the transaction that erases her; amounts and counts stay.
   * @returns files that nothing knows any more, whose bytes the caller takes away after the commit
   */
  erase?(w: Write, person: Person, secrets: Secrets): Promise<readonly string[]>;
}
