import type { LifeChange, Rung, Stage } from '@peyvand/sdk/customer-page';

/** One step of a customer's way: the stage she came to, and the rung where that moved too. */
export interface Step {
  readonly day: string;
  readonly cause: LifeChange<Stage>['cause'];
  readonly stage?: Stage;
  readonly rung?: Rung;
}

/** Changes of stage and rung told together, newest first: a day on which both moved is one step. */
export function mergeChanges(stages: readonly LifeChange<Stage>[], rungs: readonly LifeChange<Rung>[]): Step[] {
  const steps: Step[] = stages.map(({ day, cause, to }) => ({ day, cause, stage: to }));
  for (const { day, cause, to } of rungs) {
    const same = steps.findIndex((step) => step.day === day && step.cause === cause);
    const step = steps[same];
    if (step === undefined) steps.push({ day, cause, rung: to });
    else steps[same] = { ...step, rung: to };
  }
  return steps.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}
