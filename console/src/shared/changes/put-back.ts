/** What an entry of the history tells of a thing that was taken away or put back. */
export interface Entry {
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly customerId?: string | null;
  readonly before: Readonly<Record<string, unknown>>;
}

interface Reader {
  readonly id: string;
  readonly role: string;
  readonly rights: readonly string[];
}

/** So long the server keeps a removed file; notes and views are offered as long. */
const keptMs = 30 * 86_400_000;

const removals = {
  'note.deleted': 'customers.write',
  'customer.file-removed': 'attachments.write',
  'view.removed': '',
};
const returns: readonly string[] = ['note.restored', 'customer.file-restored', 'view.restored'];

/** True when the entry took something away that this reader may put back: what is a colleague's only she or the owner may. */
export function mayPutBack({ action, at, actor, before }: Entry, reader: Reader, now: number): boolean {
  if (!(action in removals) || now - Date.parse(at) >= keptMs) return false;
  const right = removals[action as keyof typeof removals];
  if (right !== '' && !reader.rights.includes(right)) return false;
  if (reader.role === 'owner' || action === 'customer.file-removed') return true;
  const own = `user:${reader.id}`;
  if (action === 'note.deleted') return ((before.written as { by?: string } | undefined)?.by ?? actor) === own;
  return (before.kept as { ownerId?: string } | undefined)?.ownerId === reader.id;
}

/** True when something later in the history put it back, or took the same thing away again. */
export function isBack({ at, subject, action }: Entry, all: readonly Entry[]): boolean {
  return all.some(
    (other) =>
      other.subject.id === subject.id && other.at > at && (returns.includes(other.action) || other.action === action),
  );
}
