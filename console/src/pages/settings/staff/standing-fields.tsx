import { Checkbox, Select } from '@mantine/core';
import type { Roles, RowScope, Standing, Team } from '@peyvand/sdk/staff-members';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import styles from '../../../shared/form/form.module.css';
import { staffWords } from './words.ts';

interface StandingFieldsProps {
  readonly roles: Roles;
  readonly teams: readonly Team[];
  readonly value: Required<Standing>;
  readonly onChange: (value: Required<Standing>) => void;
}

const scopeChoices = ['role', 'all', 'team', 'own'] as const;

/** A role, a team, and what narrows them: for inviting and for changing alike. */
export function StandingFields({ roles, teams, value, onChange }: StandingFieldsProps) {
  const words = useWords(staffWords);
  const { language } = useReader();
  const show = useShow();
  const role = roles.roles.find((one) => one.id === value.role);
  const set = (part: Partial<Standing>) => onChange({ ...value, ...part });
  const fields = roles.masks.filter((mask) => role?.masked.includes(mask.id) !== true);
  return (
    <>
      <Select
        label={words.role}
        description={role === undefined ? undefined : words.roleAllows(show.number(role.rights.length))}
        data={roles.roles.map((one) => ({ value: one.id, label: one.name[language] }))}
        value={value.role}
        allowDeselect={false}
        onChange={(chosen) => chosen !== null && set({ role: chosen })}
      />
      {teams.length > 0 && (
        <Select
          label={words.team}
          data={[{ value: '', label: words.noTeam }, ...teams.map((team) => ({ value: team.id, label: team.name }))]}
          value={value.teamId ?? ''}
          allowDeselect={false}
          onChange={(chosen) => set({ teamId: chosen === '' ? null : chosen })}
        />
      )}
      <Select
        label={words.scope}
        description={words.scopeHint}
        data={scopeChoices.map((scope) => ({ value: scope, label: words.scopes[scope] }))}
        value={value.scope ?? 'role'}
        allowDeselect={false}
        onChange={(chosen) => set({ scope: chosen === 'role' ? null : (chosen as RowScope) })}
      />
      {fields.length > 0 && (
        <Checkbox.Group
          label={words.masked}
          description={words.maskedHint}
          value={[...value.masked]}
          onChange={(masked) => set({ masked })}
        >
          <div className={styles.checks}>
            {fields.map((mask) => (
              <Checkbox key={mask.id} value={mask.id} label={mask[language]} />
            ))}
          </div>
        </Checkbox.Group>
      )}
    </>
  );
}
