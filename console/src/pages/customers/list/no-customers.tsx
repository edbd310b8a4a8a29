import { Button } from '@mantine/core';
import { EmptyState } from '@peyvand/ui/feedback/empty-state.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { IconPlus, IconSearchOff, IconUpload, IconUserOff, IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useSession } from '../../../session/session.ts';
import { listWords } from './words.ts';

interface NoCustomersProps {
  /** Takes the filters away; absent where there are none. */
  readonly onClear: (() => void) | undefined;
  readonly onAdd: () => void;
}

/**
 * Why no customer stands here, as it is for this reader: filtered to nothing, nobody entrusted to her or her group, or a business
 * without customers; and the one act that her role lets her do about it.
 */
export function NoCustomers({ onClear, onAdd }: NoCustomersProps) {
  const words = useWords(listWords);
  const { rights, scope } = useSession();
  const mayAdd = rights.includes('customers.write');
  const mayImport = rights.includes('imports.write');
  if (onClear !== undefined)
    return (
      <EmptyState
        icon={<IconSearchOff stroke={1.7} />}
        title={words.nobody.title}
        actions={
          <Button variant="default" onClick={onClear}>
            {words.nobody.clear}
          </Button>
        }
      >
        {words.nobody.text}
      </EmptyState>
    );
  const add = (label: string, first: boolean) =>
    mayAdd && (
      <Button variant={first ? 'filled' : 'default'} leftSection={<IconPlus size={16} />} onClick={onAdd}>
        {label}
      </Button>
    );
  if (scope !== 'all')
    return (
      <EmptyState icon={<IconUserOff stroke={1.7} />} title={words.entrusted[scope]} actions={add(words.add, true)}>
        {words.entrusted.text}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<IconUsers stroke={1.7} />}
      title={words.empty.title}
      actions={
        <>
          {mayImport && (
            <Button
              leftSection={<IconUpload size={16} />}
              renderRoot={(props) => <Link to="/imports" search={{}} {...props} />}
            >
              {words.empty.import}
            </Button>
          )}
          {add(words.empty.add, !mayImport)}
        </>
      }
    >
      {mayAdd || mayImport ? words.empty.text : words.empty.textOnly}
    </EmptyState>
  );
}
