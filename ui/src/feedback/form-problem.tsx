import styles from './form-problem.module.css';
import { useProblemText } from './problem-text.ts';

/** Why a form was refused, inside the form itself: it stays until the form is sent again. A text is a sentence of the form's own. */
export function FormProblem({ error }: { readonly error: unknown }) {
  const problem = useProblemText();
  if (error === null || error === undefined) return null;
  return (
    <p className={styles.problem} role="alert">
      {typeof error === 'string' ? error : problem(error).text}
    </p>
  );
}
