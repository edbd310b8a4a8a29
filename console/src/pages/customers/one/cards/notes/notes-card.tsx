import { Button } from '@mantine/core';
import type { Note } from '@peyvand/sdk/customer-page';
import { Dialog } from '@peyvand/ui/feedback/dialog.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { IconPin } from '@tabler/icons-react';
import { useState } from 'react';
import { staff } from '../../../../../server.ts';
import { useRight } from '../../../../../session/session.ts';
import { useAct } from '../../../../../shared/act/use-act.ts';
import { keys } from '../../../../../shared/query-keys.ts';
import styles from '../../side.module.css';
import { whenOf } from '../../when.ts';
import { NoteActs, NoteForm } from './note-acts.tsx';
import { noteWords } from './words.ts';

interface NotesCardProps {
  readonly customerId: string;
  readonly notes: readonly Note[];
}

/** What colleagues should know about a customer, pinned notes first. */
export function NotesCard({ customerId, notes }: NotesCardProps) {
  const words = useWords(noteWords);
  const mayWrite = useRight('customers.write');
  const [open, setOpen] = useState(false);
  if (notes.length === 0 && !mayWrite) return null;
  return (
    <Card
      title={words.title}
      aside={
        mayWrite && (
          <Button variant="subtle" size="compact-xs" onClick={() => setOpen(true)}>
            {words.add}
          </Button>
        )
      }
    >
      {notes.length === 0 ? (
        <p className={styles.quiet}>{words.hint}</p>
      ) : (
        <ul>
          {notes.map((note) => (
            <NoteTold key={note.id} customerId={customerId} note={note} />
          ))}
        </ul>
      )}
      <Dialog open={open} onClose={() => setOpen(false)} title={words.addTitle}>
        <NoteForm customerId={customerId} onSaved={() => setOpen(false)} />
      </Dialog>
    </Card>
  );
}

function NoteTold({ customerId, note }: { readonly customerId: string; readonly note: Note }) {
  const words = useWords(noteWords);
  const show = useShow();
  const { timeZone } = useReader();
  const mayWrite = useRight('customers.write');
  const pin = useAct((pinned: boolean) => staff.customerPage.changeNote(note.id, { pinned }), {
    stale: [keys.customer.of(customerId)],
  });
  return (
    <li className={styles.note}>
      <p className={styles.noteText} dir="auto">
        {note.body}
      </p>
      <p className={styles.noteFoot}>
        {note.pinned && (
          <span className={styles.ok}>
            <IconPin size={14} aria-hidden="true" />
            {words.pinned}
          </span>
        )}
        <span>
          <bdi>{note.authorName}</bdi> · {whenOf(note.writtenAt, timeZone, show)}
        </span>
        {mayWrite && (
          <button type="button" className={styles.link} onClick={() => pin.mutate(!note.pinned)}>
            {note.pinned ? words.unpin : words.doPin}
          </button>
        )}
        <NoteActs customerId={customerId} note={note} />
      </p>
    </li>
  );
}
