import { Button } from '@mantine/core';
import type { Roles } from '@peyvand/sdk/staff-members';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { useQuery } from '@tanstack/react-query';
import { staff } from '../../../server.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import { Row, Rows } from '../../../shared/form/rows.tsx';
import { keys } from '../../../shared/query-keys.ts';
import { invitationsQuery, useRoleName } from './staff-queries.ts';
import { staffWords } from './words.ts';

/** Invitations that nobody has accepted yet; not shown while there is none. */
export function InvitationsCard({ roles }: { readonly roles: Roles | undefined }) {
  const words = useWords(staffWords);
  const show = useShow();
  const roleName = useRoleName(roles);
  const invitations = useQuery(invitationsQuery);
  const withdraw = useAct((given: { id: string; email: string }) => staff.members.withdraw(given.id), {
    stale: [keys.staff.invitations],
    says: (_, given) => words.withdrawn(given.email),
  });
  if (invitations.isError)
    return (
      <Card title={words.invitations}>
        <ErrorState error={invitations.error} onRetry={() => void invitations.refetch()} />
      </Card>
    );
  const items = invitations.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Card title={words.invitations}>
      <Rows label={words.invitations}>
        {items.map((invitation) => (
          <Row
            key={invitation.id}
            title={<bdi dir="ltr">{invitation.email}</bdi>}
            chips={
              <>
                <Chip>{roleName(invitation.role)}</Chip>
                {invitation.expired && <Chip tone="warn">{words.expired}</Chip>}
              </>
            }
            facts={words.invited(show.instant(invitation.createdAt))}
            actions={
              <Button
                variant="subtle"
                color="bad"
                size="compact-sm"
                loading={withdraw.isPending && withdraw.variables?.id === invitation.id}
                onClick={() => withdraw.mutate(invitation)}
              >
                {words.withdraw}
              </Button>
            }
          />
        ))}
      </Rows>
    </Card>
  );
}
