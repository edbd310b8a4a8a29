import { Button, SegmentedControl } from '@mantine/core';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { Keys } from '@peyvand/ui/shell/keys.tsx';
import { useShortcut } from '@peyvand/ui/shell/shortcuts.ts';
import { useId, useRef, useState } from 'react';
import { staff } from '../../../../server.ts';
import { useRight } from '../../../../session/session.ts';
import { useDraft } from '../../../../session/use-draft.ts';
import { useAct } from '../../../../shared/act/use-act.ts';
import { keys } from '../../../../shared/query-keys.ts';
import { composerWords } from './composer-words.ts';
import styles from './story.module.css';

const channels = ['note', 'call', 'visit'] as const;
type Channel = (typeof channels)[number];
type Direction = 'inbound' | 'outbound';

interface Written {
  readonly channel: Channel;
  readonly direction: Direction | 'internal';
  readonly text: string;
}

/** Writes a note, a call or a visit into a customer's story. "n" goes there; Ctrl+Enter adds it. */
export function Composer({ customerId }: { readonly customerId: string }) {
  const words = useWords(composerWords);
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useDraft(`note ${customerId}`);
  const [channel, setChannel] = useState<Channel>('note');
  // Who writes a call down has mostly made it herself.
  const [direction, setDirection] = useState<Direction>('outbound');
  // A note can be changed and taken back; who may not keep notes writes an internal remark.
  const keepsNotes = useRight('customers.write');
  const [open, setOpen] = useState(false);
  useShortcut('n', () => field.current?.focus());
  const save = useAct(
    (wish: Written, key): Promise<unknown> =>
      wish.channel === 'note' && keepsNotes
        ? staff.customerPage.addNote(customerId, { body: wish.text, pinned: false }, { key })
        : staff.customerPage.recordInteraction({ customer: { id: customerId }, ...wish }, { key }),
    {
      stale: [keys.customer.of(customerId)],
      says: words.saved,
      onDone: () => {
        setText('');
        setOpen(false);
        check.reset();
        field.current?.blur();
      },
    },
  );
  const send = () => {
    if (save.isPending) return;
    save.mutate({ channel, direction: channel === 'note' ? 'internal' : direction, text: text.trim() });
  };
  const check = useCheck({ text: text.trim() === '' && words.missing });
  const wrong = check.error('text');
  const problem = useId();
  return (
    <form className={styles.composer} aria-label={words.label} {...check.form(send)}>
      <textarea
        ref={field}
        className={styles.text}
        rows={1}
        aria-label={words.label}
        aria-keyshortcuts="n"
        placeholder={words.placeholder}
        dir="auto"
        maxLength={20_000}
        value={text}
        aria-invalid={wrong !== undefined}
        {...(wrong === undefined ? {} : { 'aria-describedby': problem })}
        onFocus={() => setOpen(true)}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
          if (event.key === 'Escape') field.current?.blur();
        }}
      />
      {wrong !== undefined && (
        <p id={problem} className={styles.missing} role="alert">
          {wrong}
        </p>
      )}
      {(open || text !== '') && (
        <div className={styles.foot}>
          <SegmentedControl
            size="xs"
            aria-label={words.channel}
            value={channel}
            data={channels.map((value) => ({ value, label: words[value] }))}
            onChange={(value) => setChannel(channels.find((one) => one === value) ?? 'note')}
          />
          {channel !== 'note' && (
            <SegmentedControl
              size="xs"
              aria-label={words.direction}
              value={direction}
              data={(['inbound', 'outbound'] as const).map((value) => ({ value, label: words[value] }))}
              onChange={(value) => setDirection(value === 'outbound' ? 'outbound' : 'inbound')}
            />
          )}
          <span className={styles.keys}>
            <Keys of={['Ctrl', 'Enter']} />
          </span>
          <Button type="submit" size="compact-sm" className={styles.save ?? ''} loading={save.isPending}>
            {words.save}
          </Button>
        </div>
      )}
    </form>
  );
}
