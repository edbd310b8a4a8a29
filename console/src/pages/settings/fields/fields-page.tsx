import { ActionIcon, Button } from '@mantine/core';
import type { CustomField } from '@peyvand/sdk/custom-fields';
import { EmptyState } from '@peyvand/ui/feedback/empty-state.tsx';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { PageHeader } from '@peyvand/ui/layout/page-header.tsx';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { IconForms, IconPencil, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { staff } from '../../../server.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import { customFieldsQuery } from '../../../shared/customers/use-custom-fields.ts';
import { Dotted, Row, Rows } from '../../../shared/form/rows.tsx';
import { usePageTitle } from '../../../shared/page-title/page-title.ts';
import { keys } from '../../../shared/query-keys.ts';
import { FieldPanel } from './field-panel.tsx';
import { fieldWords } from './words.ts';

/** The fields that the business adds to its customers. */
export function FieldsPage() {
  const words = useWords(fieldWords);
  const { panel } = useSearch({ from: '/inside/settings/fields' });
  const navigate = useNavigate();
  const fields = useQuery(customFieldsQuery);
  usePageTitle(words.title);
  const open = (next: string | undefined) =>
    void navigate({ to: '/settings/fields', search: next === undefined ? {} : { panel: next }, replace: true });
  const make = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => open('new')}>
      {words.make}
    </Button>
  );
  const items = fields.data?.items;
  return (
    <>
      <PageHeader title={words.title} facts={words.facts} actions={items?.length === 0 ? undefined : make} />
      <Card>
        {fields.isError ? (
          <ErrorState error={fields.error} onRetry={() => void fields.refetch()} />
        ) : items === undefined ? (
          <Skeletons of="rows" count={4} />
        ) : items.length === 0 ? (
          <EmptyState icon={<IconForms stroke={1.7} />} title={words.none} actions={make}>
            {words.noneSays}
          </EmptyState>
        ) : (
          <Rows label={words.title}>
            {items.map((field) => (
              <FieldRow key={field.id} field={field} onEdit={() => open(field.id)} />
            ))}
          </Rows>
        )}
      </Card>
      <FieldPanel
        open={panel !== undefined && items !== undefined}
        field={items?.find((field) => field.id === panel)}
        nextPosition={(items?.length ?? 0) * 10}
        onClose={() => open(undefined)}
      />
    </>
  );
}

function FieldRow({ field, onEdit }: { readonly field: CustomField; readonly onEdit: () => void }) {
  const words = useWords(fieldWords);
  const { language } = useReader();
  const show = useShow();
  const name = field.label[language];
  const archive = useAct((archived: boolean) => staff.customFields.change(field.id, { archived }), {
    stale: [keys.customFields],
    says: (_, archived) => (archived ? words.archivedDone(name) : words.restored(name)),
    undo: (archived) => staff.customFields.change(field.id, { archived: !archived }),
  });
  const parts = [
    { key: 'type', part: words.types[field.type] },
    ...(field.choices.length === 0 ? [] : [{ key: 'choices', part: words.count(show.number(field.choices.length)) }]),
    { key: 'key', part: <bdi dir="ltr">{field.key}</bdi> },
  ];
  return (
    <Row
      title={<bdi>{name}</bdi>}
      chips={field.archived && <Chip tone="warn">{words.archived}</Chip>}
      facts={<Dotted parts={parts} />}
      actions={
        <>
          <ActionIcon aria-label={words.edit(name)} onClick={onEdit}>
            <IconPencil size={17} />
          </ActionIcon>
          <Button
            variant="subtle"
            color="neutral"
            size="compact-sm"
            loading={archive.isPending}
            onClick={() => archive.mutate(!field.archived)}
          >
            {field.archived ? words.restore : words.archive}
          </Button>
        </>
      }
    />
  );
}
