import type { FilePersonNamed } from '../../people/customers/index.ts';
import type { Content } from './rules/content.ts';

/** One row of a file of conversations. */
export interface FileInteraction {
  readonly content: Content;
  readonly person: FilePersonNamed;
  /** An id of ours: the row was written by our own export. */
  readonly peyvandId: string | null;
}
