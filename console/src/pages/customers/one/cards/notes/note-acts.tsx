import { Button, Checkbox, Textarea } from '@mantine/core';
import type { Note } from '@peyvand/sdk/customer-page';
import { Dialog } from '@peyvand/ui/feedback/dialog.tsx';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { kitWords } from '@peyvand/ui/words.ts';
import { useState } from 'react';
import { staff } from '../../../../../server.ts';
import { useRight, useSession } from '../../../../../session/session.ts';
import { useAct } from '../../../../../shared/act/use-act.ts';
import { keys } from '../../../../../shared/query-keys.ts';
import styles from '../../side.module.css';
import { noteWords } from './words.ts';

/** What a reader may do to a note where she meets it: its author changes its words, its author and the owner take it away. */
export function NoteActs({ customerId, note }: { readonly customerId: string; readonly note: Note }) {
  const words = useWords(noteWords);
  const kit = useWords(kitWords);
  const { user, role } = useSession();
  const [editing, setEditing] = useState(false);
  const own = note.author === `user:${user.id}`;
  const remove = useAct(() => staff.customerPage.removeNote(note.id), {
    stale: [keys.customer.of(customerId)],
    says: words.removed,
    undo: () => staff.customerPage.restoreNote(note.id),
  });
  if (!useRight('customers.write')) return null;
  return (
    <>
      {own && (
        <button type="button" className={styles.link} onClick={() => setEditing(true)}>
          {kit.edit}
        </button>
      )}
      {(own || role === 'owner') && (
        <button type="button" className={styles.link} onClick={() => remove.mutate()}>
          {words.remove}
        </button>
      )}
      <Dialog open={editing} onClose={() => setEditing(false)} title={words.editTitle}>
        <NoteForm customerId={customerId} note={note} onSaved={() => setEditing(false)} />
      </Dialog>
    </>
  );
}

interface NoteFormProps {
  readonly customerId: string;
  /** The note that is changed; a new one when absent. */
  readonly note?: Note;
  readonly onSaved: () => void;
}

/** The words of a note, and whether it stays on top. */
export function NoteForm({ customerId, note, onSaved }: NoteFormProps) {
  const words = useWords(noteWords);
  const [body, setBody] = useState(note?.body ?? '');
  const [pinned, setPinned] = useState(note?.pinned ?? false);
  const save = useAct(
    (wish: { readonly body: string; readonly pinned: boolean }, key): Promise<unknown> =>
      note === undefined
        ? staff.customerPage.addNote(customerId, wish, { key })
        : staff.customerPage.changeNote(note.id, wish),
    {
      stale: [keys.customer.of(customerId)],
      says: note === undefined ? words.added : words.changed,
      onDone: onSaved,
    },
  );
  const check = useCheck({ body: body.trim() === '' && words.empty });
  return (
    <form className={styles.form} {...check.form(() => save.mutate({ body: body.trim(), pinned }))}>
      <Textarea
        label={words.body}
        description={words.hint}
        dir="auto"
        rows={4}
        maxLength={10_000}
        value={body}
        error={check.error('body')}
        data-autofocus
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <Checkbox label={words.pin} checked={pinned} onChange={(event) => setPinned(event.currentTarget.checked)} />
      <Button type="submit" loading={save.isPending}>
        {words.save}
      </Button>
    </form>
  );
}
