import { Button, Checkbox, Loader, Popover, TextInput } from '@mantine/core';
import type { BulkChange, CustomerFilters } from '@peyvand/sdk/customers';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { ChoiceEditor } from '@peyvand/ui/table/choice-editor.tsx';
import { IconArrowMerge, IconTag, IconTagOff, IconUser } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useColleagues } from '../../../shared/customers/use-colleagues.ts';
import styles from './list.module.css';
import { useBulk } from './use-bulk.ts';
import { useCustomerCount } from './use-customers.ts';
import { listWords } from './words.ts';

interface BulkActsProps {
  readonly selected: ReadonlySet<string>;
  /** The list's filters, for acts on everybody it holds. */
  readonly filters: CustomerFilters;
  /** All rows that have come are selected, and more would follow. */
  readonly whole: boolean;
  readonly onDone: () => void;
}

/** What can be done to all selected customers at once; each act can be taken back. */
export function BulkActs({ selected, filters, whole, onDone }: BulkActsProps) {
  const words = useWords(listWords).bulk;
  const show = useShow();
  const navigate = useNavigate();
  const { colleagues } = useColleagues();
  const { data: count } = useCustomerCount(filters, false);
  const [everybody, setEverybody] = useState(false);
  const { run, busy, progress } = useBulk(onDone);
  const all = whole && everybody;
  const act = (change: BulkChange, say: (n: string) => string) =>
    run({ whom: all ? { filter: filters } : { ids: [...selected] }, change, say });
  const [one, other, third] = selected;
  const pair = one !== undefined && other !== undefined && third === undefined ? ([one, other] as const) : null;
  if (busy)
    return (
      <span className={styles.working} role="status">
        <Loader size="xs" aria-hidden="true" />
        {progress === null ? words.working : words.progress(show.number(progress.seen), show.number(progress.total))}
      </span>
    );
  return (
    <>
      {whole && count !== undefined && (
        <Checkbox
          size="xs"
          checked={everybody}
          onChange={(event) => setEverybody(event.currentTarget.checked)}
          label={count.more ? words.everybodyMore(show.number(count.count)) : words.everybody(show.number(count.count))}
        />
      )}
      <Act label={words.tag} icon={<IconTag size={15} />}>
        {(close) => (
          <TagForm
            onApply={(tag) => {
              close();
              act({ addTags: [tag] }, (n) => words.tagged(tag, n));
            }}
          />
        )}
      </Act>
      <Act label={words.untag} icon={<IconTagOff size={15} />}>
        {(close) => (
          <TagForm
            onApply={(tag) => {
              close();
              act({ removeTags: [tag] }, (n) => words.untagged(tag, n));
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
                act({ ownerId: id === '' ? null : id }, (n) => words.owned(n));
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
  const check = useCheck({ tag: tag.trim() === '' && words.tagMissing });
  return (
    <form className={styles.small} {...check.form(() => onApply(tag.trim()))}>
      <TextInput
        label={words.tagName}
        placeholder={words.tagHint}
        dir="auto"
        maxLength={60}
        value={tag}
        error={check.error('tag')}
        data-autofocus
        onChange={(event) => setTag(event.currentTarget.value)}
      />
      <Button type="submit" size="xs">
        {words.apply}
      </Button>
    </form>
  );
}
