import { ActionIcon, Button } from '@mantine/core';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { PageHeader } from '@peyvand/ui/layout/page-header.tsx';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRight } from '../../../session/session.ts';
import styles from '../../../shared/form/form.module.css';
import { Dotted, Row, Rows } from '../../../shared/form/rows.tsx';
import { usePageTitle } from '../../../shared/page-title/page-title.ts';
import { rolesQuery } from '../staff/staff-queries.ts';
import { RightsMatrix } from './rights-matrix.tsx';
import { RolePanel } from './role-panel.tsx';
import { roleWords } from './words.ts';

/** What each role may do, and the business's own roles. */
export function RolesPage() {
  const words = useWords(roleWords);
  const { language } = useReader();
  const show = useShow();
  const manages = useRight('staff.manage');
  const { panel } = useSearch({ from: '/inside/settings/roles' });
  const navigate = useNavigate();
  const roles = useQuery(rolesQuery);
  usePageTitle(words.title);
  const open = (next: string | undefined) =>
    void navigate({ to: '/settings/roles', search: next === undefined ? {} : { panel: next }, replace: true });
  const own = roles.data?.roles.filter((role) => !role.builtIn) ?? [];
  return (
    <>
      <PageHeader
        title={words.title}
        facts={words.facts}
        actions={
          manages && (
            <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => open('new')}>
              {words.make}
            </Button>
          )
        }
      />
      {roles.isError && <ErrorState error={roles.error} onRetry={() => void roles.refetch()} />}
      {roles.isPending && <Skeletons of="rows" count={8} />}
      {roles.data !== undefined && (
        <>
          {manages && (
            <Card title={words.own}>
              {own.length === 0 ? (
                <p className={styles.hint}>{words.none}</p>
              ) : (
                <Rows label={words.own}>
                  {own.map((role) => (
                    <Row
                      key={role.id}
                      title={<bdi>{role.name[language]}</bdi>}
                      facts={
                        <Dotted
                          parts={[
                            { key: 'rights', part: words.rightsCount(show.number(role.rights.length)) },
                            { key: 'scope', part: words.scopes[role.scope] },
                          ]}
                        />
                      }
                      actions={
                        <ActionIcon aria-label={words.edit(role.name[language])} onClick={() => open(role.id)}>
                          <IconPencil size={17} />
                        </ActionIcon>
                      }
                    />
                  ))}
                </Rows>
              )}
            </Card>
          )}
          <RightsMatrix roles={roles.data} />
          <RolePanel
            open={manages && panel !== undefined}
            role={own.find((role) => role.id === panel)}
            roles={roles.data}
            onClose={() => open(undefined)}
          />
        </>
      )}
    </>
  );
}
