import type { ImportProblem } from '@peyvand/sdk/imports';
import { useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import styles from '../imports.module.css';
import { isolateQuoted } from '../isolate-quoted.ts';
import { importWords } from '../words.ts';

/** Rows that are not taken: where they stand in the file, and why. */
export function ProblemTable({ problems }: { readonly problems: readonly ImportProblem[] }) {
  const words = useWords(importWords).check;
  const say = useSay();
  const show = useShow();
  return (
    <table className={styles.columns}>
      <thead>
        <tr>
          <th scope="col">{words.row}</th>
          <th scope="col">{words.column}</th>
          <th scope="col">{words.why}</th>
        </tr>
      </thead>
      <tbody>
        {problems.map((problem) => (
          <tr key={`${problem.rowNumber}-${problem.header}-${problem.code}`}>
            <th scope="row" className={styles.rowNumber}>
              {words.row} {show.number(problem.rowNumber)}
            </th>
            <td>
              <bdi>{problem.header === '' ? '—' : problem.header}</bdi>
            </td>
            <td>{isolateQuoted(say(problem.message))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
