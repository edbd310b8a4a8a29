import { Button, Popover, TextInput } from '@mantine/core';
import { newKey } from '@peyvand/sdk/client';
import type { BulkChange } from '@peyvand/sdk/customers';
import { useTell } from '@peyvand/ui/feedback/toast.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { IconArrowMerge, IconTag, IconTagOff, IconUser } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { queries, staff } from '../../../server.ts';
import { useColleagues } from '../use-colleagues.ts';
import { ChoiceEditor } from './filter-editors.tsx';
import styles from './list.module.css';
import { customersKey } from './use-customers.ts';
import { listWords } from './words.ts';

/** What can be done to all selected customers at once; each act can be taken back. */
export function BulkActs({
  selected,
  onDone,
}: {
  readonly selected: ReadonlySet<string>;
  readonly onDone: () => void;
}) {
  const words = useWords(listWords).bulk;
  const show = useShow();
  const tell = useTell();
  const navigate = useNavigate();
  const { colleagues } = useColleagues();
  const refresh = () => queries.invalidateQueries({ queryKey: customersKey });
  const undo = useMutation({
    mutationFn: (bulkId: string) => staff.customers.undoBulk(bulkId),
    onSuccess: () => {
      tell.done(words.undone);
      return refresh();
    },
    onError: tell.failed,
  });
  const change = useMutation({
    mutationFn: ({ change, key }: { change: BulkChange; key: string; say: (n: string) => string }) =>
      staff.customers.changeMany([...selected], change, { key }),
    onSuccess: (answer, { say }) => {
      tell.done(say(show.number(answer.changed)), () => undo.mutate(answer.bulkId));
      onDone();
      return refresh();
    },
    onError: tell.failed,
  });
  const run = (wish: BulkChange, say: (n: string) => string) => change.mutate({ change: wish, key: newKey(), say });
  const [one, other, third] = selected;
  const pair = one !== undefined && other !== undefined && third === undefined ? ([one, other] as const) : null;
  return (
    <>
      <Act label={words.tag} icon={<IconTag size={15} />}>
        {(close) => (
          <TagForm
            onApply={(tag) => {
              close();
              run({ addTags: [tag] }, (n) => words.tagged(tag, n));
            }}
          />
        )}
      </Act>
      <Act label={words.untag} icon={<IconTagOff size={15} />}>
        {(close) => (
          <TagForm
            onApply={(tag) => {
              close();
              run({ removeTags: [tag] }, (n) => words.untagged(tag, n));
            }}
          />
        )}
      </Act>
      {colleagues.length > 0 && (
        <Act label={words.owner} icon={<IconUser size={15} />}>
          {(close) => (
            <ChoiceEditor
              choices={[
                { value: '', label: words.noOwner },
                ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              value={undefined}
              onChoose={(id) => {
                close();
                run({ ownerId: id === '' ? null : id }, (n) => words.owned(n));
              }}
            />
          )}
        </Act>
      )}
      {pair !== null && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowMerge size={15} />}
          onClick={() => void navigate({ to: '/customers/duplicates', search: { pair } })}
        >
          {words.merge}
        </Button>
      )}
    </>
  );
}

function Act({
  label,
  icon,
  children,
}: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly children: (close: () => void) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" withinPortal trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={icon}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>{children(() => setOpen(false))}</Popover.Dropdown>
    </Popover>
  );
}

function TagForm({ onApply }: { readonly onApply: (tag: string) => void }) {
  const words = useWords(listWords).bulk;
  const [tag, setTag] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (tag.trim() !== '') onApply(tag.trim());
  };
  return (
    <form className={styles.small} onSubmit={submit}>
      <TextInput
        label={words.tagName}
        placeholder={words.tagHint}
        dir="auto"
        maxLength={60}
        value={tag}
        data-autofocus
        onChange={(event) => setTag(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" disabled={tag.trim() === ''}>
        {words.apply}
      </Button>
    </form>
  );
}
