import { Button, SegmentedControl } from '@mantine/core';
import { newKey } from '@peyvand/sdk/client';
import { useTell } from '@peyvand/ui/feedback/toast.tsx';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { Keys } from '@peyvand/ui/shell/keys.tsx';
import { useShortcut } from '@peyvand/ui/shell/shortcuts.ts';
import { useMutation } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { staff } from '../../../../server.ts';
import { useRight } from '../../../../session/session.ts';
import { useDraft } from '../../../../session/use-draft.ts';
import { refreshRecord } from '../use-record.ts';
import { composerWords } from './composer-words.ts';
import styles from './story.module.css';

const channels = ['note', 'call', 'visit'] as const;
type Channel = (typeof channels)[number];
type Direction = 'inbound' | 'outbound';

/** Writes a note, a call or a visit into a customer's story. "n" goes there; Ctrl+Enter adds it. */
export function Composer({ customerId }: { readonly customerId: string }) {
  const words = useWords(composerWords);
  const tell = useTell();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useDraft(`note ${customerId}`);
  const [channel, setChannel] = useState<Channel>('note');
  // Who writes a call down has mostly made it herself.
  const [direction, setDirection] = useState<Direction>('outbound');
  // A note can be changed and taken back; who may not keep notes writes an internal remark.
  const keepsNotes = useRight('customers.write');
  const [open, setOpen] = useState(false);
  const [key, setKey] = useState(newKey);
  useShortcut('n', () => field.current?.focus());
  const save = useMutation({
    mutationFn: async (): Promise<unknown> =>
      channel === 'note' && keepsNotes
        ? staff.customerPage.addNote(customerId, { body: text.trim(), pinned: false }, { key })
        : staff.customerPage.recordInteraction(
            {
              customer: { id: customerId },
              channel,
              direction: channel === 'note' ? 'internal' : direction,
              text: text.trim(),
            },
            { key },
          ),
    onSuccess: () => {
      setText('');
      setKey(newKey());
      setOpen(false);
      check.reset();
      field.current?.blur();
      tell.done(words.saved);
      return refreshRecord(customerId);
    },
    onError: tell.failed,
  });
  const check = useCheck({ text: text.trim() === '' && words.missing });
  const wrong = check.error('text');
  const problem = useId();
  return (
    <form className={styles.composer} aria-label={words.label} {...check.form(() => !save.isPending && save.mutate())}>
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
        onChange={(event) => {
          setText(event.currentTarget.value);
          // What is written now is another write than what may have failed before.
          setKey(newKey());
        }}
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
