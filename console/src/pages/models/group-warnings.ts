import type { Fit, FittedModel } from '@peyvand/sdk/profile-models';

export const fittedNames = ['mbgnbd', 'bgnbd', 'paretonbd', 'gammagamma'] as const;
export type FittedName = (typeof fittedNames)[number];

/** One thing to bear in mind, and the models it is true of. */
export interface GroupedWarning {
  readonly warning: FittedModel['warnings'][number];
  readonly models: readonly FittedName[];
}

/** The warnings of all fits, each once: four models that lack the same data would say the same four times. */
export function groupWarnings(fit: Fit): readonly GroupedWarning[] {
  const groups = new Map<string, { warning: FittedModel['warnings'][number]; models: FittedName[] }>();
  for (const name of fittedNames)
    for (const warning of fit.fits[name]?.warnings ?? []) {
      const group = groups.get(warning.code);
      if (group === undefined) groups.set(warning.code, { warning, models: [name] });
      else group.models.push(name);
    }
  return [...groups.values()];
}
