import styles from './form-problem.module.css';
import { useProblemText } from './problem-text.ts';

/** Why a form was refused, inside the form itself: it stays until the form is sent again. */
export function FormProblem({ error }: { readonly error: unknown }) {
  const problem = useProblemText();
  if (error === null || error === undefined) return null;
  return (
    <p className={styles.problem} role="alert">
      {problem(error).text}
    </p>
  );
}
