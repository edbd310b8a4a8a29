import type { Roles } from '@peyvand/sdk/staff-members';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import styles from './rights-matrix.module.css';
import { roleWords } from './words.ts';

/** A table of roles and rights; on a phone it is moved sideways under its first column. */
export function RightsMatrix({ roles }: { readonly roles: Roles }) {
  const words = useWords(roleWords);
  const { language } = useReader();
  const maskName = (id: string) => roles.masks.find((mask) => mask.id === id)?.[language] ?? id;
  const comma = language === 'fa' ? '، ' : ', ';
  return (
    <Card title={words.matrix} hint={words.matrixHint} flush>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard. */}
      <section className={styles.place} tabIndex={0} aria-label={words.matrix}>
        <table className={styles.matrix}>
          <thead>
            <tr>
              <th scope="col">{words.right}</th>
              {roles.roles.map((role) => (
                <th key={role.id} scope="col">
                  <bdi>{role.name[language]}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {roles.rights.map((right) => (
              <tr key={right.id}>
                <th scope="row">{right[language]}</th>
                {roles.roles.map((role) => {
                  const may = role.rights.includes(right.id);
                  return (
                    <td key={role.id} data-may={may || undefined}>
                      {may ? <IconCheck size={17} aria-hidden="true" /> : <IconMinus size={15} aria-hidden="true" />}
                      <span className="unseen">{may ? words.may : words.mayNot}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words.scope}</th>
              {roles.roles.map((role) => (
                <td key={role.id}>{words.scopes[role.scope]}</td>
              ))}
            </tr>
            <tr>
              <th scope="row">{words.masked}</th>
              {roles.roles.map((role) => (
                <td key={role.id}>
                  {role.masked.length === 0 ? words.nothing : role.masked.map(maskName).join(comma)}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </section>
    </Card>
  );
}
