import { Button } from '@mantine/core';
import type { AccessToken } from '@peyvand/sdk/tokens';
import { ConfirmDialog } from '@peyvand/ui/feedback/confirm-dialog.tsx';
import { EmptyState } from '@peyvand/ui/feedback/empty-state.tsx';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { PageHeader } from '@peyvand/ui/layout/page-header.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { staff } from '../../../server.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import { Dotted, Row, Rows } from '../../../shared/form/rows.tsx';
import { usePageTitle } from '../../../shared/page-title/page-title.ts';
import { keys } from '../../../shared/query-keys.ts';
import { rolesQuery, useRoleName } from '../staff/staff-queries.ts';
import { NewTokenPanel } from './new-token-panel.tsx';
import { tokenWords } from './words.ts';

/** The tokens of the business's programs: made here, shown once, revoked here. */
export function TokensPage() {
  const words = useWords(tokenWords);
  const { panel } = useSearch({ from: '/inside/settings/tokens' });
  const navigate = useNavigate();
  const [revoking, setRevoking] = useState<AccessToken | null>(null);
  const roles = useQuery(rolesQuery);
  const roleName = useRoleName(roles.data);
  const tokens = useQuery({ queryKey: keys.tokens, queryFn: staff.tokens.list });
  usePageTitle(words.title);
  const revoke = useAct((token: AccessToken) => staff.tokens.revoke(token.id), {
    stale: [keys.tokens],
    says: (_, token) => words.revoked(token.name),
    onDone: () => setRevoking(null),
  });
  const open = (next: 'new' | undefined) =>
    void navigate({ to: '/settings/tokens', search: next === undefined ? {} : { panel: next }, replace: true });
  const make = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => open('new')}>
      {words.make}
    </Button>
  );
  const items = tokens.data?.items;
  return (
    <>
      <PageHeader title={words.title} facts={words.facts} actions={items?.length === 0 ? undefined : make} />
      <Card>
        {tokens.isError ? (
          <ErrorState error={tokens.error} onRetry={() => void tokens.refetch()} />
        ) : items === undefined ? (
          <Skeletons of="rows" count={3} />
        ) : items.length === 0 ? (
          <EmptyState icon={<IconKey stroke={1.7} />} title={words.none} actions={make}>
            {words.noneSays}
          </EmptyState>
        ) : (
          <Rows label={words.title}>
            {items.map((token) => (
              <TokenRow key={token.id} token={token} roleName={roleName} onRevoke={() => setRevoking(token)} />
            ))}
          </Rows>
        )}
      </Card>
      <NewTokenPanel open={panel === 'new'} onClose={() => open(undefined)} roles={roles.data} />
      <ConfirmDialog
        open={revoking !== null}
        onClose={() => setRevoking(null)}
        question={words.revokeAsk(revoking?.name ?? '')}
        act={words.revoke}
        busy={revoke.isPending}
        onAct={() => revoking !== null && revoke.mutate(revoking)}
      >
        {words.revokeSays}
      </ConfirmDialog>
    </>
  );
}

interface TokenRowProps {
  readonly token: AccessToken;
  readonly roleName: (id: string) => string;
  readonly onRevoke: () => void;
}

function TokenRow({ token, roleName, onRevoke }: TokenRowProps) {
  const words = useWords(tokenWords);
  const show = useShow();
  const { role, rights, expiresAt, usedAt } = token;
  const parts = [
    { key: 'prefix', part: <bdi dir="ltr">{token.prefix}…</bdi> },
    { key: 'until', part: expiresAt === null ? words.forEver : words.until(show.instant(expiresAt)) },
    { key: 'used', part: usedAt === null ? words.unused : words.used(show.ago(usedAt, new Date())) },
    { key: 'by', part: words.by(token.createdByName === '' ? words.operator : token.createdByName) },
  ];
  return (
    <Row
      title={<bdi>{token.name}</bdi>}
      chips={
        <>
          <Chip tone="info">
            {role === null ? words.rightsChip(show.number(rights?.length ?? 0)) : words.roleChip(roleName(role))}
          </Chip>
          {token.service && <Chip title={words.serviceHint}>{words.serviceChip}</Chip>}
          {token.expired && <Chip tone="warn">{words.expired}</Chip>}
          {token.renewSince !== null && (
            <Chip tone="bad" title={words.renewSays}>
              {words.renew}
            </Chip>
          )}
        </>
      }
      facts={<Dotted parts={parts} />}
      actions={
        <Button variant="subtle" color="bad" size="compact-sm" onClick={onRevoke}>
          {words.revoke}
        </Button>
      }
    />
  );
}
