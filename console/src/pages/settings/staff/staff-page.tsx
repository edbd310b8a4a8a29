import { ActionIcon, Button, Tooltip } from '@mantine/core';
import type { Member } from '@peyvand/sdk/staff-members';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { PageHeader } from '@peyvand/ui/layout/page-header.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Avatar } from '@peyvand/ui/show/avatar.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { IconPencil, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRight, useSession } from '../../../session/session.ts';
import styles from '../../../shared/form/form.module.css';
import { Dotted, Row, Rows } from '../../../shared/form/rows.tsx';
import { usePageTitle } from '../../../shared/page-title/page-title.ts';
import { membersQuery } from '../../../shared/staff/members-query.ts';
import { InvitationsCard } from './invitations-card.tsx';
import { InvitePanel } from './invite-panel.tsx';
import { MemberPanel } from './member-panel.tsx';
import { rolesQuery, teamsQuery, useRoleName } from './staff-queries.ts';
import { TeamsCard } from './teams-card.tsx';
import { staffWords } from './words.ts';

/** The colleagues of the business, open invitations and teams. */
export function StaffPage() {
  const words = useWords(staffWords);
  const show = useShow();
  const manages = useRight('staff.manage');
  const { panel } = useSearch({ from: '/inside/settings/staff' });
  const navigate = useNavigate();
  const members = useQuery(membersQuery);
  const roles = useQuery(rolesQuery);
  const teams = useQuery(teamsQuery);
  const roleName = useRoleName(roles.data);
  usePageTitle(words.title);
  const open = (next: string | undefined) =>
    void navigate({ to: '/settings/staff', search: next === undefined ? {} : { panel: next }, replace: true });
  const items = members.data?.items;
  return (
    <>
      <PageHeader
        title={words.title}
        facts={words.facts}
        actions={
          manages && (
            <Button leftSection={<IconUserPlus size={16} />} onClick={() => open('invite')}>
              {words.invite}
            </Button>
          )
        }
      />
      <Card title={words.members} aside={items === undefined ? undefined : words.count(show.number(items.length))}>
        {members.isError ? (
          <ErrorState error={members.error} onRetry={() => void members.refetch()} />
        ) : items === undefined ? (
          <Skeletons of="rows" count={3} />
        ) : (
          <Rows label={words.members}>
            {items.map((member) => (
              <MemberRow
                key={member.id}
                member={member}
                role={roleName(member.role)}
                team={teams.data?.items.find((team) => team.id === member.teamId)?.name}
                {...(manages ? { onEdit: () => open(member.id) } : {})}
              />
            ))}
          </Rows>
        )}
        {manages && items?.length === 1 && <p className={styles.hint}>{words.alone}</p>}
      </Card>
      {manages && <InvitationsCard roles={roles.data} />}
      {manages && <TeamsCard />}
      <InvitePanel open={manages && panel === 'invite'} onClose={() => open(undefined)} />
      <MemberPanel
        member={manages ? items?.find((member) => member.id === panel) : undefined}
        roles={roles.data}
        teams={teams.data?.items ?? []}
        onClose={() => open(undefined)}
      />
    </>
  );
}

interface MemberRowProps {
  readonly member: Member;
  readonly role: string;
  readonly team: string | undefined;
  readonly onEdit?: () => void;
}

function MemberRow({ member, role, team, onEdit }: MemberRowProps) {
  const words = useWords(staffWords);
  const show = useShow();
  const { user } = useSession();
  const seen = member.seenAt === null ? words.neverSeen : words.seen(show.ago(member.seenAt, new Date()));
  const parts = [
    ...(member.email === null ? [] : [{ key: 'email', part: <bdi dir="ltr">{member.email}</bdi> }]),
    ...(team === undefined ? [] : [{ key: 'team', part: <bdi>{team}</bdi> }]),
    ...(onEdit === undefined ? [] : [{ key: 'seen', part: seen }]),
  ];
  return (
    <Row
      picture={<Avatar name={member.name} size={36} tone="info" shape="disc" />}
      title={<bdi>{member.name}</bdi>}
      chips={
        <>
          <Chip tone={member.role === 'owner' ? 'accent' : 'neutral'}>{role}</Chip>
          {member.id === user.id && <Chip>{words.you}</Chip>}
          {member.twoFactor === true && <Chip tone="good">{words.twoFactor}</Chip>}
          {member.passwordAskedAt !== null && <Chip tone="warn">{words.asksPassword}</Chip>}
        </>
      }
      facts={<Dotted parts={parts} />}
      actions={
        onEdit !== undefined && (
          <Tooltip label={words.edit(member.name)}>
            <ActionIcon aria-label={words.edit(member.name)} onClick={onEdit}>
              <IconPencil size={17} />
            </ActionIcon>
          </Tooltip>
        )
      }
    />
  );
}
