import { ActionIcon, Button, TextInput } from '@mantine/core';
import type { Team } from '@peyvand/sdk/staff-members';
import { ConfirmDialog } from '@peyvand/ui/feedback/confirm-dialog.tsx';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { kitWords } from '@peyvand/ui/words.ts';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { staff } from '../../../server.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import styles from '../../../shared/form/form.module.css';
import { Row, Rows } from '../../../shared/form/rows.tsx';
import { keys } from '../../../shared/query-keys.ts';
import { teamsQuery } from './staff-queries.ts';
import { staffWords } from './words.ts';

/** Teams: branches and groups whose members see one another's customers. */
export function TeamsCard() {
  const words = useWords(staffWords);
  const teams = useQuery(teamsQuery);
  const items = teams.data?.items;
  return (
    <Card title={words.teams} hint={words.teamsHint}>
      {teams.isError ? (
        <ErrorState error={teams.error} onRetry={() => void teams.refetch()} />
      ) : items === undefined ? (
        <Skeletons of="rows" count={2} />
      ) : items.length === 0 ? (
        <p className={styles.hint}>{words.noTeams}</p>
      ) : (
        <Rows label={words.teams}>
          {items.map((team) => (
            <TeamRow key={team.id} team={team} />
          ))}
        </Rows>
      )}
      <NewTeam />
    </Card>
  );
}

function NewTeam() {
  const words = useWords(staffWords);
  const [name, setName] = useState('');
  const add = useAct((wish: string, key) => staff.members.makeTeam(wish, { key }), {
    stale: [keys.staff.teams],
    says: (_, wish) => words.teamAdded(wish),
    undo: (_, team) => staff.members.removeTeam(team.id),
    onDone: () => {
      setName('');
      check.reset();
    },
  });
  const check = useCheck({ name: name.trim() === '' && words.teamNameNeeded });
  return (
    <form className={styles.inline} {...check.form(() => add.mutate(name.trim()))}>
      <TextInput
        className={styles.grow ?? ''}
        label={words.teamName}
        error={check.error('name')}
        dir="auto"
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={add.isPending}>
        {words.addTeam}
      </Button>
    </form>
  );
}

function TeamRow({ team }: { readonly team: Team }) {
  const words = useWords(staffWords);
  const kit = useWords(kitWords);
  const show = useShow();
  const [name, setName] = useState<string | null>(null);
  const [leaving, setLeaving] = useState(false);
  const rename = useAct((wish: string) => staff.members.renameTeam(team.id, wish), {
    stale: [keys.staff.teams],
    says: words.renamed,
    undo: () => staff.members.renameTeam(team.id, team.name),
    onDone: () => setName(null),
  });
  const check = useCheck({ name: name?.trim() === '' && words.teamNameNeeded });
  const remove = useAct(() => staff.members.removeTeam(team.id), {
    stale: [keys.staff.teams, keys.staff.members],
    says: words.teamRemoved(team.name),
    onDone: () => setLeaving(false),
  });
  if (name !== null)
    return (
      <li>
        <form className={styles.inline} {...check.form(() => rename.mutate(name?.trim() ?? ''))}>
          <TextInput
            className={styles.grow ?? ''}
            aria-label={words.teamName}
            error={check.error('name')}
            dir="auto"
            maxLength={60}
            value={name}
            autoFocus
            onChange={(event) => setName(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Escape' && setName(null)}
          />
          <Button type="submit" loading={rename.isPending}>
            {kit.save}
          </Button>
        </form>
      </li>
    );
  return (
    <Row
      title={<bdi>{team.name}</bdi>}
      facts={words.membersOf(show.number(team.members))}
      actions={
        <>
          <ActionIcon aria-label={`${words.rename}: ${team.name}`} onClick={() => setName(team.name)}>
            <IconPencil size={17} />
          </ActionIcon>
          <ActionIcon aria-label={words.removeTeam(team.name)} onClick={() => setLeaving(true)}>
            <IconTrash size={17} />
          </ActionIcon>
          <ConfirmDialog
            open={leaving}
            onClose={() => setLeaving(false)}
            question={words.teamRemoveAsk(team.name)}
            act={words.removeTeam(team.name)}
            busy={remove.isPending}
            onAct={() => remove.mutate(undefined)}
          >
            {words.teamRemoveSays}
          </ConfirmDialog>
        </>
      }
    />
  );
}
